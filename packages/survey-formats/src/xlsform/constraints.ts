import type { Draft } from '../draft.ts';
import { selfName } from '../expressions/dialects.ts';
import { allOf, conjuncts } from '../expressions/formula.ts';
import type { Formula } from '../expressions/formula.ts';
import { isHarmlessPattern } from '../patterns.ts';

export interface ReadConstraint {
  /** What no field of the question can say. */
  readonly rest: Formula | undefined;
  readonly validators: readonly Draft[];
  /** Patterns that could take for ever. */
  readonly unsafe: readonly string[];
}

type Bound = readonly [subject: string, operator: string, limit: number];

/** `. >= 3`, `string-length(.) <= 20`, `count-selected(.) = 2`: of what, how, how much. */
function boundOf(formula: Formula): Bound | undefined {
  if (formula.kind !== 'operation') return undefined;
  const [left, right] = formula.operands;
  if (!left || right?.kind !== 'constant' || typeof right.constant !== 'number') return undefined;
  if (left.kind === 'name')
    return left.name === selfName ? ['', formula.operator, right.constant] : undefined;
  const [inner] = left.kind === 'operation' ? left.operands : [];
  if (left.kind !== 'operation' || inner?.kind !== 'name' || inner.name !== selfName) return undefined;
  return [left.operator, formula.operator, right.constant];
}

function patternOf(formula: Formula): string | undefined {
  if (formula.kind !== 'operation' || formula.operator !== ':regex') return undefined;
  const [subject, pattern] = formula.operands;
  return subject?.kind === 'name' && subject.name === selfName && pattern?.kind === 'constant'
    ? String(pattern.constant)
    : undefined;
}

/** `not(selected(., 'none') and count-selected(.) > 1)`: what `none` means here anyway. */
function isAboutNone(formula: Formula): boolean {
  return JSON.stringify(formula) === JSON.stringify(noneAlone);
}

const self: Formula = { kind: 'name', name: selfName };
const noneAlone: Formula = {
  kind: 'operation',
  operator: 'not',
  operands: [
    {
      kind: 'operation',
      operator: 'and',
      operands: [
        {
          kind: 'operation',
          operator: ':selected',
          operands: [self, { kind: 'constant', constant: 'none' }],
        },
        {
          kind: 'operation',
          operator: '>',
          operands: [
            { kind: 'operation', operator: 'count', operands: [self] },
            { kind: 'constant', constant: 1 },
          ],
        },
      ],
    },
  ],
};

/** Parts a constraint into the fields and validators that say the same; sets the fields on the question. */
export function readConstraint(formula: Formula, question: Draft, isWhole: boolean): ReadConstraint {
  const rest: Formula[] = [];
  const validators: Draft[] = [];
  const unsafe: string[] = [];
  for (const part of conjuncts(formula)) {
    const bound = boundOf(part);
    const pattern = patternOf(part);
    if (pattern !== undefined) {
      if (isHarmlessPattern(pattern)) validators.push({ type: 'regex', regex: pattern });
      else unsafe.push(pattern);
    } else if (isAboutNone(part) && question.showNoneItem === true) continue;
    else if (!bound || !applyBound(bound, question, validators, isWhole)) rest.push(part);
  }
  return { rest: allOf(rest), validators, unsafe };
}

function applyBound(
  [subject, operator, limit]: Bound,
  question: Draft,
  validators: Draft[],
  isWhole: boolean,
): boolean {
  const isText = question.inputType !== 'number' && (question.type === 'text' || question.type === 'comment');
  const isMany = question.type === 'checkbox' || question.type === 'ranking';
  const step = operator === '<' ? -1 : operator === '>' ? 1 : 0;
  const isLeast = operator === '>=' || operator === '>';
  if (!isLeast && operator !== '<=' && operator !== '<') return false;
  if (subject === '' && question.inputType === 'number') {
    if (step !== 0 && !isWhole) return false;
    question[isLeast ? 'min' : 'max'] = limit + step;
    return true;
  }
  if (subject === ':string-length' && isText) {
    if (isLeast) validators.push({ type: 'text', minLength: limit + step });
    else question.maxLength = limit + step;
    return true;
  }
  if (subject !== 'count' || !isMany) return false;
  if (isLeast) validators.push({ type: 'answercount', minCount: limit + step });
  else question.maxSelectedChoices = limit + step;
  return true;
}
