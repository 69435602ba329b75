import type { ChoiceQuestion, Question, TextQuestion } from '../definition.ts';
import { evaluateExpression } from '../expression.ts';
import type { Scalar, Value } from '../expression.ts';
import type { NameUse } from './name-uses.ts';

const mostNumbers = 200;
/** Choices of which every combination is tried. */
const mostChosen = 12;

/**
 * Values that stand for all answers a question can have, so that conditions which use it so can tell no other answer
 * from one of them; the first is none. Undefined when there are too many. `row` asks about one row of a matrix.
 */
export function domainOf(question: Question, use: NameUse, row?: string): Value[] | undefined {
  const answers = answersTo(question, use, row);
  return answers && [undefined, ...answers];
}

function answersTo(question: Question, use: NameUse, row: string | undefined): Value[] | undefined {
  if ((row !== undefined) !== (question.type === 'matrix')) return undefined;
  switch (question.type) {
    case 'html':
      return [];
    case 'boolean':
      return [true, false];
    case 'matrix':
      return representatives(
        question.columns.map(({ value }) => value),
        use,
      );
    case 'radiogroup':
    case 'dropdown':
      return representatives(valuesOf(question), use);
    case 'checkbox':
    case 'ranking':
      return chosenLists(question, use);
    case 'rating':
      return numbers(
        { least: question.rateMin ?? 1, most: question.rateMax ?? 5, step: question.rateStep ?? 1 },
        use,
      );
    case 'slider':
      return numbers({ least: question.min ?? 0, most: question.max ?? 100, step: question.step ?? 1 }, use);
    default:
      return question.type === 'text' && question.inputType === 'number'
        ? numbers(rangeOf(question), use)
        : texts(use);
  }
}

function valuesOf(question: ChoiceQuestion): string[] {
  const values = question.choices.map(({ value }) => value);
  if (question.showNoneItem) values.push('none');
  if (question.showOtherItem) values.push('other');
  return values;
}

function isSame(left: Scalar, right: Scalar): boolean {
  const operands = [left, right].map((constant) => ({ kind: 'constant' as const, constant }));
  return evaluateExpression({ kind: 'operation', operator: '=', operands }, () => undefined) === true;
}

/** Those that conditions name, and one for all others. */
function representatives(values: readonly string[], use: NameUse): string[] {
  if (use.isWhole || use.isOrdered || use.isTakenApart) return [...values];
  const isNamed = (value: string) => use.constants.some((constant) => isSame(value, constant));
  return [...values.filter(isNamed), ...values.filter((value) => !isNamed(value)).slice(0, 1)];
}

/** Lists as sets: expressions do not see the order. */
function chosenLists(question: ChoiceQuestion, use: NameUse): Value[] | undefined {
  const exclusive = new Set(question.x?.exclusive);
  if (question.showNoneItem) exclusive.add('none');
  const all = valuesOf(question);
  const isNamed = (value: string) =>
    exclusive.has(value) || use.constants.some((constant) => isSame(value, constant));
  const others = all.filter((value) => !isNamed(value));
  const values = use.isWhole || use.isOrdered ? all : [...all.filter(isNamed), ...others.slice(0, 1)];
  if (values.length > mostChosen) return undefined;
  const most = Math.min(question.maxSelectedChoices ?? Infinity, question.choices.length + 2);
  const lists: string[][] = [];
  for (let chosen = 1; chosen < 2 ** values.length; chosen++) {
    const list = values.filter((_value, at) => (chosen & (1 << at)) !== 0);
    if (list.length <= most && (list.length === 1 || !list.some((value) => exclusive.has(value))))
      lists.push(list);
  }
  return lists;
}

/** Of a text only what it is the same as can be tried; what looks like a number is the same as many texts. */
function texts(use: NameUse): Value[] | undefined {
  if (use.isWhole || use.isOrdered || use.isTakenApart) return undefined;
  const named = use.constants.map(String).filter((constant) => constant !== '' && constant !== '0');
  if (named.some((constant) => /\d/.test(constant))) return undefined;
  return [...named, '0', '\u{F8FF}'];
}

interface Range {
  readonly least: number;
  readonly most: number;
  /** 0 where anything between is allowed. */
  readonly step: number;
}

/** Whole numbers if nothing about the question is broken into parts. */
function rangeOf({ min, max, step, validators = [] }: TextQuestion): Range {
  const rules = validators.filter((rule) => rule.type === 'numeric');
  const least = [min, ...rules.map(({ minValue }) => minValue)].filter((one) => one !== undefined);
  const most = [max, ...rules.map(({ maxValue }) => maxValue)].filter((one) => one !== undefined);
  const isWhole = [...least, ...most, step ?? 1].every(Number.isInteger);
  return { least: Math.max(-Infinity, ...least), most: Math.min(Infinity, ...most), step: isWhole ? 1 : 0 };
}

/** Every number where each may matter; otherwise those that are compared with, and one between any two. */
function numbers({ least, most, step }: Range, use: NameUse): Value[] | undefined {
  if (use.isWhole || use.isTakenApart) {
    const count = step > 0 ? Math.floor((most - least) / step) + 1 : Infinity;
    return count <= mostNumbers
      ? Array.from({ length: count }, (_, index) => Number((least + index * step).toPrecision(12)))
      : undefined;
  }
  const base = Number.isFinite(least) ? least : 0;
  // A grid of fractions is taken for a line: that is more than there is, never less.
  const stride = Number.isInteger(step) && Number.isInteger(base) ? step : 0;
  const constants = use.constants.map((one) => (typeof one === 'boolean' ? Number.NaN : Number(one)));
  const points = [...new Set([...constants, least, most, base])]
    .filter(Number.isFinite)
    .sort((one, other) => one - other);
  const after = (point: number, next: number) => {
    if (stride > 0) return base + stride * (Math.floor((point - base) / stride) + 1);
    return Number.isFinite(next) ? (point + next) / 2 : point + 1;
  };
  const before = (points[0] ?? base) - (stride || 1);
  const candidates = [before, ...points].flatMap((point, index) => [
    point,
    after(point, points[index] ?? Infinity),
  ]);
  return [...new Set(candidates)].filter(
    (value) => value >= least && value <= most && (stride === 0 || (value - base) % stride === 0),
  );
}
