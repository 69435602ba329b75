/** How an answer is asked about. */
export const comparisons = [
  'is',
  'isNot',
  'oneOf',
  'includes',
  'atLeast',
  'atMost',
  'answered',
  'notAnswered',
] as const;
export type ComparisonKind = (typeof comparisons)[number];

/**
 * `question` is a name as it stands between curly brackets: `shift`, `grid.monday`. `is`, `oneOf` and `includes` ask for
 * values of choices, `true` or `false`; `atLeast` and `atMost` for a number.
 */
export interface Clause {
  readonly question: string;
  readonly how: ComparisonKind;
  readonly values: readonly string[];
}

/** What the menus can say: clauses that all must hold, or of which one must. */
export interface SimpleCondition {
  readonly join: 'and' | 'or';
  readonly clauses: readonly Clause[];
}

/** A question, a row of one, or a calculated value. */
const name = String.raw`\{\s*([A-Za-z]\w*(?:\.[A-Za-z0-9][\w.+-]*)?)\s*\}`;
const quoted = String.raw`'([\w.+-]*)'`;
const clausePatterns: readonly (readonly [RegExp, ComparisonKind])[] = [
  [new RegExp(`^${name}\\s+notempty$`, 'u'), 'answered'],
  [new RegExp(`^${name}\\s+empty$`, 'u'), 'notAnswered'],
  [new RegExp(`^${name}\\s*=\\s*(?:${quoted}|(true|false))$`, 'u'), 'is'],
  [new RegExp(`^${name}\\s*!=\\s*(?:${quoted}|(true|false))$`, 'u'), 'isNot'],
  [new RegExp(`^${name}\\s+contains\\s+${quoted}$`, 'u'), 'includes'],
  [new RegExp(`^${name}\\s+anyof\\s+\\[([\\s\\w.+,'-]*)\\]$`, 'u'), 'oneOf'],
  [new RegExp(`^${name}\\s*>=\\s*(-?\\d+(?:\\.\\d+)?)$`, 'u'), 'atLeast'],
  [new RegExp(`^${name}\\s*<=\\s*(-?\\d+(?:\\.\\d+)?)$`, 'u'), 'atMost'],
];

/** The condition as the menus say it; undefined when it says more than they can. */
export function readCondition(expression: string): SimpleCondition | undefined {
  const joined = /\s+or\s+/u.test(expression) ? 'or' : 'and';
  const parts = expression.trim().split(joined === 'or' ? /\s+or\s+/u : /\s+and\s+/u);
  const clauses = parts.map((part) => readClause(part.trim()));
  return clauses.every((clause) => clause !== undefined) ? { join: joined, clauses } : undefined;
}

function readClause(text: string): Clause | undefined {
  for (const [pattern, how] of clausePatterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [, question = '', ...given] = match;
    if (how === 'answered' || how === 'notAnswered') return { question, how, values: [] };
    const value = given.find((one) => one !== undefined) ?? '';
    if (how !== 'oneOf') return { question, how, values: [value] };
    const list = value.split(',').map((one) => /^\s*'([\w.+-]*)'\s*$/u.exec(one)?.[1]);
    return list.every((one) => one !== undefined) ? { question, how, values: list } : undefined;
  }
  return undefined;
}

/** The condition in the language of the definition. */
export function writeCondition({ join, clauses }: SimpleCondition): string {
  return clauses.map(writeClause).join(` ${join} `);
}

function writeClause({ question, how, values }: Clause): string {
  const [value = ''] = values;
  const written = value === 'true' || value === 'false' ? value : `'${value}'`;
  switch (how) {
    case 'answered':
      return `{${question}} notempty`;
    case 'notAnswered':
      return `{${question}} empty`;
    case 'is':
      return `{${question}} = ${written}`;
    case 'isNot':
      return `{${question}} != ${written}`;
    case 'includes':
      return `{${question}} contains '${value}'`;
    case 'oneOf':
      return `{${question}} anyof [${values.map((one) => `'${one}'`).join(', ')}]`;
    case 'atLeast':
      return `{${question}} >= ${Number(value) || 0}`;
    case 'atMost':
      return `{${question}} <= ${Number(value) || 0}`;
  }
}

/** Which comparisons go with a question of a type, the usual one first. */
export function comparisonsFor(type: string, inputType?: unknown): readonly ComparisonKind[] {
  if (type === 'radiogroup' || type === 'dropdown')
    return ['is', 'isNot', 'oneOf', 'answered', 'notAnswered'];
  if (type === 'checkbox' || type === 'ranking') return ['includes', 'oneOf', 'answered', 'notAnswered'];
  if (type === 'boolean') return ['is', 'answered', 'notAnswered'];
  if (type === 'rating' || type === 'slider' || inputType === 'number')
    return ['atLeast', 'atMost', 'answered', 'notAnswered'];
  return ['answered', 'notAnswered'];
}
