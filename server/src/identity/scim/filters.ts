import { ScimFault } from './scim-fault.ts';
import { readPath } from './paths.ts';

/** What a list is asked for; every one that is there must hold. */
export interface EntryFilter {
  id?: string;
  userName?: string;
  externalId?: string;
  isActive?: boolean;
}

const mostFilterLetters = 600;
const mostComparisons = 4;

const comparison = /\s*([a-z][\w:.-]*)\s+([a-z]{2})\s+("(?:[^"\\]|\\.)*"|[^\s"]+)\s*/iy;
const conjunction = /and(?=\s)/iy;

/**
 * Reads `userName eq "…"`, also of `externalId`, `id` and `active`, up to four joined by `and`: what directories ask
 * when they look for somebody. Everything else is `invalidFilter`. The library's own reader is not given what
 * strangers send: a quote that is never closed, full of backslashes, keeps it busy for ever.
 */
export function readFilter(text: string | undefined): EntryFilter {
  if (text === undefined) return {};
  if (text.length > mostFilterLetters) throw invalidFilter('The filter is too long');
  const filter: EntryFilter = {};
  let position = 0;
  for (let count = 1; count <= mostComparisons; count += 1) {
    comparison.lastIndex = position;
    const [, name, operator, literal] = comparison.exec(text) ?? [];
    if (name === undefined || operator === undefined || literal === undefined)
      throw invalidFilter('The filter is not well written');
    if (operator.toLowerCase() !== 'eq') throw invalidFilter("Only the comparison 'eq' is answered");
    addComparison(filter, name, readLiteral(literal));
    position = comparison.lastIndex;
    if (position === text.length) return filter;
    conjunction.lastIndex = position;
    if (!conjunction.test(text)) throw invalidFilter("Comparisons are joined by 'and' only");
    position = conjunction.lastIndex;
  }
  throw invalidFilter('The filter has too many comparisons');
}

function addComparison(filter: EntryFilter, name: string, sought: string | boolean): void {
  const target = name.toLowerCase() === 'id' ? 'id' : targetOf(name);
  const isNew = target === 'active' ? filter.isActive === undefined : filter[target] === undefined;
  if (!isNew) throw invalidFilter(`The filter names '${target}' twice`);
  if (target === 'active') filter.isActive = readTruth(sought);
  else if (typeof sought === 'string') filter[target] = sought;
  else throw invalidFilter(`'${target}' is compared with a text`);
}

function targetOf(name: string): 'userName' | 'externalId' | 'active' {
  let target: ReturnType<typeof readPath>;
  try {
    target = readPath(name);
  } catch (error) {
    if (error instanceof ScimFault)
      throw invalidFilter('The filter names an attribute that people do not have');
    throw error;
  }
  if (target === 'userName' || target === 'externalId' || target === 'active') return target;
  throw invalidFilter("People are found by 'userName', 'externalId', 'id' and 'active'");
}

function readLiteral(literal: string): string | boolean {
  let read: unknown;
  try {
    read = JSON.parse(literal.startsWith('"') ? literal : literal.toLowerCase());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidFilter('The filter compares with something that is no text and no truth value');
  }
  if (typeof read === 'string' && read.includes('\0'))
    throw invalidFilter('The filter holds the character NUL');
  if (typeof read === 'string' || typeof read === 'boolean') return read;
  throw invalidFilter('The filter compares with something that is no text and no truth value');
}

function readTruth(sought: string | boolean): boolean {
  if (typeof sought === 'boolean') return sought;
  const lower = sought.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  throw invalidFilter("'active' is true or false");
}

function invalidFilter(detail: string): ScimFault {
  return new ScimFault(400, detail, 'invalidFilter');
}
