import type { LimeRow } from './read-lss.ts';

/**
 * The table of conditions that LimeSurvey had before it had expressions, as an expression: of one scenario all
 * hold, several values of one question are alternatives, and one scenario is enough. Empty where there is none.
 */
export function conditionsAsScript(
  qid: string,
  conditions: readonly LimeRow[],
  questions: readonly LimeRow[],
): string {
  const scenarios = new Map<string, Map<string, string[]>>();
  for (const row of conditions) {
    if (row.qid !== qid) continue;
    const part = asScript(row, questions);
    if (part === undefined) continue;
    const scenario = scenarios.get(row.scenario ?? '1') ?? new Map<string, string[]>();
    scenarios.set(row.scenario ?? '1', scenario);
    const field = `${row.cfieldname ?? ''} ${row.method === '==' ? '' : part}`;
    scenario.set(field, [...(scenario.get(field) ?? []), part]);
  }
  const written = [...scenarios.values()].map((fields) =>
    [...fields.values()]
      .map((parts) => (parts.length === 1 ? parts[0] : `(${parts.join(' or ')})`))
      .join(' and '),
  );
  return written.length > 1 ? written.map((one) => `(${one})`).join(' or ') : (written[0] ?? '');
}

const methods: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** `481X12X99SQ001` is the part `SQ001` of the question 99. */
function asScript(row: LimeRow, questions: readonly LimeRow[]): string | undefined {
  const { cqid = '', cfieldname = '', value = '' } = row;
  const method = (row.method ?? '==').trim();
  const code = questions.find((question) => question.qid === cqid)?.title;
  if (code === undefined || !methods.has(method) || /["\\]/.test(value)) return undefined;
  const field = cfieldname.replace(/^\+/, '');
  const at = field.lastIndexOf(`X${cqid}`);
  const part = at === -1 ? '' : field.slice(at + cqid.length + 1);
  return `${part === '' ? code : `${code}_${part}`} ${method} "${value}"`;
}
