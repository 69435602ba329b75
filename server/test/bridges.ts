// Looks for bridges: whatever leads from a person to her submission, in what is stored and in what is logged.
import type postgres from 'postgres';

/** One row of a table, or one line of a log, with every value in it as text. */
export interface Trace {
  /** Table or log. */
  where: string;
  values: string[];
  /** The transaction that wrote the row; undefined for a line, and for what was there before the first submission. */
  transaction?: string;
  /** It was there before the first submission, so it can hold nothing of one. */
  isOld?: boolean;
}

export interface Sides {
  /** Whatever is a person's: her id, name, blinded message, its hash, the signature that she was given. */
  person: readonly string[];
  /** Whatever is a submission's: its token, hashes, code, ids and words. */
  submission: readonly string[];
  /** Tables of which every row is a submission's. */
  submissionTables: readonly string[];
  /** What both sides name by intention, such as the campaign. */
  shared: ReadonlySet<string>;
}

/** A value that two rows have in common by no chance: a uuid, a hash, a long text, or an instant finer than a day. */
const telling = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\\x[0-9a-f]{16,}|\d{4}-\d\d-\d\dT.*|.{16,})$/is;

/** One sentence for each bridge. */
export function findBridges(traces: readonly Trace[], sides: Sides): string[] {
  const personMarks = sides.person.map((mark) => mark.toLowerCase());
  const submissionMarks = sides.submission.map((mark) => mark.toLowerCase());
  const submissions: Trace[] = [];
  const others: Trace[] = [];
  const bridges: string[] = [];
  for (const trace of traces) {
    const text = trace.isOld === true ? '' : trace.values.join('\n').toLowerCase();
    const isSubmission =
      sides.submissionTables.includes(trace.where) || submissionMarks.some((mark) => text.includes(mark));
    (isSubmission ? submissions : others).push(trace);
    const mark = isSubmission ? personMarks.find((one) => text.includes(one)) : undefined;
    if (mark !== undefined)
      bridges.push(`${trace.where} holds a person (${mark}) and a submission in one row`);
  }
  return [
    ...new Set([
      ...bridges,
      ...commonValues(submissions, others, sides.shared),
      ...commonTransactions(submissions, others),
    ]),
  ];
}

function commonValues(submissions: Trace[], others: Trace[], shared: ReadonlySet<string>): string[] {
  const elsewhere = new Map<string, string>();
  for (const { where, values } of others)
    for (const value of values) if (telling.test(value)) elsewhere.set(value.toLowerCase(), where);
  return submissions.flatMap(({ where, values }) =>
    values.flatMap((value) => {
      const other = elsewhere.get(value.toLowerCase());
      if (other === undefined || shared.has(value)) return [];
      return [`${where} and ${other} have ${value} in common`];
    }),
  );
}

/** One that wrote all rows of a table anew, as sealing does, tells of none of them. */
function commonTransactions(submissions: Trace[], others: Trace[]): string[] {
  const elsewhere = new Map(others.map(({ where, transaction }) => [transaction, where]));
  const written = new Map<string, Set<string | undefined>>();
  const counts = new Map<string, number>();
  for (const { where, transaction, isOld } of submissions) {
    if (isOld === true) continue;
    written.set(where, (written.get(where) ?? new Set()).add(transaction));
    counts.set(where, (counts.get(where) ?? 0) + 1);
  }
  return [...written].flatMap(([where, transactions]) => {
    if (transactions.size === 1 && (counts.get(where) ?? 0) > 1) return [];
    return [...transactions].flatMap((transaction) => {
      const other = transaction === undefined ? undefined : elsewhere.get(transaction);
      return other === undefined ? [] : [`${where} and ${other} have transaction ${transaction} in common`];
    });
  });
}

/** Bytes as base64url, base64 and hexadecimal: however somebody may have kept them. */
export function spellings(bytes: Buffer): string[] {
  return [bytes.toString('base64url'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex')];
}

/** Every row of every table of every schema of our own, with the keys of the objects in it. */
export async function dumpDatabase(owner: postgres.Sql, sinceTransaction: bigint): Promise<Trace[]> {
  const tables = await owner<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
    order by 1, 2`;
  const traces: Trace[] = [];
  for (const { schema, name } of tables) {
    const rows = await owner<{ row: unknown; transaction: string }[]>`
      select to_jsonb(t) as row, t.xmin::text as transaction from ${owner(`${schema}.${name}`)} t`;
    for (const { row, transaction } of rows)
      traces.push({
        where: `${schema}.${name}`,
        values: leavesOf(row),
        ...(BigInt(transaction) >= sinceTransaction ? { transaction } : { isOld: true }),
      });
  }
  return traces;
}

export function traceOfLine(line: string): Trace {
  return { where: 'log', values: leavesOf(JSON.parse(line)) };
}

/** All keys and all plain values of a JSON value, as text. */
export function leavesOf(value: unknown): string[] {
  const leaves: string[] = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (one === null || one === undefined) continue;
    if (typeof one === 'object') for (const [key, inner] of Object.entries(one)) waiting.push(key, inner);
    else leaves.push(String(one));
  }
  return leaves;
}
