import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../config.ts';
import { dayIn, type Clock } from '../http/index.ts';
import type { Community } from './rows.ts';

/**
 * A pass says "one of this organisation's people" and nothing more: it is the same for all of them on a day, so
 * whoever shows it stays one of many. It opens offers that are for that organisation only to somebody who, on
 * purpose, is not signed in. It holds for the day of issue and the day after.
 */
export function makeAudiencePass(
  secret: string,
  community: Community,
  clock: Clock,
  organisationId: string,
): string {
  const day = dayIn(community.timeZone, clock.now());
  return `${organisationId}.${day}.${markOf(secret, community, organisationId, day).toString('base64url')}`;
}

/** The organisation's id when the pass is ours, for this community and of today or yesterday. */
export function readAudiencePass(
  secret: string,
  community: Community,
  clock: Clock,
  pass: string | undefined,
): string | undefined {
  const [organisationId, day, mark] = pass?.split('.') ?? [];
  if (organisationId === undefined || day === undefined || mark === undefined) return undefined;
  const now = clock.now();
  const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1000);
  if (![now, yesterday].some((instant) => dayIn(community.timeZone, instant) === day)) return undefined;
  const expected = markOf(secret, community, organisationId, day);
  const given = Buffer.from(mark, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) ? organisationId : undefined;
}

function markOf(secret: string, community: Community, organisationId: string, day: string): Buffer {
  return createHmac('sha256', derivedKey(secret, 'audience passes'))
    .update(`${community.id} ${organisationId} ${day}`)
    .digest();
}
