import { expect } from 'chai';
import { handOver, hostingApi, keptPlace, keptSpace } from '../../../test/fixtures-hosting.ts';
import {
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  settled,
  textOf,
} from '../../../test/fixtures-page.ts';
import { LoadFault } from '../../ui/load.ts';
import type { SnodoDayField } from '../../ui/snodo-day-field.ts';
import type { HostingApi } from './hosting-api.ts';
import './snodo-hosted-place.ts';
import './snodo-hosted-places.ts';
import { hostedPlaceParts, type HostedPlacePart } from './snodo-hosted-place.ts';

const languages = ['it', 'en', 'ar'] as const;
const never = () => new Promise<never>(() => undefined);
const fails = () => Promise.reject(new LoadFault('unavailable'));
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};
const placeOf = (part: HostedPlacePart, changes: Partial<HostingApi> = {}) =>
  html`<snodo-hosted-place
    .api=${hostingApi(changes)}
    code="farmacia-inventata"
    shown=${part}
  ></snodo-hosted-place>`;
const listOf = (changes: Partial<HostingApi> = {}) =>
  html`<snodo-hosted-places .api=${hostingApi(changes)}></snodo-hosted-places>`;

const screens = {
  list: listOf,
  ...Object.fromEntries(
    hostedPlaceParts.map((part) => [part, (changes?: Partial<HostingApi>) => placeOf(part, changes)]),
  ),
};

