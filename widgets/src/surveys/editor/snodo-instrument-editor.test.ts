import { expect } from 'chai';
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
import {
  cleanCheck,
  definition,
  instrumentDraft,
  instrumentsApi,
} from '../../../test/fixtures-instruments.ts';
import type { Language } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import type { InstrumentsApi } from './instruments-api.ts';
import { partAt } from './json-path.ts';
import './snodo-instrument-editor.ts';

/** The editor saves at once here. */
const openEditor = async (changes: Partial<InstrumentsApi> = {}, language: Language = 'it') => {
  const page = await onPage(
    html`<snodo-instrument-editor
      .api=${instrumentsApi(changes)}
      .draftId=${instrumentDraft.id}
      .saveDelay=${0}
    ></snodo-instrument-editor>`,
    language,
  );
  await settled();
  return page;
};

async function type(page: HTMLElement, path: string, words: string): Promise<void> {
  const field = find(page, `[data-path="${path}"]`);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    throw new Error(`${path} is no text field`);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}
async function choose(page: HTMLElement, selector: string, value: string): Promise<void> {
  const field = find(page, selector, HTMLSelectElement);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}
async function press(page: HTMLElement, words: string): Promise<void> {
  const button = findAll(page, 'button').find(
    (one) => one.textContent?.includes(words) || one.getAttribute('aria-label')?.includes(words),
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
  await settled();
}
const select = async (page: HTMLElement, path: string) => {
  find(page, `[data-entry="${path}"]`).click();
  await settled();
};
const focused = (page: HTMLElement) =>
  find(page, 'snodo-instrument-editor').shadowRoot?.activeElement ?? undefined;

/** What is saved, as it is saved. */
function saves() {
  const saved: Record<string, unknown>[] = [];
  const saveDraft: InstrumentsApi['saveDraft'] = async (_id, revision, json) => {
    saved.push(json);
    return { revision: revision + 1, changedAt: '2026-11-29T10:00:00.000Z' };
  };
  return { saved, saveDraft };
}

// What is not saved would ask before its page is left.
afterEach(() => document.querySelector('#page')?.remove());

describe('<snodo-instrument-editor>', () => {
  for (const language of ['it', 'en', 'ar'] as const)
    it(`shows outline, form and preview without an accessibility fault, in ${language}`, async () => {
      const page = await openEditor({}, language);
      expect(textOf(page)).to.contain('Turni e cura');
      expect(await faultsOf(page)).to.deep.equal([]);
      await select(page, 'pages[0].elements[1]');
      expect(await faultsOf(page)).to.deep.equal([]);
    });

  it('says what it waits for, what failed and what is gone', async () => {
    const waiting = await openEditor({ getDraft: () => new Promise(() => undefined) });
    expect(find(waiting, 'snodo-load-state').getAttribute('state')).to.equal('pending');
    let calls = 0;
    const failed = await openEditor({
      getDraft: async () => {
        calls += 1;
        if (calls === 1) throw new LoadFault('unavailable');
        return instrumentDraft;
      },
    });
    expect(await faultsOf(failed)).to.deep.equal([]);
    await press(failed, 'Riprova');
    expect(textOf(failed)).to.contain('Tutto salvato');
    const gone = await openEditor({
      getDraft: async () => {
        throw new LoadFault('not_found');
      },
    });
    expect(textOf(gone)).to.contain('non c’è più');
    expect(await faultsOf(gone)).to.deep.equal([]);
  });

  it('saves what is typed in the language that is chosen, and undoes it as one step', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    await choose(page, '#language', 'en');
    await select(page, 'pages[0].elements[1]');
    await type(page, 'pages[0].elements[1].title', 'Which');
    await type(page, 'pages[0].elements[1].title', 'Which shift do you work?');
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 1, 'title'])).to.deep.equal({
      it: 'Che turno fai?',
      en: 'Which shift do you work?',
    });
    expect(textOf(page)).to.contain('Salvato il 29 novembre 2026');
    await press(page, 'Annulla');
    expect(saved.at(-1)).to.deep.equal(definition);
    await press(page, 'Ripeti');
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 1, 'title', 'en'])).to.equal(
      'Which shift do you work?',
    );
  });

  it('adds, moves by keyboard, copies and deletes, and the focus follows', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    await select(page, 'pages[0].elements[0]');
    // Where there is room for one part, the outline is the one.
    await press(page, 'Indice');
    find(page, '[data-type="checkbox"]').click();
    await settled();
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 1])).to.deep.include({
      type: 'checkbox',
      name: 'q1',
    });
    expect(focused(page)?.getAttribute('data-entry')).to.equal('pages[0].elements[1]');
    focused(page)?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true }),
    );
    await settled();
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 0, 'name'])).to.equal('q1');
    expect(focused(page)?.getAttribute('data-entry')).to.equal('pages[0].elements[0]');
    focused(page)?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
    );
    expect(focused(page)?.getAttribute('data-entry')).to.equal('pages[0].elements[1]');
    await press(page, 'Duplica');
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 1])).to.deep.include({
      type: 'checkbox',
      name: 'q2',
    });
    await press(page, 'Elimina');
    await press(page, 'Annulla');
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 1, 'name'])).to.equal('q2');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('adds a ready question in the languages of the draft', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    await choose(page, 'select[data-type="bank"]', '0');
    const question = partAt(saved.at(-1), ['pages', 1, 'elements', 1]);
    expect(question).to.have.property('name', 'q1');
    expect(Object.keys(partAt(question, ['title']) as object).sort()).to.deep.equal(['en', 'it']);
    expect(partAt(question, ['x', 'sensitivity'])).to.be.a('string');
  });

  it('builds a condition from menus, and leaves one that says more as it is written', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    const path = 'pages[1].elements[0].elements[0]';
    await select(page, path);
    const condition = `[data-path="${path}.visibleIf"] .clauses select`;
    expect(findAll<HTMLSelectElement>(page, condition).map(({ value }) => value)).to.deep.equal([
      'shift',
      'is',
      'night',
    ]);
    await choose(page, `${condition}:nth-of-type(3)`, 'day');
    expect(partAt(saved.at(-1), ['pages', 1, 'elements', 0, 'elements', 0, 'visibleIf'])).to.equal(
      "{shift} = 'day'",
    );
    await press(page, 'E un’altra condizione');
    expect(partAt(saved.at(-1), ['pages', 1, 'elements', 0, 'elements', 0, 'visibleIf'])).to.equal(
      "{shift} = 'day' and {consent} = true",
    );
    expect(await faultsOf(page)).to.deep.equal([]);
    const written = find(page, `[data-path="${path}.visibleIf"] details input`, HTMLInputElement);
    written.value = "{shift} = 'day' and ({consent} = true or {shift} empty)";
    written.dispatchEvent(new Event('change'));
    await settled();
    expect(textOf(page)).to.contain('dice più di quanto dicono i menu');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says of a checkbox which answers exclude the others', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    await select(page, 'pages[0].elements[1]');
    await choose(page, '[data-path="pages[0].elements[1].type"]', 'checkbox');
    find(page, '[data-path="pages[0].elements[1].x.exclusive"] input').click();
    await settled();
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 1, 'x', 'exclusive'])).to.deep.equal(['day']);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('keeps the name and the type of what was published', async () => {
    const page = await openEditor();
    await select(page, 'pages[0].elements[0]');
    expect(find(page, '[data-path="pages[0].elements[0].type"]', HTMLSelectElement).disabled).to.equal(true);
    expect(find(page, '[data-path="pages[0].elements[0].name"]', HTMLInputElement).readOnly).to.equal(true);
    await select(page, 'pages[0].elements[1]');
    expect(find(page, '[data-path="pages[0].elements[1].type"]', HTMLSelectElement).disabled).to.equal(false);
  });

  it('hints at what is hard to read, below the text', async () => {
    const page = await openEditor();
    await select(page, 'pages[0].elements[1]');
    const long = `Vorremmo sapere ${'se nella settimana appena trascorsa il turno '.repeat(5)}andava bene?`;
    await type(page, 'pages[0].elements[1].title', long);
    expect(textOf(find(page, '.hints'))).to.contain('Frase lunga');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('leads from a problem to its field, in the language that it is about', async () => {
    const page = await openEditor();
    await press(page, 'Controlla e pubblica');
    expect(textOf(page)).to.contain('La condizione parla di una domanda che non c’è');
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'La condizione parla');
    expect(focused(page)?.getAttribute('data-path')).to.equal('pages[1].elements[0].elements[0].visibleIf');
    await press(page, 'Controlla e pubblica');
    await press(page, 'Mancano le parole');
    expect(find(page, '#language', HTMLSelectElement).value).to.equal('en');
    expect(focused(page)?.getAttribute('data-path')).to.equal('pages[0].elements[1].title');
    await press(page, 'Controlla e pubblica');
    await press(page, 'Testi che mancano: 1');
    expect(find(page, '#into', HTMLSelectElement).value).to.equal('en');
  });

  it('translates what is missing side by side, and keeps a text in the list while it is written', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    await press(page, 'Traduci');
    const fields = () => findAll(page, '.translation textarea').map((one) => one.getAttribute('data-path'));
    expect(fields()).to.contain('pages[0].elements[1].choices[1].text');
    expect(fields()).not.to.contain('title');
    expect(await faultsOf(page)).to.deep.equal([]);
    await type(page, 'pages[0].elements[1].choices[1].text', 'Nights');
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 1, 'choices', 1, 'text'])).to.deep.equal({
      it: 'Di notte',
      en: 'Nights',
    });
    expect(fields()).to.contain('pages[0].elements[1].choices[1].text');
    find(page, '.translation input[type="checkbox"]').click();
    await settled();
    expect(fields()).to.contain('title');
  });

  it('says in a sentence what publishing does, and publishes what is saved', async () => {
    const published: unknown[] = [];
    const page = await openEditor({
      checkDraft: async () => cleanCheck,
      publishDraft: async (_key, ...asked) => {
        published.push(asked);
        return { code: 'turni-e-cura', version: 2, changeClass: 'compatible' };
      },
    });
    const told = recorded(find(page, 'snodo-instrument-editor'), 'snodo-instrument-published');
    await press(page, 'Controlla e pubblica');
    await press(page, 'Pubblica');
    expect(textOf(page)).to.contain('Diventa la versione 2 e non cambierà più');
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Sì, pubblica');
    expect(published).to.deep.equal([[instrumentDraft.id, 4, 1]]);
    expect(told).to.have.length(1);
    expect(textOf(page)).to.contain('Pubblicata la versione 2');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('keeps both states side by side when somebody saved in between, and lets her choose', async () => {
    const { saved, saveDraft } = saves();
    let isRefused = true;
    const theirs = {
      ...instrumentDraft,
      revision: 9,
      changedBy: { displayName: 'Paolo Greco' },
      definition: { ...definition, title: { it: 'Turni di Paolo' } },
    };
    let reads = 0;
    const page = await openEditor({
      getDraft: async () => ((reads += 1) === 1 ? instrumentDraft : theirs),
      saveDraft: async (id, revision, json) => {
        if (isRefused) throw new LoadFault('draft_changed');
        return saveDraft(id, revision, json);
      },
    });
    await type(page, 'title', 'Turni miei');
    expect(textOf(page)).to.contain('Due hanno scritto insieme');
    expect(textOf(page)).to.contain('Turni di Paolo');
    expect(await faultsOf(page)).to.deep.equal([]);
    isRefused = false;
    await press(page, 'Prendi quella di Paolo');
    expect(find(page, '[data-path="title"]', HTMLInputElement).value).to.equal('Turni di Paolo');
    await press(page, 'Annulla');
    expect(partAt(saved.at(-1), ['title', 'it'])).to.equal('Turni miei');
  });

  it('keeps what is typed when it cannot be saved, and saves it when asked again', async () => {
    const { saved, saveDraft } = saves();
    let isAway = true;
    const page = await openEditor({
      saveDraft: async (id, revision, json) => {
        if (isAway) throw new LoadFault('unavailable');
        return saveDraft(id, revision, json);
      },
    });
    await type(page, 'title', 'Turni nuovi');
    expect(textOf(page)).to.contain('Non siamo riusciti a salvare');
    expect(await faultsOf(page)).to.deep.equal([]);
    isAway = false;
    await press(page, 'Riprova');
    expect(partAt(saved.at(-1), ['title', 'it'])).to.equal('Turni nuovi');
  });

  it('takes JSON that can be read, and shows as JSON what no form can', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    await press(page, 'JSON');
    const area = find(page, '#json', HTMLTextAreaElement);
    area.value = '{';
    await press(page, 'Usa questo JSON');
    expect(textOf(page)).to.contain('Questo non è JSON');
    expect(await faultsOf(page)).to.deep.equal([]);
    area.value = '{"pages": 7}';
    await press(page, 'Usa questo JSON');
    expect(saved.at(-1)).to.deep.equal({ pages: 7 });
    await press(page, 'Scrivi');
    expect(textOf(page)).to.contain('non ha la forma di un questionario');
  });

  it('previews a draft with gaps in every language, each in its own direction', async () => {
    const page = await openEditor({
      getDraft: async () => ({
        ...instrumentDraft,
        definition: { ...definition, x: { ...definition.x, locales: ['it', 'en', 'ar'] } },
      }),
    });
    const preview = find(page, 'snodo-instrument-preview');
    expect(textOf(preview)).to.contain('Vuoi partecipare?');
    await choose(preview, '#language', 'ar');
    await settled();
    expect(find(preview, '.sheet').dir).to.equal('rtl');
    expect(find(preview, '.sheet').lang).to.equal('ar');
    expect(await faultsOf(page)).to.deep.equal([]);
    await choose(preview, '#language', 'it');
    await select(page, 'pages[0].elements[1]');
    expect(textOf(find(page, 'snodo-survey-player'))).to.contain('Che turno fai?');
  });
});

