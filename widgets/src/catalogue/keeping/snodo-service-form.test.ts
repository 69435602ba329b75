import { expect } from 'chai';
import { choices, keepingApi, sheet, sheetInput, verified } from '../../../test/fixtures-keeping.ts';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  recorded,
  settled,
  textOf,
} from '../../../test/fixtures-page.ts';
import { LoadFault } from '../../ui/load.ts';
import type { KeepingApi, ServiceInput } from './keeping-api.ts';
import { forgetDraft, serviceSteps } from './service-draft.ts';
import './snodo-service-form.ts';

const formOf = (changes: Partial<KeepingApi> = {}, service = '') =>
  html`<snodo-service-form service=${service} .api=${keepingApi(changes)}></snodo-service-form>`;
const press = async (page: HTMLElement, words: string) => {
  const button = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
  await settled();
};
const type = async (page: HTMLElement, selector: string, text: string) => {
  const field = find<HTMLInputElement>(page, selector);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
};
const choose = async (page: HTMLElement, selector: string) => {
  find(page, selector, HTMLInputElement).click();
  await settled();
};
/** Everything that can be opened on a page, so that all of it is looked at. */
const unfold = (page: HTMLElement) => {
  for (const folded of findAll<HTMLDetailsElement>(page, 'details')) folded.open = true;
};

const full: ServiceInput = {
  ...sheetInput,
  offerKind: 'shared',
  audience: { kind: 'organisations', organisations: ['naviglio'] },
  ages: { fromYears: 6, toYears: 11 },
  districts: ['municipio-6'],
  eligibility: [
    { kind: 'age', fromYears: 6, toYears: 11 },
    { kind: 'lives_in', districts: ['municipio-6'] },
    { kind: 'works_for', organisations: ['naviglio'] },
    { kind: 'income_up_to', incomeCents: 2_000_000 },
    { kind: 'cares_for_somebody' },
  ],
  cost: {
    kind: 'by_income',
    unit: 'month',
    bands: [
      { upToCents: 1_000_000, feeCents: 2000 },
      { upToCents: null, feeCents: 4550 },
    ],
  },
  languages: ['it'],
  accessibility: ['step_free'],
  documents: [{ it: 'Carta d’identità' }],
  bornFrom: { words: { it: 'Da un laboratorio' }, on: '2026-03-01' },
  contacts: [
    {
      shownTo: 'everyone',
      label: { it: 'Iscrizioni' },
      phone: '02 1234',
      mail: null,
      website: null,
      languages: ['it'],
    },
  ],
};

