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
} from '../../test/fixtures-page.ts';
import {
  progressOf,
  question,
  readQuestion,
  secondText,
  text,
  themes,
  writtenApi,
} from '../../test/fixtures-written.ts';
import { LoadFault } from '../ui/load.ts';
import './snodo-written-answers.ts';
import type {
  ThemePublication,
  WrittenAnswersApi,
  WrittenCoding,
  WrittenVerdict,
} from './written-answers-api.ts';

const deskOf = (changes: Partial<WrittenAnswersApi> = {}) =>
  html`<snodo-written-answers .api=${writtenApi(changes)}></snodo-written-answers>`;
const button = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find((one) =>
    one.textContent.trim().startsWith(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};
const press = async (page: HTMLElement, words: string) => {
  button(page, words).click();
  await settled();
};
const write = async (field: HTMLInputElement | HTMLTextAreaElement, value: string) => {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
};
const copyOf = (page: HTMLElement) => find(page, '#copy', HTMLTextAreaElement);

describe('<snodo-written-answers>', () => {
  it('says how many texts wait for which reading and which of them wait for somebody else', async () => {
    const page = await onPage(deskOf());
    const words = textOf(page);
    for (const part of [
      '31 su 54 letti da due persone',
      '14 aspettano la prima lettura, 9 la seconda',
      'Prima lettura (12)',
      'Seconda lettura (5)',
      '6 testi aspettano un’altra persona',
    ])
      expect(words).to.contain(part);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says why there is nothing, offers to try again, and is nothing for whoever may not', async () => {
    const stateOf = async (changes: Partial<WrittenAnswersApi>) => {
      const page = await onPage(deskOf(changes));
      expect(await faultsOf(page)).to.deep.equal([]);
      return textOf(page);
    };
    expect(await stateOf({ listReleased: async () => [] })).to.contain(
      'Nessuna rilevazione ha già le tabelle',
    );
    expect(await stateOf({ getProgress: async () => progressOf() })).to.contain(
      'nessuno ha scritto parole sue',
    );
    const refuse = (problem: string) => () => Promise.reject(new LoadFault(problem));
    expect(await stateOf({ getProgress: refuse('forbidden') })).to.contain('li leggono altre persone');
    expect(await stateOf({ getProgress: refuse('unavailable') })).to.contain('Riprova');
    expect((await stateOf({ listReleased: refuse('forbidden') })).trim()).to.equal('');
    expect(await stateOf({ listReleased: () => new Promise(() => undefined) })).to.contain('Un momento');
    expect(
      await stateOf({ getProgress: async () => progressOf({ ...question, isPublished: true }) }),
    ).to.contain('Temi pubblicati');
  });

  it('marks what could tell who wrote, and strikes it out by keyboard with the focus going on', async () => {
    const page = await onPage(deskOf());
    await press(page, 'Prima lettura');
    expect(await faultsOf(page)).to.deep.equal([]);
    const marks = () => findAll<HTMLButtonElement>(page, '.suspected');
    expect(marks().map((mark) => mark.textContent.trim())).to.deep.equal([
      'Rosa Brambilla',
      'reparto verniciatura',
      '333 1234567',
    ]);
    expect(marks()[1]?.getAttribute('aria-label')).to.equal(
      'Togli «reparto verniciatura»: sembra un reparto o un ufficio',
    );
    marks()[0]?.focus();
    marks()[0]?.click();
    await settled();
    expect(copyOf(page).value).to.contain('con […] del reparto verniciatura');
    const { activeElement } = find(page, 'snodo-written-first').shadowRoot ?? document;
    expect(activeElement?.textContent.trim()).to.equal('reparto verniciatura');
    expect(textOf(page)).to.contain('Restano 2 punti segnati');
    await press(page, 'Togli i 2 punti segnati');
    expect(marks()).to.have.length(0);
    expect(copyOf(page).value).to.contain('con […] del […], tel. […], ma non si può.');
    await press(page, 'Torna al testo com’era');
    expect(copyOf(page).value).to.equal(text.words);
  });

  it('strikes out whole words of a selection, and refuses a copy that adds any', async () => {
    const codings: WrittenCoding[] = [];
    const page = await onPage(deskOf({ codeText: async (_campaign, _id, coding) => codings.push(coding) }));
    await press(page, 'Prima lettura');
    const copy = copyOf(page);
    copy.setSelectionRange(15, 20);
    await press(page, 'Togli le parole selezionate');
    expect(copy.value).to.contain('Più tempo per […]: ne');
    await write(copy, `${text.words} Grazie`);
    expect(copy.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(page)).to.contain('Si possono solo togliere parole intere');
    await press(page, 'Passa alla seconda lettura');
    expect(codings).to.deep.equal([]);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('hands a reading in with its themes by Control and Enter, and goes on to the next text', async () => {
    const codings: [string, WrittenCoding][] = [];
    let figures = 0;
    const page = await onPage(
      deskOf({
        codeText: async (_campaign, id, coding) => codings.push([id, coding]),
        getProgress: async () => {
          figures += 1;
          return progressOf(question);
        },
      }),
    );
    await press(page, 'Prima lettura');
    find(page, '.theme input', HTMLInputElement).click();
    await write(copyOf(page), 'Più tempo per mia figlia');
    copyOf(page).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }),
    );
    await settled();
    expect(codings).to.deep.equal([
      [text.id, { version: 0, words: 'Più tempo per mia figlia[…]', themes: [themes[0]?.id] }],
    ]);
    expect(copyOf(page).value).to.equal('Un cortile aperto.');
    expect(find(page, '.theme input', HTMLInputElement).checked).to.equal(false);
    const { activeElement } = find(page, 'snodo-written-reading').shadowRoot ?? document;
    expect(activeElement?.localName).to.equal('h3');
    expect(figures).to.equal(2);
    await press(page, 'Salta');
    expect(textOf(page)).to.contain('Per te non c’è altro da leggere');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('adds a theme in three languages and gives it to the text', async () => {
    const page = await onPage(deskOf());
    await press(page, 'Prima lettura');
    find(page, 'summary').click();
    await settled();
    for (const [language, label] of Object.entries({ it: 'Tempo', en: 'Time', ar: 'الوقت' }))
      find(page, `snodo-theme-form`).shadowRoot!.querySelector<HTMLInputElement>(`#${language}`)!.value =
        label;
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Aggiungi il tema');
    const added = findAll<HTMLLabelElement>(page, '.theme').find((one) => one.textContent.includes('Tempo'));
    expect(added?.querySelector('input')?.checked).to.equal(true);
  });

  it('says why a text came back, and goes on when somebody else was quicker with it', async () => {
    const back = { ...text, copy: text.words, version: 2, returnReason: 'still_tells_who' as const };
    const page = await onPage(
      deskOf({
        listTexts: async () => ({ items: [back], nextCursor: null }),
        codeText: () => Promise.reject(new LoadFault('written_answer_changed')),
      }),
    );
    await press(page, 'Prima lettura');
    expect(textOf(page)).to.contain('fa ancora capire chi ha scritto');
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Passa alla seconda lettura');
    expect(textOf(page)).to.contain('Nel frattempo qualcun altro l’ha letto');
    expect(textOf(page)).to.contain('non c’è altro da leggere');
  });

  it('keeps a text on the page when handing it in failed', async () => {
    const page = await onPage(deskOf({ codeText: () => Promise.reject(new LoadFault('unavailable')) }));
    await press(page, 'Prima lettura');
    await write(copyOf(page), 'Più tempo per mia figlia');
    await press(page, 'Passa alla seconda lettura');
    expect(copyOf(page).value).to.equal('Più tempo per mia figlia');
  });

  it('agrees with a copy, or sends it back for a reason that must be chosen', async () => {
    const verdicts: WrittenVerdict[] = [];
    const page = await onPage(
      deskOf({
        listTexts: async () => ({ items: [secondText, { ...secondText, id: text.id }], nextCursor: null }),
        judgeText: async (_campaign, _id, verdict) => verdicts.push(verdict),
      }),
    );
    await press(page, 'Seconda lettura');
    expect(textOf(page)).to.contain('Aiuto nella cura');
    expect(find(page, 'mark').textContent.trim()).to.match(/^reparto verniciatura/u);
    await press(page, 'Rimanda indietro');
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Rimanda alla prima lettura');
    expect(verdicts).to.deep.equal([]);
    find(page, 'input[value="too_much_struck"]').click();
    await press(page, 'Rimanda alla prima lettura');
    await press(page, 'Sono d’accordo');
    expect(verdicts).to.deep.equal([
      { version: 1, verdict: 'send_back', reason: 'too_much_struck' },
      { version: 1, verdict: 'agree' },
    ]);
  });

  it('calls a theme by other words before it is published', async () => {
    const renamed: unknown[] = [];
    const page = await onPage(
      deskOf({
        getProgress: async () => progressOf(readQuestion),
        renameTheme: async (...asked) => {
          renamed.push(asked.slice(1));
        },
      }),
    );
    await press(page, 'Prepara i temi');
    const form = find(page, 'snodo-theme-form');
    find(form, 'summary').click();
    expect(await faultsOf(page)).to.deep.equal([]);
    find(form, '#it', HTMLInputElement).value = 'Cura dei figli';
    await press(form, 'Rinomina');
    const former = themes[0]?.label;
    expect(renamed).to.deep.equal([[themes[0]?.id, former, { ...former, it: 'Cura dei figli' }]]);
    expect(textOf(page)).to.contain('Il tema ha un altro nome');
  });

  it('says in a sentence what publishing will do, merges what is small and leaves the rest out', async () => {
    const sent: ThemePublication[] = [];
    const page = await onPage(
      deskOf({
        getProgress: async () =>
          progressOf(sent.length === 0 ? readQuestion : { ...readQuestion, isPublished: true }),
        publishThemes: async (_key, _campaign, publication) => sent.push(publication),
      }),
    );
    await press(page, 'Prepara i temi');
    const [care, hours, shifts] = findAll<HTMLSelectElement>(page, 'li select');
    expect([care?.value, hours?.value, shifts?.value]).to.deep.equal(['publish', 'too_few', 'too_few']);
    const choose = async (field: HTMLSelectElement | undefined, value: string) => {
      if (!field) throw new Error('no such theme');
      field.value = value;
      field.dispatchEvent(new Event('change'));
      await settled();
    };
    await choose(hours, 'publish');
    expect(textOf(page)).to.contain('Ne hanno scritto meno di 15 persone');
    await press(page, 'Pubblica i temi');
    expect(findAll(page, 'form.confirm')).to.have.length(0);
    await choose(shifts, themes[1]?.id ?? '');
    expect(textOf(page)).not.to.contain('Ne hanno scritto meno di 15 persone');
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Pubblica i temi');
    const words = textOf(page);
    expect(words).to.contain('Si pubblicano 2 temi di «Hai un’idea? Scrivila in una frase»');
    expect(words).to.contain('Un tema è unito a un altro');
    expect(words).to.contain('Non si può cambiare');
    expect(sent).to.deep.equal([]);
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Sì, pubblica');
    expect(sent).to.deep.equal([
      {
        question: 'q28',
        themes: [
          { label: themes[0]?.label, of: [themes[0]?.id] },
          { label: themes[1]?.label, of: [themes[1]?.id, themes[2]?.id] },
        ],
        leftOut: [],
      },
    ]);
    expect(textOf(page)).to.contain('I temi sono pubblicati');
  });

  it('says that the same people may stand behind merged themes when the API finds too few', async () => {
    const publishThemes = () => Promise.reject(new LoadFault('themes_not_fit', { fields: ['themes'] }));
    const page = await onPage(deskOf({ getProgress: async () => progressOf(readQuestion), publishThemes }));
    await press(page, 'Prepara i temi');
    await press(page, 'Pubblica i temi');
    await press(page, 'Sì, pubblica');
    expect(textOf(page)).to.contain('chi ha scritto di due temi conta una volta sola');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('speaks Arabic from right to left without a fault', async () => {
    const page = await onPage(deskOf(), 'ar');
    await press(page, 'القراءة الأولى');
    expect(await faultsOf(page)).to.deep.equal([]);
    expect(find(page, '.text').getAttribute('dir')).to.equal('auto');
  });
});
