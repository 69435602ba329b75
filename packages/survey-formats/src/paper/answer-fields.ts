import type { LocalizedText, Question } from '@snodo/survey-engine';

/** What the fields of a question need of the page that they stand on. */
export interface PaperWriter {
  /** A text in the paper's language as HTML. */
  readonly text: (text: LocalizedText | undefined) => string;
  /** A sentence of the messages as HTML. */
  readonly say: (key: `paper_${string}`, params?: Readonly<Record<string, string | number>>) => string;
  /** A condition of a single choice or row as HTML in brackets; nothing when there is none. */
  readonly only: (condition: string | undefined) => string;
}

const circle = '<span class="mark circle"></span>';
const square = '<span class="mark square"></span>';
const line = '<p class="line"></p>';

function hint(text: string): string {
  return text === '' ? '' : `<p class="hint">${text}</p>`;
}

/** The places where the answer is written or marked. */
export function answerFields(question: Exclude<Question, { type: 'html' }>, paper: PaperWriter): string {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'ranking':
      return choices(question, paper);
    case 'boolean':
      return list([
        `${circle} ${question.labelTrue === undefined ? paper.say('paper_yes') : paper.text(question.labelTrue)}`,
        `${circle} ${question.labelFalse === undefined ? paper.say('paper_no') : paper.text(question.labelFalse)}`,
      ]);
    case 'rating':
      return scale(question, paper);
    case 'slider':
      return slider(question, paper);
    case 'matrix':
      return matrix(question, paper);
    case 'comment':
      return line.repeat(4);
    case 'text':
      return numberHint(question, paper) + line;
  }
}

function list(items: readonly string[], kind = 'ul'): string {
  return `<${kind} class="choices">${items.map((item) => `<li>${item}</li>`).join('')}</${kind}>`;
}

type ChoiceQuestion = Extract<Question, { choices: unknown }>;

function choices(question: ChoiceQuestion, paper: PaperWriter): string {
  const isMany = question.type === 'checkbox' || question.type === 'ranking';
  const mark = isMany ? square : circle;
  const exclusive = new Set(question.x?.exclusive);
  const alone = ` <small>(${paper.say('paper_exclusive')})</small>`;
  const filter = question.choicesVisibleIf;
  const items = question.choices.map(({ value, text, visibleIf }) => {
    const own = filter?.replaceAll('{item}', `'${value}'`);
    return `${mark} ${paper.text(text)}${exclusive.has(value) ? alone : ''}${paper.only(visibleIf)}${paper.only(own)}`;
  });
  if (question.showOtherItem) items.push(`${mark} ${paper.text(question.otherText)}${line}`);
  if (question.showNoneItem) items.push(`${mark} ${paper.text(question.noneText)}${isMany ? alone : ''}`);
  const most = question.maxSelectedChoices;
  const limit = isMany && most !== undefined ? ` ${paper.say('paper_up_to', { max: most })}` : '';
  const how = question.type === 'ranking' ? 'paper_rank' : isMany ? 'paper_any' : 'paper_one';
  return hint(paper.say(how) + limit) + list(items);
}

function scale(question: Extract<Question, { type: 'rating' }>, paper: PaperWriter): string {
  const { rateMin = 1, rateMax = 5, rateStep = 1 } = question;
  const count = Math.min(Math.max(Math.floor((rateMax - rateMin) / Math.max(rateStep, 1)) + 1, 1), 21);
  const marks = Array.from(
    { length: count },
    (_one, at) => `<span class="step">${circle} ${rateMin + at * rateStep}</span>`,
  );
  const ends = [question.minRateDescription, question.maxRateDescription].map((text) => paper.text(text));
  return `${hint(paper.say('paper_one'))}<p class="scale"><span>${ends[0]}</span>${marks.join('')}<span>${ends[1]}</span></p>`;
}

function slider(question: Extract<Question, { type: 'slider' }>, paper: PaperWriter): string {
  const { min = 0, max = 100, customLabels = [] } = question;
  const labels = customLabels.map(({ value, text }) => `${value}: ${paper.text(text)}`);
  return hint(paper.say('paper_number', { min, max })) + (labels.length > 0 ? list(labels) : '') + line;
}

function matrix(question: Extract<Question, { type: 'matrix' }>, paper: PaperWriter): string {
  const head = question.columns.map(({ text }) => `<th scope="col">${paper.text(text)}</th>`).join('');
  const cells = question.columns.map(() => `<td>${circle}</td>`).join('');
  const rows = question.rows.map(
    ({ text, visibleIf }) =>
      `<tr><th scope="row">${paper.text(text)}${paper.only(visibleIf)}</th>${cells}</tr>`,
  );
  return `${hint(paper.say('paper_rows'))}<table><thead><tr><td></td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function numberHint(question: Extract<Question, { type: 'text' | 'comment' }>, paper: PaperWriter): string {
  const { inputType, min, max } = question;
  if (inputType !== 'number') return '';
  if (min !== undefined && max !== undefined) return hint(paper.say('paper_number', { min, max }));
  if (min !== undefined) return hint(paper.say('paper_number_from', { min }));
  return max === undefined ? '' : hint(paper.say('paper_number_to', { max }));
}
