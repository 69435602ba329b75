import { z } from 'zod';
import { hasNul } from './nul.ts';
import { Problem } from './problem.ts';

/**
 * Pages are cut by a key (the last row's sort value and id), never by a number of rows to skip, so that rows
 * added meanwhile neither repeat nor hide others. The cursor is opaque to callers.
 */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

const wordsSchema = z
  .string()
  .max(500)
  .refine((words) => !hasNul(words));

/** The key in a cursor; `sortValue` is the shape of what the list is sorted by, words unless told. */
export function decodeCursor(
  cursor: string | undefined,
  sortValue: z.ZodType<string> = wordsSchema,
): [string, string] | undefined {
  if (cursor === undefined) return undefined;
  try {
    return z
      .tuple([sortValue, z.uuid()])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    throw new Problem('invalid_request', {
      faults: [{ path: 'query.cursor', code: 'invalid_cursor', message: 'Not a cursor of this list' }],
    });
  }
}

/** Cuts one row too many off a list that was read with `limit + 1`. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
): { rows: Row[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    rows: kept,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