for (const [name, make] of Object.entries(screens))
  describe(`what a host sees: ${name}`, () => {
    for (const language of languages)
      it(`has no accessibility fault and no bare key (${language})`, async () => {
        const page = await onPage(make(), language);
        await settled();
        expect(textOf(page)).not.to.match(/(?:hosting|booking|places|common)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      });

    it('says that it is on its way, and that it failed', async () => {
      for (const [answer, state] of [
        [never, 'pending'],
        [fails, 'failed'],
      ] as const) {
        const page = await onPage(make({ getHostedPlace: answer, listHostedPlaces: answer }));
        await settled();
        expect(find(page, 'snodo-load-state', HTMLElement).getAttribute('state')).to.equal(state);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  });

describe('<snodo-kept-spaces>', () => {
  it('pauses a space and changes nothing else of it', async () => {
    const sent: unknown[] = [];
    const changeSpace: HostingApi['changeSpace'] = (id, body) => {
      sent.push([id, body]);
      return Promise.resolve({});
    };
    const page = await onPage(placeOf('spaces', { changeSpace }));
    await settled();
    buttonOf(page, 'Metti in pausa').click();
    await settled();
    const { blocks: _blocks, opensWithPlace: _with, parts: _parts, hours: _hours, ...same } = keptSpace;
    const { id, mode: _mode, noShowMinutes: _never, insuranceNote: _none, ...rest } = same;
    expect(sent).to.deep.equal([[id, { ...rest, isPaused: true }]]);
    expect(textOf(page)).to.contain('chi ha già prenotato viene lo stesso');
  });

  it('offers a new space by seats, for whom its host says', async () => {
    let sent: unknown;
    const addSpace: HostingApi['addSpace'] = (code, body) => {
      sent = body;
      return Promise.resolve({});
    };
    const page = await onPage(placeOf('spaces', { addSpace }));
    await settled();
    buttonOf(page, 'Aggiungi uno spazio').click();
    await settled();
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, '#name', HTMLInputElement).value = 'Tavoli';
    find(page, 'input[value="seats"]', HTMLInputElement).click();
    await settled();
    find(page, '#capacity', HTMLInputElement).value = '6';
    find(page, '#access-residents', HTMLSelectElement).value = 'free';
    find(page, '#access-firms', HTMLSelectElement).value = 'no';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.include({ name: 'Tavoli', mode: 'seats', capacityPeople: 6, parts: [] });
    const { access } = sent as { access: { audience: string; needsApproval: boolean }[] };
    expect(access.map(({ audience, needsApproval }) => [audience, needsApproval])).to.deep.equal([
      ['own_staff', false],
      ['groups', true],
      ['residents', false],
    ]);
  });

  it('says in words that less room than is booked is refused, and loses nothing', async () => {
    const changeSpace = () =>
      Promise.reject(new LoadFault('capacity_booked', { fields: ['capacityPeople'] }));
    const page = await onPage(placeOf('spaces', { changeSpace }));
    await settled();
    buttonOf(page, 'Modifica').click();
    await settled();
    find(page, '#capacity', HTMLInputElement).value = '2';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('È già prenotato più posto');
    expect(find(page, '#capacity', HTMLInputElement).value).to.equal('2');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('keeps whole days for the host, from midnight to midnight', async () => {
    let sent: { from: string; to: string } | undefined;
    const block: HostingApi['block'] = (_space, body) => {
      sent = body;
      return Promise.resolve(keptPlace);
    };
    const page = await onPage(placeOf('spaces', { block }));
    await settled();
    buttonOf(page, 'Tieni per te').click();
    await settled();
    expect(textOf(page)).to.contain('Inventario');
    const [first, last] = findAll<SnodoDayField>(page, 'snodo-day-field');
    if (!first || !last) throw new Error('there are no days to choose');
    first.value = '2099-03-02';
    last.value = '2099-03-03';
    await settled();
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal({ from: '2099-03-02T00:00', to: '2099-03-04T00:00' });
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-place-details>', () => {
  it('sends the week as it stands there, with a break at noon', async () => {
    let sent: Parameters<HostingApi['changePlace']>[1] | undefined;
    const changePlace: HostingApi['changePlace'] = (_code, body) => {
      sent = body;
      return Promise.resolve(keptPlace);
    };
    const page = await onPage(placeOf('details', { changePlace }));
    await settled();
    buttonOf(page, 'Aggiungi un orario').click();
    await settled();
    const to = find(page, '#to-1-0', HTMLSelectElement);
    to.value = '780';
    to.dispatchEvent(new Event('change'));
    await settled();
    buttonOf(page, 'Aggiungi una chiusura').click();
    await settled();
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent?.hours?.week).to.deep.equal([
      { weekday: 1, startMinute: 540, endMinute: 780 },
      { weekday: 1, startMinute: 900, endMinute: 1140 },
    ]);
    expect(sent?.hours?.closures).to.have.length(1);
    expect(sent).to.include({ version: 2, name: 'Farmacia Inventata' });
  });
});

describe('<snodo-place-ladder>', () => {
  it('shows where a place stands and what comes next, and says more', async () => {
    let sent: unknown;
    const page = await onPage(
      placeOf('ladder', {
        changePlace: (_code, body) => {
          sent = body;
          return Promise.resolve(keptPlace);
        },
      }),
    );
    await settled();
    expect(textOf(find(page, 'li[aria-current="step"]', HTMLElement))).to.contain('Una sedia');
    const next = findAll(page, 'ol.ladder > li').find(({ textContent }) =>
      textContent.includes('il prossimo passo'),
    );
    if (next === undefined) throw new Error('nothing comes next');
    expect(next.textContent).to.contain('Un’ora');
    expect(find<HTMLAnchorElement>(next, 'a').pathname).to.equal('/places');
    const commitment = find(page, '#commitment', HTMLSelectElement);
    expect([...commitment.options].map(({ value }) => value)).not.to.include('poster');
    commitment.value = 'hour';
    find(page, '#maturity', HTMLSelectElement).value = '2';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal({
      version: 2,
      name: 'Farmacia Inventata',
      description: 'Un angolo per chi ha bambini piccoli',
      address: 'Via Inventata 1',
      amenities: ['changing-table'],
      commitment: 'hour',
      maturityLevel: 2,
    });
  });
});

describe('<snodo-hand-over>', () => {
  it('says what is done, due and late, and follows a step', async () => {
    let sent: unknown;
    const page = await onPage(
      placeOf('hand-over', {
        followMilestone: (code, milestone, body) => {
          sent = [code, milestone, body];
          return Promise.resolve(handOver);
        },
      }),
    );
    await settled();
    const steps = findAll(page, 'ul.rows > li').map(textOf);
    expect(steps[0]).to.contain('lo ha segnato Marta Conti');
    expect(steps[1]).to.contain('Doveva essere fatto entro il');
    expect(steps[2]).to.contain('Entro il');
    findAll<HTMLButtonElement>(page, 'ul.rows button')[2]?.click();
    await settled();
    find(page, '#is-done', HTMLInputElement).checked = true;
    find(page, '#note', HTMLInputElement).value = 'Le ha Amina';
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'form.notice', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal([
      'farmacia-inventata',
      'keys',
      { isDone: true, dueOn: '2099-03-01', note: 'Le ha Amina' },
    ]);
    expect(textOf(page)).to.contain('Segnato');
  });

  it('passes the place on to whom the host chooses', async () => {
    let sent: unknown;
    const page = await onPage(
      placeOf('hand-over', {
        movePlace: (code, body) => {
          sent = [code, body];
          return Promise.resolve({});
        },
      }),
    );
    await settled();
    find(page, '#receiver', HTMLSelectElement).value = 'amici';
    find(page, '#reason', HTMLInputElement).value = 'Lo tiene chi ci abita';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal([
      'farmacia-inventata',
      {
        from: 'active',
        to: 'handed_over',
        reason: 'Lo tiene chi ci abita',
        organisation: 'amici',
        fates: [],
      },
    ]);
  });
});

describe('<snodo-place-troubles>', () => {
  it('tells what does not work, and settles it', async () => {
    const told: unknown[] = [];
    const page = await onPage(
      placeOf('troubles', {
        reportTrouble: (_code, body) => {
          told.push(body);
          return Promise.resolve(keptPlace);
        },
        settleTrouble: (id) => {
          told.push(id);
          return Promise.resolve(keptPlace);
        },
      }),
    );
    await settled();
    find(page, '#words', HTMLTextAreaElement).value = 'Perde il rubinetto';
    find(page, 'form input[type="checkbox"]', HTMLInputElement).click();
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('non prende più prenotazioni');
    buttonOf(page, 'Sistemato').click();
    await settled();
    expect(told).to.deep.equal([{ words: 'Perde il rubinetto', isUnsafe: true }, keptPlace.troubles[0]?.id]);
  });
});

describe('<snodo-place-life>', () => {
  it('asks of each booking what becomes of it before a place closes', async () => {
    let sent: Parameters<HostingApi['movePlace']>[1] | undefined;
    const movePlace: HostingApi['movePlace'] = (_code, body) => {
      sent = body;
      return Promise.resolve({});
    };
    const page = await onPage(placeOf('life', { movePlace }));
    await settled();
    buttonOf(page, 'Chiudi il luogo').click();
    await settled();
    expect(sent).to.equal(undefined);
    expect(textOf(page)).to.contain('Si sposta in «Salone», Circolo');
    expect(await faultsOf(page)).to.deep.equal([]);
    const fate = find(page, 'select', HTMLSelectElement);
    fate.selectedIndex = 1;
    find(page, '#reason', HTMLInputElement).value = 'Si trasloca';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal({
      from: 'active',
      to: 'closed',
      reason: 'Si trasloca',
      fates: [
        {
          booking: '00000000-0000-4000-8000-000000000a03',
          what: 'move',
          space: '00000000-0000-4000-8000-000000000a04',
        },
      ],
    });
    expect(textOf(page)).to.contain('Il luogo è chiuso');
  });
});

describe('<snodo-day-field>', () => {
  it('speaks the page’s language and never leaves its bounds or the calendar', async () => {
    await import('../../ui/snodo-day-field.ts');
    const page = await onPage(
      html`<snodo-day-field
        label="Giorno"
        value="2027-01-31"
        min="2027-01-05"
        max="2028-12-31"
      ></snodo-day-field>`,
      'ar',
    );
    const field = find<SnodoDayField>(page, 'snodo-day-field');
    expect(textOf(page)).to.contain('يناير');
    const choose = async (index: number, value: string) => {
      const list = findAll<HTMLSelectElement>(page, 'select')[index];
      if (!list) throw new Error('there is no such list');
      list.value = value;
      list.dispatchEvent(new Event('change'));
      await settled();
    };
    await choose(1, '2');
    expect(field.value).to.equal('2027-02-28');
    await choose(2, '2028');
    expect(field.value).to.equal('2028-02-28');
    await choose(2, '2027');
    await choose(1, '1');
    await choose(0, '1');
    expect(field.value).to.equal('2027-01-05');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