describe('<snodo-service-form>', () => {
  afterEach(forgetDraft);

  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault in any step (${language})`, async () => {
      const page = await onPage(
        formOf({ getKept: async () => ({ ...sheet, service: full }) }, 'doposcuola'),
        language,
      );
      for (const at of serviceSteps.keys()) {
        findAll<HTMLButtonElement>(page, '.steps button')[at]?.click();
        await settled();
        unfold(page);
        expect(textOf(page)).not.to.match(/(?:service-form|timetable|catalogue|catalogue-desk)\.\w/u);
        expect(await faultsOf(page), serviceSteps[at]).to.deep.equal([]);
      }
    });
  }

  it('makes a service step by step, with what was written and nothing else', async () => {
    const made: [string, ServiceInput][] = [];
    const page = await onPage(
      formOf({
        create: async (key, input) => {
          made.push([key, input]);
          return sheet;
        },
      }),
    );
    const saved = recorded<typeof sheet>(page, 'snodo-service-saved');
    await press(page, 'Avanti');
    expect(find(page, '#step').textContent).to.contain('Che cos’è');
    expect(find(page, '#provider').getAttribute('aria-invalid')).to.equal('true');
    await type(page, '#provider', 'cooperativa');
    await type(page, '#name-it', ' Merenda in cortile ');
    await type(page, '#description-it', 'Una merenda insieme.');
    await press(page, 'Avanti');
    expect(find(page, '#entries-fault').textContent).to.contain('manca');
    await choose(page, '#entries .choices input');
    await press(page, 'Avanti');
    await press(page, 'Avanti');
    await choose(page, '#timetable input[value=known]');
    await press(page, 'Aggiungi un orario');
    await press(page, 'Avanti');
    await type(page, '#cost', 'per_hour');
    await press(page, 'Avanti');
    expect(find(page, '#cost-fault').textContent).to.contain('euro');
    await type(page, '#fee', '7.5');
    expect(textOf(page)).to.contain('7,50');
    await press(page, 'Avanti');
    await press(page, 'Avanti');
    expect(textOf(page)).to.contain('La scheda è in ordine');
    expect(textOf(page)).to.contain('Nome: in inglese, in arabo');
    expect(made).to.deep.equal([]);
    await press(page, 'Salva la scheda');
    expect(made[0]?.[1]).to.deep.include({
      provider: 'cooperativa',
      name: { it: 'Merenda in cortile' },
      status: 'draft',
      windows: null,
      cost: { kind: 'per_hour', feeCents: 750 },
    });
    expect(made[0]?.[1].timetable?.periods[0]?.week[0]).to.deep.equal([{ startMinute: 540, endMinute: 780 }]);
    expect(saved.map(({ code }) => code)).to.deep.equal(['doposcuola']);
    expect(sessionStorage.getItem('snodo-service-form')).to.equal(null);
  });

  it('finds again what was written and not saved, at its step', async () => {
    const first = await onPage(formOf({}, 'doposcuola'));
    await type(first, '#name-en', 'After-school club');
    await press(first, 'Quanto costa');
    const again = await onPage(formOf({}, 'doposcuola'));
    expect(find(again, '#step').textContent).to.contain('Quanto costa');
    expect(textOf(again)).to.contain('Abbiamo ritrovato');
    await press(again, 'Che cos’è');
    expect(find(again, '#name-en', HTMLInputElement).value).to.equal('After-school club');
    const other = await onPage(formOf());
    expect(find(other, '#name-en', HTMLInputElement).value).to.equal('');
  });

  it('says what contradicts itself where it stands, and leads there from the end', async () => {
    const eligibility: ServiceInput['eligibility'] = [
      { kind: 'age', fromYears: 0, toYears: 5 },
      { kind: 'age', fromYears: 18, toYears: null },
    ];
    const page = await onPage(
      formOf(
        {
          getKept: async () => ({
            ...sheet,
            service: { ...sheetInput, eligibility, openPlaces: 9, capacityPlaces: 4 },
          }),
        },
        'doposcuola',
      ),
    );
    await press(page, 'Controlla e salva');
    expect(textOf(page)).to.contain('ci sono 2 cose da sistemare');
    await press(page, 'nessuno può avere tutte e due le età');
    expect(find(page, '#step').textContent).to.contain('Per chi è');
    expect(find(page, '#eligibility-1').textContent).to.contain('nessuno può avere tutte e due le età');
    await press(page, 'Quanto costa');
    await press(page, 'Avanti');
    expect(find(page, '#openPlaces-fault').textContent).to.contain('più dei posti in tutto');
  });

  it('shows at its field what the API refuses, and lets her keep her words when somebody else saved', async () => {
    const sent: number[] = [];
    let version = 3;
    const page = await onPage(
      formOf(
        {
          getKept: async () => ({ ...sheet, version }),
          save: (_code, at) => {
            sent.push(at);
            if (sent.length === 1)
              return Promise.reject(
                new LoadFault('invalid_request', {
                  faults: [{ path: 'json.service.place', code: 'unknown', message: '' }],
                }),
              );
            return at === 3 ? Promise.reject(new LoadFault('service_changed')) : Promise.resolve(verified);
          },
        },
        'doposcuola',
      ),
    );
    await type(page, '#name-en', 'After-school club');
    await press(page, 'Controlla e salva');
    await press(page, 'Salva la scheda');
    await press(page, 'Luogo: non c’è più');
    expect(find(page, '#place-fault').textContent).to.contain('scegli di nuovo');
    await type(page, '#place', '');
    await press(page, 'Controlla e salva');
    await press(page, 'Salva la scheda');
    version = 4;
    await press(page, 'Tengo quello che ho scritto');
    await press(page, 'Salva la scheda');
    expect(sent).to.deep.equal([3, 3, 4]);
  });

  it('leaves hours by a rule as they are, and says so', async () => {
    const sent: ServiceInput[] = [];
    const page = await onPage(
      formOf(
        {
          getKept: async () => ({ ...sheet, isHoursByRule: true }),
          save: async (_code, _version, input) => {
            sent.push(input);
            return verified;
          },
        },
        'doposcuola',
      ),
    );
    await press(page, 'Dove e quando');
    expect(textOf(page)).to.contain('il primo lunedì del mese');
    await press(page, 'Controlla e salva');
    await press(page, 'Salva la scheda');
    expect([sent[0]?.timetable, sent[0]?.windows]).to.deep.equal([null, sheetInput.windows]);
  });

  it('writes for her own organisation without asking which', async () => {
    const own = { ...choices, mayDecide: false, providers: choices.providers.slice(0, 1) };
    const page = await onPage(formOf({ getChoices: async () => own }));
    expect(findAll(page, '#provider')).to.deep.equal([]);
  });

  it('says that it failed and tries again, and that a sheet is not there', async () => {
    const failed = await onPage(formOf({ getChoices: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(findAll(failed, '[state=failed]').length).to.equal(1);
    expect(await faultsOf(failed)).to.deep.equal([]);
    const gone = await onPage(formOf({ getKept: () => Promise.reject(new LoadFault('not_found')) }, 'x'));
    expect(textOf(gone)).to.contain('Questa scheda non c’è');
  });
});
