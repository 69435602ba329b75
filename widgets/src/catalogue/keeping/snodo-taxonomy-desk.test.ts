import { expect } from 'chai';
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
import './snodo-taxonomy-desk.ts';
import type { KeptEntry, KeptTaxonomy, TaxonomyApi } from './taxonomy-api.ts';

const entryOf = (code: string, group: string | null, rest: Partial<KeptEntry> = {}): KeptEntry => ({
  code,
  group,
  name: { it: `Nome ${code}`, en: `Name ${code}` },
  description: { it: `Descrizione ${code}` },
  leadsTo: null,
  isRetired: false,
  services: 0,
  links: [],
  ...rest,
});
const taxonomy: KeptTaxonomy = {
  version: 7,
  items: [
    entryOf('SOL', null),
    entryOf('SOL1', 'SOL', {
      services: 3,
      links: [{ term: 't1', scheme: 'wemi', code: 'w1', name: 'Servizi educativi' }],
    }),
    entryOf('SOL2', 'SOL', { isRetired: true }),
    entryOf('SOL3', 'SOL', { isRetired: true, leadsTo: 'SOL1' }),
    entryOf('SOL4', 'SOL'),
    entryOf('INF', null),
  ],
  terms: [
    { id: 't1', scheme: 'wemi', name: 'Servizi educativi' },
    { id: 't2', scheme: 'wemi', name: 'Servizi psicologici' },
    { id: 't3', scheme: 'open-eligibility', name: 'Day Camp' },
  ],
  changes: [{ version: 7, on: '2026-11-20', kind: 'merged', code: 'SOL3', into: 'SOL1' }],
};

const deskOf = (changes: Partial<TaxonomyApi> = {}) => {
  const api: TaxonomyApi = {
    get: async () => taxonomy,
    add: async () => ({}),
    change: async () => ({}),
    merge: async () => ({}),
    move: async () => ({}),
    link: async () => ({}),
    ...changes,
  };
  return html`<snodo-taxonomy-desk .api=${api}></snodo-taxonomy-desk>`;
};
const unfold = async (page: HTMLElement) => {
  for (const folded of findAll<HTMLDetailsElement>(page, 'details')) folded.open = true;
  await settled();
};
const press = async (page: HTMLElement, words: string) => {
  const button = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.replaceAll(/\s+/gu, ' ').trim().startsWith(words),
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

describe('<snodo-taxonomy-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, unfolded and with its forms open (${language})`, async () => {
      const page = await onPage(deskOf(), language);
      await unfold(page);
      expect(await faultsOf(page)).to.deep.equal([]);
      for (const at of [0, 2, -1]) {
        const buttons = findAll<HTMLButtonElement>(page, 'li .row button');
        buttons.at(at)?.click();
        await settled();
        expect(textOf(page)).not.to.match(/(?:taxonomy-desk|provider-desk|service-form)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  }

  it('tells the version, what each names, what means the same elsewhere, what is missing and what changed', async () => {
    const page = await onPage(deskOf());
    await unfold(page);
    for (const words of [
      'Versione 7',
      '3 servizi',
      'Servizi educativi (wemi)',
      'Manca l’arabo',
      'Porta a: Nome SOL1',
      'Non si usa più',
      '20 novembre 2026',
      'Nome SOL3 è stata unita a Nome SOL1',
    ])
      expect(textOf(page)).to.contain(words);
  });

  it('adds an entry under the next free code, and a group under three letters', async () => {
    const sent: object[] = [];
    const page = await onPage(deskOf({ add: async (_key, entry) => sent.push(entry) && {} }));
    await unfold(page);
    await press(page, 'Aggiungi una voce');
    await press(page, 'Aggiungi');
    expect(sent).to.deep.equal([]);
    expect(find(page, '#name-it').getAttribute('aria-invalid')).to.equal('true');
    await type(page, '#name-it', ' Merende ');
    await type(page, '#description-it', 'Mangiare insieme.');
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[0]).to.deep.equal({
      code: 'SOL5',
      group: 'SOL',
      name: { it: 'Merende' },
      description: { it: 'Mangiare insieme.' },
    });
    expect(textOf(page)).to.contain('Fatto');
    await press(page, 'Aggiungi un gruppo');
    await type(page, '#code', 'x');
    await type(page, '#name-it', 'Orti');
    await type(page, '#description-it', 'Coltivare insieme.');
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(find(page, '#code-fault').textContent).to.contain('tre lettere');
    await type(page, '#code', 'ort');
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[1]).to.deep.include({ code: 'ORT', group: null });
  });

  it('says an entry in other words, retires it and merges it, and tells a refusal', async () => {
    const sent: unknown[] = [];
    const page = await onPage(
      deskOf({
        change: async (code, change) => sent.push([code, change]) && {},
        merge: async (code, into) => {
          sent.push([code, into]);
          throw new LoadFault('entry_merged');
        },
      }),
    );
    await unfold(page);
    await press(page, 'Cambia le parole : Nome SOL1'.replace(' :', ':'));
    await type(page, '#name-ar', 'تعليم');
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[0]).to.deep.equal([
      'SOL1',
      {
        name: { it: 'Nome SOL1', en: 'Name SOL1', ar: 'تعليم' },
        description: { it: 'Descrizione SOL1' },
        isRetired: false,
      },
    ]);
    await press(page, 'Non usarla più: Nome SOL1');
    expect((sent[1] as [string, { isRetired: boolean }])[1].isRetired).to.equal(true);
    await press(page, 'Usala di nuovo: Nome SOL2');
    expect((sent[2] as [string, { isRetired: boolean }])[1].isRetired).to.equal(false);
    await press(page, 'Uniscila a un’altra: Nome SOL4');
    expect(findAll<HTMLOptionElement>(page, '#into option').map((option) => option.value)).to.deep.equal([
      '',
      'SOL1',
    ]);
    await type(page, '#into', 'SOL1');
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[3]).to.deep.equal(['SOL4', 'SOL1']);
    expect(textOf(page)).to.contain('è stata unita a un’altra');
    expect(findAll(page, '#into').length).to.equal(1);
  });

  it('moves an entry to another group, and says what it is the same as', async () => {
    const sent: unknown[] = [];
    const page = await onPage(
      deskOf({
        move: async (code, group) => sent.push([code, group]) && {},
        link: async (code, terms) => sent.push([code, terms]) && {},
      }),
    );
    await unfold(page);
    await press(page, 'Spostala in un altro gruppo: Nome SOL1');
    expect(findAll<HTMLOptionElement>(page, '#into option').map(({ value }) => value)).to.deep.equal([
      '',
      'INF',
    ]);
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal([]);
    await type(page, '#into', 'INF');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal([['SOL1', 'INF']]);
    await press(page, 'Cambia le corrispondenze: Nome SOL1');
    for (const id of ['t1', 't3']) {
      find<HTMLInputElement>(page, `input[value=${id}]`).click();
      await settled();
    }
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'form.part', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[1]).to.deep.equal(['SOL1', ['t3']]);
  });

  it('says that it failed and tries again', async () => {
    const failed = await onPage(deskOf({ get: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(findAll(failed, '[state=failed]').length).to.equal(1);
    expect(await faultsOf(failed)).to.deep.equal([]);
  });
});
