import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../../config.ts';

/** A code on a screen is new so often; the one before still holds, for whoever was just scanning it. */
export const slotMilliseconds = 2 * 60 * 1000;
const macLength = 22;
const printed = 'p';

/** What a code says: a date of an activity, and when it was shown; undefined: it is printed. */
export interface CodeWords {
  activityId: string;
  start: number;
  slot: number | undefined;
}

export function slotAt(now: Date): number {
  return Math.floor(now.getTime() / slotMilliseconds);
}

/** A code that only this installation can make, of this community and this date. */
export function writeCode(secret: string, communityId: string, words: CodeWords): string {
  const text = textOf(words);
  return `${text}.${macOf(secret, communityId, text)}`;
}

/** What a code says; undefined: it is none of ours. */
export function readCode(secret: string, communityId: string, code: string): CodeWords | undefined {
  const [id = '', start = '', slot = '', mac = '', ...more] = code.split('.');
  if (!/^[0-9a-f]{32}$/.test(id) || !/^[0-9a-z]{1,9}$/.test(start) || !/^[0-9a-z]{1,9}$/.test(slot))
    return undefined;
  const expected = Buffer.from(macOf(secret, communityId, `${id}.${start}.${slot}`));
  const given = Buffer.from(mac);
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    return undefined;
  return {
    activityId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    start: Number.parseInt(start, 36) * 1000,
    slot: slot === printed ? undefined : Number.parseInt(slot, 36),
  };
}

/** Whether a code that was shown is still the one on the screen, or the one before. */
export function isFresh({ slot }: CodeWords, now: Date): boolean {
  return slot === undefined || slot === slotAt(now) || slot === slotAt(now) - 1;
}

function textOf({ activityId, start, slot }: CodeWords): string {
  const seconds = Math.floor(start / 1000).toString(36);
  return `${activityId.replaceAll('-', '')}.${seconds}.${slot === undefined ? printed : slot.toString(36)}`;
}

function macOf(secret: string, communityId: string, text: string): string {
  return createHmac('sha256', derivedKey(secret, 'check-in codes'))
    .update(`${communityId} ${text}`)
    .digest('base64url')
    .slice(0, macLength);
}
