import { importBounds } from '../bounds.ts';
import { constant, nameOf, negate, operation } from './formula.ts';
import type { Formula } from './formula.ts';
import type { Dialect } from './read-formula.ts';

type Level = readonly [level: number, operator: string];

const common: readonly (readonly [string, Level])[] = [
  ['or', [0, 'or']],
  ['and', [1, 'and']],
  ['=', [2, '=']],
  ['!=', [2, '!=']],
  ['<', [2, '<']],
  ['<=', [2, '<=']],
  ['>', [2, '>']],
  ['>=', [2, '>=']],
  ['+', [3, '+']],
  ['-', [3, '-']],
  ['*', [4, '*']],
];

function unescape(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gs, '$1');
}

/** Functions of our grammar with how many operands they take; any number where none is given. */
const own: Readonly<Record<string, readonly number[] | undefined>> = {
  iif: [3],
  sum: undefined,
  avg: undefined,
  min: undefined,
  max: undefined,
  count: undefined,
  round: [1, 2],
  age: [1],
  today: [0, 1],
  diffdays: [2],
};

function callOwn(name: string, operands: readonly Formula[]): Formula | undefined {
  const key = name.toLowerCase();
  if (!Object.hasOwn(own, key)) return undefined;
  const counts = own[key];
  if (counts && !counts.includes(operands.length)) return undefined;
  return operation(key === 'diffdays' ? 'diffDays' : key, ...operands);
}

