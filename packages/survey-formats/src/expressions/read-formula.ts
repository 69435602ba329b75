import { importBounds } from '../bounds.ts';
import { constant, nameOf, operation } from './formula.ts';
import type { Formula } from './formula.ts';

/** How one language writes expressions. Signs and words are matched in lower case. */
export interface Dialect {
  /** Our own grammar, or one that it is part of: what is strict may stay as it is written. */
  readonly isOwn: boolean;
  /** The text in our spelling, as far as that is a matter of single words. */
  readonly spell: (text: string) => string;
  /** Sticky, linear; groups `number`, `text` (with its quotes), `name` (of a question), `word`, `sign`. */
  readonly token: RegExp;
  /** Binary signs with their level, 0 the loosest, and the operator of our grammar. */
  readonly binary: ReadonlyMap<string, readonly [level: number, operator: string]>;
  /** Signs before an operand, as `not`. */
  readonly negations: ReadonlySet<string>;
  readonly postfixes: ReadonlySet<string>;
  readonly hasLists: boolean;
  readonly unquote: (quoted: string) => string;
  /** The name that stands for `name`, which is as the token has it. */
  readonly name: (name: string) => string;
  /** A word that is no operator and calls nothing; `undefined` is an error. */
  readonly word: (word: string, notes: Notes) => Formula | undefined;
  /** A call; `undefined` when the function does not exist here. */
  readonly call: (name: string, operands: readonly Formula[], notes: Notes) => Formula | undefined;
  /** Closing brackets that are missing at the end are tolerated. */
  readonly mayEndOpen: boolean;
}

/** What was tolerated while reading. */
export interface Notes {
  readonly tolerated: Set<string>;
}

export interface ReadFormula {
  readonly formula: Formula;
  /** `missing_bracket`, `unquoted_word`, `sign`: empty when the text is strict. */
  readonly tolerated: ReadonlySet<string>;
}

/** Thrown for what cannot be carried over; `code` is of the report. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly code: 'expression_unreadable' | 'expression_function' | 'expression_too_long';

  constructor(code: FormulaError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

interface Token {
  readonly operand?: Formula;
  readonly word?: string;
  readonly sign: string;
}

const none: Token = { sign: '' };

function tokensOf(text: string, dialect: Dialect): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  const pattern = new RegExp(dialect.token);
  for (let from = 0; from < source.length; from = pattern.lastIndex) {
    pattern.lastIndex = from;
    const groups = pattern.exec(source)?.groups;
    if (!groups) throw new FormulaError('expression_unreadable', `unreadable at ${from}`);
    const { number, text: quoted, name, word, sign = '' } = groups;
    if (number !== undefined) tokens.push({ operand: constant(Number(number)), sign: '' });
    else if (quoted !== undefined) tokens.push({ operand: constant(dialect.unquote(quoted)), sign: '' });
    else if (name !== undefined) tokens.push({ operand: nameOf(dialect.name(name)), sign: '' });
    else tokens.push(word === undefined ? { sign } : { word, sign: word.toLowerCase() });
  }
  return tokens;
}

/** Reads an expression of another language. Throws a {@link FormulaError}; bounded in length and depth. */
export function readFormula(text: string, dialect: Dialect): ReadFormula {
  if (text.length > importBounds.expressionLength) {
    throw new FormulaError('expression_too_long', 'too long');
  }
  const notes: Notes = { tolerated: new Set() };
  const formula = new FormulaReader(tokensOf(dialect.spell(text), dialect), dialect, notes).read();
  return { formula, tolerated: notes.tolerated };
}

class FormulaReader {
  readonly #tokens: readonly Token[];
  readonly #dialect: Dialect;
  readonly #notes: Notes;
  #next = 0;

  constructor(tokens: readonly Token[], dialect: Dialect, notes: Notes) {
    this.#tokens = tokens;
    this.#dialect = dialect;
    this.#notes = notes;
  }

  read(): Formula {
    const formula = this.#binary(0, 0);
    if (this.#next < this.#tokens.length) this.#fail();
    return formula;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? none;
  }

  #fail(): never {
    throw new FormulaError('expression_unreadable', `unexpected at word ${this.#next + 1}`);
  }

  #accept(sign: string): boolean {
    if (this.#peek().sign !== sign || this.#next >= this.#tokens.length) return false;
    this.#next++;
    return true;
  }

  #close(sign: string): void {
    if (this.#accept(sign)) return;
    if (!this.#dialect.mayEndOpen || this.#next < this.#tokens.length) this.#fail();
    this.#notes.tolerated.add('missing_bracket');
  }

  #binary(least: number, depth: number): Formula {
    if (depth > importBounds.expressionDepth) this.#fail();
    let left = this.#operand(depth);
    for (;;) {
      const found = this.#dialect.binary.get(this.#peek().sign);
      if (!found || found[0] < least || this.#peek().operand) return left;
      const { sign } = this.#peek();
      this.#next++;
      if (!strictSigns.has(sign)) this.#notes.tolerated.add('sign');
      left = operation(found[1], left, this.#binary(found[0] + 1, depth + 1));
    }
  }

  #sequence(closing: string, depth: number): Formula[] {
    const list: Formula[] = [];
    if (this.#accept(closing)) return list;
    do list.push(this.#binary(0, depth + 1));
    while (this.#accept(','));
    this.#close(closing);
    return list;
  }

  #operand(depth: number): Formula {
    const { operand, sign, word } = this.#peek();
    if (this.#next >= this.#tokens.length) this.#fail();
    this.#next++;
    if (operand) return this.#postfixed(operand);
    if (this.#dialect.negations.has(sign)) {
      if (!strictSigns.has(sign)) this.#notes.tolerated.add('sign');
      return operation('not', this.#nested(depth));
    }
    if (sign === '(') {
      const inner = this.#binary(0, depth + 1);
      this.#close(')');
      return inner;
    }
    if (sign === '[' && this.#dialect.hasLists) return operation('list', ...this.#sequence(']', depth));
    if (sign === '-') return this.#negative(depth);
    if (word === undefined) {
      this.#next--;
      return this.#fail();
    }
    if (this.#accept('(')) return this.#postfixed(this.#call(word, this.#sequence(')', depth)));
    const known = this.#dialect.word(word, this.#notes);
    return known ? this.#postfixed(known) : this.#fail();
  }

  #nested(depth: number): Formula {
    if (depth >= importBounds.expressionDepth) this.#fail();
    return this.#operand(depth + 1);
  }

  #negative(depth: number): Formula {
    const operand = this.#nested(depth);
    if (operand.kind === 'constant' && typeof operand.constant === 'number') {
      return constant(-operand.constant);
    }
    return operation('-', constant(0), operand);
  }

  #call(word: string, operands: readonly Formula[]): Formula {
    const called = this.#dialect.call(word, operands, this.#notes);
    if (!called) throw new FormulaError('expression_function', word);
    return called;
  }

  #postfixed(operand: Formula): Formula {
    const { sign } = this.#peek();
    return this.#dialect.postfixes.has(sign) && this.#accept(sign) ? operation(sign, operand) : operand;
  }
}

/** What the survey engine reads as it stands; anything else has to be written anew. */
const strictSigns: ReadonlySet<string> = new Set(
  'or || and && = == != < <= > >= + - * / % ^ contains notcontains anyof allof noneof ! not'.split(' '),
);
