import { expect } from 'chai';
import {
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
import './snodo-timetable-editor.ts';
import { timetableOfWeek, type TimetableDraft } from './timetable-draft.ts';

const morning = { startMinute: 540, endMinute: 780 };
const week = timetableOfWeek([{ weekday: 1, ...morning }]);
const whole: TimetableDraft = {
  ...week,
  exceptions: [{ on: '2026-12-24', spans: [morning] }],
  closures: [{ firstOn: '2027-08-01', lastOn: '2027-08-31', name: 'Ferie' }],
  holidays: ['italy'],
};

const editorOf = (hours: TimetableDraft, isStrict = false) =>
  html`<snodo-timetable-editor
    .hours=${hours}
    .today=${'2026-11-30'}
    .isStrict=${isStrict}
  ></snodo-timetable-editor>`;

/** An editor that is given back what it tells, as its form does. */
async function edited(hours: TimetableDraft, isStrict = false) {
  const page = await onPage(editorOf(hours, isStrict));
  const editor = find(page, 'snodo-timetable-editor');
  const told = recorded<TimetableDraft>(page, 'snodo-timetable-changed');
  page.addEventListener('snodo-timetable-changed', () => Object.assign(editor, { hours: told.at(-1) }));
  return { page, told };
}
const press = async (page: HTMLElement, words: string) => {
  const button = findAll<HTMLButtonElement>(page, 'button').find(
    (one) => one.textContent.includes(words) || one.ariaLabel === words,
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
  await settled();
};
const type = async (page: HTMLElement, selector: string, text: string) => {
  const field = find(page, selector, HTMLInputElement);
  field.value = text;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
};

describe('<snodo-timetable-editor>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, with everything in it and what is wrong (${language})`, async () => {
      for (const hours of [whole, { ...whole, exceptions: [{ on: '', spans: [] }] }]) {
        const page = await onPage(editorOf(hours, true), language);
        expect(textOf(page)).not.to.match(/timetable\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  }

  it('says in three languages what is being written', async () => {
    const { page } = await edited(whole);
    for (const words of [
      'Lunedì, 9:00–13:00',
      'Monday, 9:00–13:00',
      'الاثنين، من 9:00 إلى 13:00',
      'Il 24 dicembre 2026: 9:00–13:00',
      'Chiuso dal 1 agosto 2027 al 31 agosto 2027 (Ferie)',
    ])
      expect(textOf(page)).to.contain(words);
  });

  it('adds hours, copies them to the workdays, and takes them away', async () => {
    const { page, told } = await edited(week);
    await press(page, 'Copia da lunedì a venerdì');
    expect(textOf(page)).to.contain('Da lunedì a venerdì, 9:00–13:00');
    await press(page, 'Un altro orario: lunedì');
    expect(told.at(-1)?.periods[0]?.week[0]).to.deep.equal([morning, { startMinute: 840, endMinute: 1080 }]);
    await press(page, 'Togli: lunedì 09:00–13:00');
    await type(page, '#periods-0-week-0-0-from', '15:30');
    expect(told.at(-1)?.periods[0]?.week[0]).to.deep.equal([{ startMinute: 930, endMinute: 1080 }]);
  });

  it('says beside the field that hours overlap or end too early, and takes those past midnight', async () => {
    const { page, told } = await edited(week);
    await type(page, '#periods-0-week-0-0-to', '08:00');
    const field = find(page, '#periods-0-week-0-0-to', HTMLInputElement);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(find(page, '#periods-0-week-0-0-fault').textContent).to.contain('Finisce prima di cominciare');
    find(page, '.span .choice input', HTMLInputElement).click();
    await settled();
    expect(told.at(-1)?.periods[0]?.week[0]).to.deep.equal([{ startMinute: 540, endMinute: 1920 }]);
    await press(page, 'Aggiungi un altro periodo');
    await press(page, 'Togli il periodo 2');
    await type(page, '#periods-0-week-0-0-to', '13:00');
    await press(page, 'Un altro orario: lunedì');
    await type(page, '#periods-0-week-0-1-from', '12:00');
    expect(textOf(page)).to.contain('Si sovrappone a un altro orario dello stesso giorno');
  });

  it('asks for a day only once somebody wants to go on, and says when it is never open', async () => {
    const waiting = await onPage(editorOf({ ...week, exceptions: [{ on: '', spans: [] }] }));
    expect(textOf(waiting)).not.to.contain('Scrivi un giorno');
    const asked = await onPage(editorOf({ ...week, exceptions: [{ on: '', spans: [] }] }, true));
    expect(textOf(asked)).to.contain('Scrivi un giorno');
    const never = await onPage(editorOf(timetableOfWeek([]), true));
    expect(textOf(never)).to.contain('Così non è aperto mai');
  });
});
