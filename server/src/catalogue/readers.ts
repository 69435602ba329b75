import { defaultMatchRules } from '@snodo/allocation';
import { sql } from 'kysely';
import { dayIn, type Clock } from '../http/index.ts';
import { organisationIdsOf, type Actor, type Community } from '../identity/index.ts';

/** Half a year after somebody said that it is so, a service is marked as old; after a year it is shown no more. */
export const { staleAfterDays, hiddenAfterDays } = defaultMatchRules.limits;

/** Who reads, as far as it decides what there is for her. */
export interface Reader {
  organisationIds: string[];
  /** She belongs to the community, through a firm or as a neighbour. */
  isMember: boolean;
  /** What was verified before this day is shown to nobody. */
  shownSince: string;
}

/** Nobody is undefined. */
export function readerOf(actor: Actor | undefined, community: Community, clock: Clock): Reader {
  return {
    organisationIds: organisationIdsOf(actor),
    isMember: (actor?.memberships.length ?? 0) > 0,
    shownSince: dayBefore(dayIn(community.timeZone, clock.now()), hiddenAfterDays),
  };
}

/** The day so many days before; days are ISO days. */
export function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

/** The day so many days after. */
export function dayAfter(day: string, days: number): string {
  return dayBefore(day, -days);
}

/** `stale` from the day on which half a year is over; what nobody ever verified is unknown and stays so. */
export function freshnessOf(verifiedOn: string | null, today: string): 'fresh' | 'stale' | 'unknown' {
  if (verifiedOn === null) return 'unknown';
  return verifiedOn < dayBefore(today, staleAfterDays) ? 'stale' : 'fresh';
}

/** What is for everyone or for one of the organisations; `table` is the alias of a table with an audience. */
export function isForReader(table: 's' | 'a', organisationIds: string[]) {
  const audience = sql.ref(`${table}.audience_organisation_ids`);
  return sql<boolean>`(${audience} is null or ${audience} && ${organisationIds}::uuid[])`;
}

/**
 * For whom a service is, running or not: what hangs on it (a group, a queue, somebody's words) stays for those whom it
 * was for when nobody has confirmed the service itself for a year. `s` is `catalogue.service`.
 */
export function isMeantFor(reader: Reader) {
  return sql<boolean>`((not s.is_members_only or ${reader.isMember}::boolean)
    and ${isForReader('s', reader.organisationIds)})`;
}

/**
 * What a reader may know of: it is running, somebody said within a year that it is so (or nobody ever did), and it
 * is for her. Every list, count, page and refusal stands on this one condition. `s` is `catalogue.service` or, with
 * `search`, the row that the search reads.
 */
export function isShownTo(reader: Reader, from: 'service' | 'search' = 'service') {
  const isRunning = from === 'search' ? sql<boolean>`s.is_shown` : sql<boolean>`s.status = 'active'`;
  return sql<boolean>`(${isRunning}
    and (s.verified_on is null or s.verified_on >= ${reader.shownSince}::date)
    and (not s.is_members_only or ${reader.isMember}::boolean)
    and ${isForReader('s', reader.organisationIds)})`;
}

/**
 * What everybody may know of, `s` being the row that the search reads: `isShownTo` for nobody in particular, in the
 * words of the index that counts it.
 */
export function isPublic(shownSince: string) {
  return sql<boolean>`(s.is_shown and not s.is_members_only and s.audience_organisation_ids is null
    and (s.verified_on is null or s.verified_on >= ${shownSince}::date))`;
}
