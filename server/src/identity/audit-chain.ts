import { createHash } from 'node:crypto';

/** An entry of the audit trail as it is stored, with its hash. */
export interface ChainedEntry {
  number: number;
  /** `2026-11-22T09:30:00.000Z`: the instant in UTC, to the millisecond. */
  at: string;
  actorPersonId: string | null;
  onBehalfOfPersonId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  /** JSON, letter by letter as it was written. */
  detail: string;
  hash: Buffer;
}

/** Where a chain ended; the start is number 0 with an empty hash. */
export interface ChainEnd {
  number: number;
  hash: Buffer;
}

export const chainStart: ChainEnd = { number: 0, hash: Buffer.alloc(0) };

export interface ChainBreak {
  number: number;
  /** content: the entry does not fit its hash; sequence: an entry is missing, was put in or stands elsewhere. */
  kind: 'content' | 'sequence';
}

const separator = '\u001f';

/**
 * What is hashed of an entry after the hash of the one before it: number, instant, actor, on behalf of (both empty
 * when nobody), action, kind and id of the subject, and detail, each ended by the byte 1F, in UTF-8. No part can
 * hold that byte: ids, codes and JSON have no control characters.
 */
export function canonicalText(entry: Omit<ChainedEntry, 'hash'>): string {
  return [
    String(entry.number),
    entry.at,
    entry.actorPersonId ?? '',
    entry.onBehalfOfPersonId ?? '',
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.detail,
  ]
    .map((part) => part + separator)
    .join('');
}

export function hashOfEntry(entry: Omit<ChainedEntry, 'hash'>, before: Buffer): Buffer {
  return createHash('sha256').update(before).update(canonicalText(entry)).digest();
}

/**
 * Computes a stretch of the trail anew, entries in order, going on from `after`. Gives the end of the good part and
 * the first break, if any. That nothing is missing behind the last entry it cannot know: compare `end` with the
 * trail's head and its anchors.
 */
export function verifyAuditChain(
  entries: Iterable<ChainedEntry>,
  after: ChainEnd = chainStart,
): { end: ChainEnd; firstBreak?: ChainBreak } {
  let end = after;
  for (const entry of entries) {
    if (entry.number !== end.number + 1) {
      return { end, firstBreak: { number: end.number + 1, kind: 'sequence' } };
    }
    if (!hashOfEntry(entry, end.hash).equals(entry.hash)) {
      return { end, firstBreak: { number: entry.number, kind: 'content' } };
    }
    end = { number: entry.number, hash: entry.hash };
  }
  return { end };
}