const quotedOrNamed = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\{[^{}]*\}`;

/** The expression with one word in the place of another, outside of quotes and names. */
function respell(text: string, from: string, to: string): string {
  if (text.length > importBounds.expressionLength) return text;
  const pattern = new RegExp(`(${quotedOrNamed})|\\b${from}\\b`, 'gi');
  return text.replace(pattern, (_whole, kept?: string) => kept ?? to);
}

/** SurveyJS has no word `not`; the one that it has is `negate`. */
export function asSurveyjs(expression: string): string {
  return respell(expression, 'not', 'negate');
}

/** Expressions of SurveyJS with everything that its parser lets pass. */
export const surveyjsDialect: Dialect = {
  isOwn: true,
  spell: (text) => respell(text, 'negate', 'not'),
  token:
    /\s*(?:(?<number>\d+(?:\.\d+)?)(?![\w.])|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|\{(?<name>[^{}]{1,200})\}|(?<sign>\|\||&&|[=!<>]=|<>|[=<>+\-*/%^!()[\],])|(?<word>[^\s'"{}()[\],=<>!+*/%^|&]+))/y,
  binary: new Map([
    ...common,
    ['||', [0, 'or']],
    ['&&', [1, 'and']],
    ['==', [2, '=']],
    ['equal', [2, '=']],
    ['<>', [2, '!=']],
    ['notequal', [2, '!=']],
    ['less', [2, '<']],
    ['lessorequal', [2, '<=']],
    ['greater', [2, '>']],
    ['greaterorequal', [2, '>=']],
    ['/', [4, '/']],
    ['%', [4, '%']],
    ['^', [5, '^']],
    ['power', [5, '^']],
    ['contains', [6, 'contains']],
    ['contain', [6, 'contains']],
    ['notcontains', [6, 'notcontains']],
    ['notcontain', [6, 'notcontains']],
    ['anyof', [6, 'anyof']],
    ['allof', [6, 'allof']],
    ['noneof', [6, 'noneof']],
  ]),
  negations: new Set(['!', 'not']),
  postfixes: new Set(['empty', 'notempty']),
  hasLists: true,
  unquote: unescape,
  name: (name) => name.trim(),
  word: (word, notes) => {
    if (/^(?:true|false)$/i.test(word)) return constant(word.toLowerCase() === 'true');
    notes.tolerated.add('unquoted_word');
    return constant(word);
  },
  call: callOwn,
  mayEndOpen: true,
};

/** The name by which a constraint speaks of the question that it belongs to. */
export const selfName = '.';

/** `x = ''` is how XPath and ExpressionScript say that there is no answer. */
export function withEmptiness(formula: Formula): Formula {
  if (formula.kind !== 'operation') return formula;
  const [left, right] = formula.operands;
  const isEmptyText = right?.kind === 'constant' && right.constant === '';
  if (left?.kind !== 'name' || !isEmptyText) return formula;
  if (formula.operator === '=') return operation('empty', left);
  return formula.operator === '!=' ? operation('notempty', left) : formula;
}

function callXPath(name: string, operands: readonly Formula[]): Formula | undefined {
  const [first, second, third] = operands;
  switch (name) {
    case 'true':
    case 'false':
      return first ? undefined : constant(name === 'true');
    case 'not':
      return first && negate(first);
    case 'selected':
    case 'jr:selected':
      return first && second && operation(':selected', first, second);
    case 'count-selected':
      return first && operation('count', first);
    case 'if':
      return first && second && third && operation('iif', first, second, third);
    case 'coalesce':
      return first && second && operation('iif', operation('notempty', first), first, second);
    case 'number':
    case 'int':
    case 'string':
    case 'boolean':
    case 'date':
    case 'once':
      return first;
    case 'pow':
      return first && second && operation('^', first, second);
    case 'contains':
      return first && second && operation('contains', first, second);
    case 'string-length':
    case 'regex':
      return first && operation(`:${name}`, ...operands);
    case 'sum':
    case 'min':
    case 'max':
    case 'round':
    case 'today':
      return callOwn(name, operands);
    default:
      return undefined;
  }
}

/** XPath as XLSForm has it: `${question}`, `.` for the question itself, names of columns as they are. */
export const xpathDialect: Dialect = {
  isOwn: false,
  spell: (text) => text,
  token:
    /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<text>'[^']*'|"[^"]*")|\$\{(?<name>[^{}]{1,200})\}|(?<word>[A-Za-z_][\w:-]*|\.(?!\d|\.))|(?<sign>!=|<=|>=|[=<>+\-*()[\],]))/y,
  binary: new Map([...common, ['div', [4, '/']], ['mod', [4, '%']]]),
  negations: new Set(),
  postfixes: new Set(),
  hasLists: false,
  unquote: (quoted) => quoted.slice(1, -1),
  name: (name) => name.trim(),
  word: (word) => nameOf(word === '.' ? selfName : `@${word}`),
  call: callXPath,
  mayEndOpen: false,
};

function callScript(name: string, operands: readonly Formula[]): Formula | undefined {
  const [first, second, third] = operands;
  switch (name.toLowerCase()) {
    case 'is_empty':
      return first && operation('empty', first);
    case 'if':
    case 'iif':
      return first && second && third && operation('iif', first, second, third);
    case 'count':
    case 'sum':
    case 'min':
    case 'max':
    case 'round':
      return callOwn(name, operands);
    case 'intval':
    case 'floatval':
      return first;
    case 'pow':
      return first && second && operation('^', first, second);
    case 'strlen':
      return first && operation(':string-length', first);
    default:
      return undefined;
  }
}

/** ExpressionScript of LimeSurvey: `((Q1.NAOK == "A1"))`; the part after the dot says how to read the variable. */
export const scriptDialect: Dialect = {
  isOwn: false,
  spell: (text) => text,
  token:
    /\s*(?:(?<number>\d+(?:\.\d+)?)(?![\w.])|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<sign>\|\||&&|[=!<>]=|[=<>+\-*/!(),])|(?<word>[A-Za-z_]\w*(?:\.\w+)?))/y,
  binary: new Map([
    ...common,
    ['||', [0, 'or']],
    ['&&', [1, 'and']],
    ['==', [2, '=']],
    ['eq', [2, '=']],
    ['ne', [2, '!=']],
    ['lt', [2, '<']],
    ['le', [2, '<=']],
    ['gt', [2, '>']],
    ['ge', [2, '>=']],
    ['/', [4, '/']],
  ]),
  negations: new Set(['!']),
  postfixes: new Set(),
  hasLists: false,
  unquote: unescape,
  name: (name) => name,
  word: (word) => {
    if (/^(?:true|false)$/i.test(word)) return constant(word.toLowerCase() === 'true');
    const [, variable, suffix] = /^(\w+?)(?:\.(\w+))?$/.exec(word) ?? [];
    const isAnswer = suffix === undefined || /^(?:NAOK|code|value|valueNAOK|shown)$/.test(suffix);
    return variable !== undefined && isAnswer ? nameOf(variable) : undefined;
  },
  call: callScript,
  mayEndOpen: false,
};
