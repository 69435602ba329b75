import { createHash, randomBytes } from 'node:crypto';
import { mostCalendarFeeds, type CalendarFeedKind, type Language } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized, Problem, type Clock } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor, type Community } from '../../identity/index.ts';
import { findDistrictRow, findPlaceRow } from '../queries.ts';
import * as queries from './feed-queries.ts';
import type { FeedRow } from './feed-queries.ts';

export interface FeedContext {
  community: Community;
  clock: Clock;
  language: Language;
  /** Where calendars ask. */
  origin: string;
}

/** The secret itself stands in the address alone. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export async function listCalendarFeeds(trx: CommunityTransaction, actor: Actor, context: FeedContext) {
  refuseOnBehalf(actor);
  const rows = await queries.listFeedRows(trx, context.community.id, actor.personId, mostCalendarFeeds);
  return { items: rows.map((row) => toFeed(row, context.language)) };
}

/** A new address. Whoever has it reads the calendar, so it is told once, to her, and can be taken back. */
export async function createCalendarFeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: FeedContext,
  input: { kind: CalendarFeedKind; place?: string | undefined; district?: string | undefined },
) {
  const { community, clock, language, origin } = context;
  refuseOnBehalf(actor);
  const scope = await readScope(trx, community, input);
  await queries.lockFeedsOf(trx, actor.personId);
  const existing = await queries.listFeedRows(trx, community.id, actor.personId, mostCalendarFeeds);
  if (existing.length >= mostCalendarFeeds) throw new Problem('too_many_calendar_feeds');
  const secret = randomBytes(32).toString('base64url');
  const id = uuidv7();
  await queries.insertFeed(trx, {
    community_id: community.id,
    id,
    person_id: actor.personId,
    kind: input.kind,
    ...scope,
    language,
    secret_hash: secretHash(secret),
    made_at: clock.now(),
  });
  await record(trx, actor, context, 'calendar_feed.made', id);
  const row = await queries.findFeedByHash(trx, community.id, secretHash(secret));
  if (row === undefined) throw new Error('a feed that was just written is gone');
  return {
    feed: toFeed(row, language),
    address: `${origin}/calendar/${community.slug}/feeds/${secret}.ics`,
  };
}

async function readScope(
  trx: CommunityTransaction,
  community: Community,
  { place, district }: { place?: string | undefined; district?: string | undefined },
) {
  const found = place === undefined ? undefined : await findPlaceRow(trx, community.id, place);
  if (place !== undefined && found === undefined) throw unknown('place');
  if (district !== undefined && (await findDistrictRow(trx, community.id, district)) === undefined)
    throw unknown('district');
  return { place_id: found?.id ?? null, district_code: district ?? null };
}

function unknown(field: string): Problem {
  return new Problem('invalid_request', {
    faults: [{ path: `json.${field}`, code: 'unknown', message: 'There is none of this code' }],
  });
}

export async function revokeCalendarFeed(
  trx: CommunityTransaction,
  actor: Actor,
  context: FeedContext,
  id: string,
): Promise<{ revoked: true }> {
  refuseOnBehalf(actor);
  if (!(await queries.deleteFeed(trx, context.community.id, actor.personId, id)))
    throw new Problem('not_found');
  await record(trx, actor, context, 'calendar_feed.revoked', id);
  return { revoked: true };
}

function record(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: FeedContext,
  action: 'calendar_feed.made' | 'calendar_feed.revoked',
  id: string,
): Promise<void> {
  return recordAudit(trx, clock.now(), {
    action,
    subject: { kind: 'calendar_feed', id },
    ...auditedAs(actor),
  });
}

function toFeed(row: FeedRow, language: Language) {
  const name = row.place_name ?? row.district_name;
  return {
    id: row.id,
    kind: row.kind as CalendarFeedKind,
    name: name === null ? null : localized(name, language),
    madeAt: row.made_at.toISOString(),
  };
}