const first = 'pages[0].elements[0]';
/** The path of the element that was added last, and what is saved of it. */
const at = (saved: readonly unknown[], ...keys: readonly (string | number)[]) =>
  partAt(saved.at(-1), ['pages', 0, 'elements', 1, ...keys]);

describe('<snodo-instrument-editor> writes without JSON', () => {
  async function begin(kind: string, language: Language = 'it') {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft }, language);
    await select(page, first);
    find(page, `[data-type="${kind}"]`).click();
    await settled();
    return { page, saved };
  }
  async function tick(page: HTMLElement, selector: string): Promise<void> {
    find(page, selector).click();
    await settled();
  }

  for (const language of ['it', 'en', 'ar'] as const)
    for (const kind of ['matrix', 'slider', 'checkbox', 'number', 'text'] as const)
      it(`has the form of a ${kind} without an accessibility fault, in ${language}`, async () => {
        const { page } = await begin(kind, language);
        for (const rule of findAll(page, '[data-rule]')) rule.click();
        await settled();
        for (const fold of findAll<HTMLDetailsElement>(page, '.form details')) fold.open = true;
        await settled();
        expect(await faultsOf(page)).to.deep.equal([]);
      });

  it('a grid with its rows, columns and a condition on a row, and asks later about one row', async () => {
    const { page, saved } = await begin('matrix');
    const path = 'pages[0].elements[1]';
    await type(page, `${path}.rows[0].text`, 'Mattina');
    await type(page, `${path}.columns[1].text`, 'Spesso');
    await press(page, 'Aggiungi una riga');
    await press(page, 'Aggiungi una colonna');
    expect(at(saved, 'rows')).to.deep.equal([
      { value: 'r1', text: { it: 'Mattina' } },
      { value: 'r2', text: {} },
      { value: 'r3', text: {} },
    ]);
    expect(at(saved, 'columns')).to.have.length(3);
    await press(page, 'Elimina la colonna 3');
    await press(page, 'Annulla');
    expect(at(saved, 'columns')).to.have.length(3);
    await choose(page, '[id$="rows-filter"]', '1');
    expect(at(saved, 'rows', 1, 'visibleIf')).to.equal('{consent} notempty');
    await select(page, 'pages[0].elements[2]');
    await press(page, 'Aggiungi una condizione');
    const condition = '[data-path="pages[0].elements[2].visibleIf"] .clauses select';
    await choose(page, condition, 'q1.r1');
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 2, 'visibleIf'])).to.equal("{q1.r1} = 'c1'");
  });

  it('a slider whose words at an end go along with it', async () => {
    const { page, saved } = await begin('slider');
    const path = 'pages[0].elements[1]';
    await press(page, 'Scrivi parole ai due estremi');
    await type(page, `${path}.customLabels[1].text`, 'Moltissimo');
    await type(page, `${path}.max`, '20');
    expect(at(saved, 'customLabels')).to.deep.equal([
      { value: 0, text: {} },
      { value: 20, text: { it: 'Moltissimo' } },
    ]);
    await type(page, `${path}.step`, '2');
    await type(page, `${path}.x.bands`, '0, 10; x 16');
    expect(at(saved, 'x', 'bands')).to.deep.equal([0, 10, 16]);
    await press(page, 'Togli le parole a 0');
    await press(page, 'Togli le parole a 20');
    expect(at(saved)).not.to.have.property('customLabels');
  });

  it('rules of every kind with their message, and takes them away again', async () => {
    const { page, saved } = await begin('text');
    const path = 'pages[0].elements[1]';
    await tick(page, '[data-rule="regex"]');
    expect(at(saved, 'validators', 0)).to.deep.equal({ type: 'regex', regex: String.raw`^\d{5}$` });
    await type(page, `${path}.validators[0].text`, 'Cinque cifre');
    await tick(page, '[data-rule="text"]');
    await type(page, `${path}.validators[1].maxLength`, '5');
    await tick(page, '[data-rule="expression"]');
    expect(at(saved, 'validators')).to.deep.equal([
      { type: 'regex', regex: String.raw`^\d{5}$`, text: { it: 'Cinque cifre' } },
      { type: 'text', maxLength: 5 },
      { type: 'expression', expression: '{q1} notempty' },
    ]);
    await press(page, 'Togli la regola');
    expect(at(saved, 'validators')).to.have.length(2);
    await press(page, 'Annulla');
    expect(at(saved, 'validators')).to.have.length(3);
    await press(page, 'Traduci');
    expect(findAll(page, '.translation textarea').map((one) => one.getAttribute('data-path'))).to.include(
      `${path}.validators[0].text`,
    );
  });

  it('when a question can be answered, from menus', async () => {
    const { page, saved } = await begin('boolean');
    const path = 'pages[0].elements[1].enableIf';
    find(page, `[data-path="${path}"] button`).click();
    await settled();
    expect(at(saved, 'enableIf')).to.equal('{consent} = true');
  });

  it('which answers are offered, which are chosen at the start, and in which order', async () => {
    const { page, saved } = await begin('checkbox');
    find(page, '[data-type="checkbox"]').click();
    await settled();
    await choose(page, '[data-path="pages[0].elements[2].choicesVisibleIf"]', '{q1} contains {item}');
    const second = () => partAt(saved.at(-1), ['pages', 0, 'elements', 2]);
    expect(second()).to.have.property('choicesVisibleIf', '{q1} contains {item}');
    await tick(page, '[data-path="pages[0].elements[2].choicesOrder"]');
    await tick(page, '[data-path="pages[0].elements[2].defaultValue"] input');
    expect(second()).to.deep.include({ choicesOrder: 'random', defaultValue: ['a1'] });
  });

  it('coarser groups for the tables, every answer in one of them', async () => {
    const { page, saved } = await begin('radiogroup');
    await press(page, 'Aggiungi una risposta');
    await tick(page, '[data-path="pages[0].elements[1].x.dimension"]');
    await press(page, 'Riunisci le risposte in gruppi');
    expect(at(saved, 'x', 'groups')).to.deep.equal([
      { value: 'g1', text: {}, values: ['a1', 'a2'] },
      { value: 'g2', text: {}, values: ['a3'] },
    ]);
    await choose(page, '[id$="-of-a2"]', '1');
    await type(page, 'pages[0].elements[1].x.groups[1].text', 'Le altre');
    expect(at(saved, 'x', 'groups')).to.deep.equal([
      { value: 'g1', text: {}, values: ['a1'] },
      { value: 'g2', text: { it: 'Le altre' }, values: ['a3', 'a2'] },
    ]);
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Togli i gruppi');
    expect(at(saved, 'x')).not.to.have.property('groups');
  });

  it('calculated values, named once and used in conditions', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    await press(page, 'Titolo, lingue e regole');
    await press(page, 'Aggiungi un valore calcolato');
    await choose(page, '[data-path="calculatedValues[0]"] .insert', 'shift');
    expect(saved.at(-1)).to.have.deep.property('calculatedValues', [
      { name: 'value1', expression: '{shift}' },
    ]);
    await type(page, 'calculatedValues[0].name', 'turno');
    await type(page, 'calculatedValues[0].name', 'shift');
    expect(saved.at(-1)).to.have.deep.property('calculatedValues', [
      { name: 'turno', expression: '{shift}' },
    ]);
    expect(await faultsOf(page)).to.deep.equal([]);
    await select(page, 'pages[1].elements[0].elements[0]');
    const path = 'pages[1].elements[0].elements[0]';
    await choose(page, `[data-path="${path}.visibleIf"] .clauses select`, 'turno');
    expect(partAt(saved.at(-1), ['pages', 1, 'elements', 0, 'elements', 0, 'visibleIf'])).to.equal(
      '{turno} >= 0',
    );
  });

  it('an earlier answer into a text, where the cursor stands', async () => {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft });
    const path = 'pages[1].elements[0].elements[0]';
    await select(page, path);
    const field = find(page, `[data-path="${path}.title"]`, HTMLTextAreaElement);
    field.setSelectionRange(8, 8);
    await choose(page, '.piped .insert', 'shift');
    expect(partAt(saved.at(-1), ['pages', 1, 'elements', 0, 'elements', 0, 'title', 'it'])).to.equal(
      'Come va {shift}il riposo?',
    );
    expect(focused(page)?.getAttribute('data-path')).to.equal(`${path}.title`);
  });

  it('and leads from a problem to a field that is folded away', async () => {
    const path = 'pages[0].elements[1].choicesVisibleIf';
    const finding = {
      source: 'format',
      isBlocking: true,
      path,
      code: 'row_missing',
      message: '',
      limit: null,
    } as const;
    const page = await openEditor({
      checkDraft: async () => ({ ...cleanCheck, findings: [finding] }),
      getDraft: async () => ({
        ...instrumentDraft,
        definition: {
          ...definition,
          pages: [
            {
              name: 'start',
              elements: [
                partAt(definition, ['pages', 0, 'elements', 0]),
                { type: 'checkbox', name: 'many', title: {}, choices: [{ value: 'a', text: {} }] },
              ],
            },
          ],
        },
      }),
    });
    await press(page, 'Controlla e pubblica');
    await press(page, 'La domanda è una griglia');
    expect(focused(page)?.getAttribute('data-path')).to.equal(path);
  });
});

describe('<snodo-instrument-editor> holds the words of validated instruments', () => {
  async function withBlock(language: Language = 'it', changes: Partial<InstrumentsApi> = {}) {
    const { saved, saveDraft } = saves();
    const page = await openEditor({ saveDraft, ...changes }, language);
    await select(page, first);
    await choose(page, 'select[data-type="block"]', 'ucla3');
    return { page, saved };
  }

  for (const language of ['it', 'en', 'ar'] as const)
    it(`puts one in, locked, without an accessibility fault, in ${language}`, async () => {
      const { page, saved } = await withBlock(language);
      expect(at(saved)).to.deep.include({ type: 'panel', name: 'ucla3', x: { block: 'ucla3' } });
      expect(at(saved, 'elements', 0, 'rows', 1)).to.deep.equal({
        value: 'i2',
        text: { it: 'it frase due', en: 'en frase due' },
      });
      expect(textOf(page)).to.contain('it frase due');
      expect(findAll(page, '[data-path^="pages[0].elements[1].elements"]')).to.have.length(0);
      expect(await faultsOf(page)).to.deep.equal([]);
    });

  it('offers it once, and not without words in every language', async () => {
    const { page } = await withBlock();
    const options = findAll<HTMLOptionElement>(page, 'select[data-type="block"] option');
    expect(options.map(({ value, disabled }) => `${value} ${disabled}`)).to.deep.equal([
      ' false',
      'ucla3 true',
      'wlc3 true',
    ]);
    expect(options[2]?.textContent).to.contain('mancano le parole ufficiali');
  });

  it('moves and takes it away as one, and neither copies it nor puts anything in', async () => {
    const { page, saved } = await withBlock();
    const copy = findAll<HTMLButtonElement>(page, 'button').find(
      (one) => one.getAttribute('aria-label') === 'Duplica',
    );
    expect(copy?.disabled).to.equal(true);
    find(page, '[data-type="boolean"]').click();
    await settled();
    expect(at(saved, 'elements')).to.have.length(1);
    expect(partAt(saved.at(-1), ['pages', 0, 'elements', 2, 'type'])).to.equal('boolean');
    await press(page, 'Traduci');
    expect(findAll(page, '.translation textarea').map((one) => one.getAttribute('data-path'))).not.to.satisfy(
      (paths: string[]) => paths.some((path) => path.startsWith('pages[0].elements[1].elements')),
    );
  });

  it('takes the words from the sheet again where they differ', async () => {
    const finding = {
      source: 'blocks',
      isBlocking: true,
      path: 'pages[0].elements[1].elements[0].rows[0].text',
      code: 'locked_text',
      message: 'differs from the sheet in it',
      limit: null,
    } as const;
    const { page, saved } = await withBlock('it', {
      checkDraft: async () => ({ ...cleanCheck, findings: [finding] }),
    });
    await type(page, 'pages[0].elements[1].title', 'Tu e gli altri');
    await press(page, 'Controlla e pubblica');
    await press(page, 'Le parole non sono quelle del foglio');
    expect(focused(page)?.textContent).to.contain('Riprendi le parole');
    await press(page, 'Riprendi le parole');
    expect(at(saved)).to.deep.include({ title: { it: 'Tu e gli altri' }, x: { block: 'ucla3' } });
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says why a save that would change them was refused', async () => {
    const page = await openEditor({
      saveDraft: async () => {
        throw new LoadFault('words_locked');
      },
    });
    await type(page, 'title', 'Altro');
    expect(textOf(page)).to.contain('parole di uno strumento validato');
  });
});
