import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/** Where the trail ends by its head, and the newest entry that stands there, read at one moment. */
export async function findAuditHead(trx: CommunityTransaction, communityId: string) {
  const { rows } = await sql<{ last_number: string; last_hash: Buffer; newest: string }>`
    select coalesce((select last_number from identity.audit_head where community_id = ${communityId}), 0) as last_number,
           coalesce((select last_hash from identity.audit_head where community_id = ${communityId}), '\\x') as last_hash,
           coalesce((select max(number) from identity.audit_entry where community_id = ${communityId}), 0) as newest`.execute(
    trx,
  );
  const [row] = rows;
  return {
    number: Number(row?.last_number ?? 0),
    hash: row?.last_hash ?? Buffer.alloc(0),
    newest: Number(row?.newest ?? 0),
  };
}

/**
 * Entries behind `after`, in order. The instant is text: what is hashed has milliseconds, and a time that was moved
 * by less must not be rounded back.
 */
export async function listChainRows(
  trx: CommunityTransaction,
  communityId: string,
  { after, until, limit }: { after: number; until: number; limit: number },
) {
  const { rows } = await sql<{
    number: string;
    at: string;
    actor_person_id: string | null;
    on_behalf_of_person_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    detail: string;
    hash: Buffer;
  }>`
    select number,
           regexp_replace(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z' as at,
           actor_person_id, on_behalf_of_person_id, action, subject_kind, subject_id, detail, hash
    from identity.audit_entry
    where community_id = ${communityId} and number > ${after} and number <= ${until}
    order by number limit ${limit}`.execute(trx);
  return rows;
}

function traces(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('identity.audit_entry as e')
    .leftJoin('identity.person as a', (join) =>
      join.onRef('a.community_id', '=', 'e.community_id').onRef('a.id', '=', 'e.actor_person_id'),
    )
    .leftJoin('identity.person as b', (join) =>
      join.onRef('b.community_id', '=', 'e.community_id').onRef('b.id', '=', 'e.on_behalf_of_person_id'),
    )
    .select([
      'e.number',
      'e.at',
      'e.actor_person_id',
      'a.display_name as actor_name',
      'e.on_behalf_of_person_id',
      'b.display_name as on_behalf_of_name',
      'e.action',
      'e.subject_kind',
      'e.subject_id',
      'e.detail',
      'e.hash',
    ])
    .where('e.community_id', '=', communityId);
}

export type TraceRow = Awaited<ReturnType<typeof listTraceRows>>[number];

/** She acted, somebody acted for her, or it is about her: herself, a membership or a mandate of hers. */
function concerns(communityId: string, personId: string) {
  return sql<boolean>`(
    e.actor_person_id = ${personId}::uuid or e.on_behalf_of_person_id = ${personId}::uuid
    or (e.subject_kind = 'person' and e.subject_id = ${personId})
    or (e.subject_kind = 'membership' and e.subject_id in (
      select m.id::text from identity.membership m where m.community_id = ${communityId} and m.person_id = ${personId}::uuid))
    or (e.subject_kind = 'mandate' and e.subject_id in (
      select m.id::text from identity.mandate m where m.community_id = ${communityId} and m.person_id = ${personId}::uuid)))`;
}

export interface TraceFilter {
  /** A whole action, or its noun. */
  action?: string | undefined;
  personId?: string | undefined;
  /** Days in the community's time zone, both included. */
  from?: string | undefined;
  until?: string | undefined;
  timeZone: string;
  /** Entries with a smaller number. */
  before: string | undefined;
  limit: number;
}

/** Newest first, one more than the limit. */
export function listTraceRows(trx: CommunityTransaction, communityId: string, filter: TraceFilter) {
  const { action, personId, from, until, timeZone, before } = filter;
  let query = traces(trx, communityId);
  if (action !== undefined) {
    query = action.includes('.')
      ? query.where('e.action', '=', action)
      : query.where(sql<boolean>`split_part(e.action, '.', 1) = ${action}`);
  }
  if (personId !== undefined) query = query.where(concerns(communityId, personId));
  if (from !== undefined)
    query = query.where(sql<boolean>`e.at >= (${from}::date)::timestamp at time zone ${timeZone}`);
  if (until !== undefined)
    query = query.where(sql<boolean>`e.at < (${until}::date + 1)::timestamp at time zone ${timeZone}`);
  if (before !== undefined) query = query.where('e.number', '<', before);
  return query
    .orderBy('e.number', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** Notes where the trail stands; the first note of a day stays. */
export async function insertAuditAnchor(
  trx: CommunityTransaction,
  communityId: string,
  day: string,
): Promise<void> {
  await sql`
    insert into identity.audit_anchor (community_id, day, number, hash)
    select community_id, ${day}::date, last_number, last_hash from identity.audit_head
    where community_id = ${communityId} and last_number > 0
    on conflict do nothing`.execute(trx);
}

export function listAuditAnchorRows(
  trx: CommunityTransaction,
  communityId: string,
  { before, limit }: { before: string | undefined; limit: number },
) {
  let query = trx
    .selectFrom('identity.audit_anchor')
    .select(['day', 'number', 'hash'])
    .where('community_id', '=', communityId);
  if (before !== undefined) query = query.where('day', '<', before);
  return query
    .orderBy('day', 'desc')
    .limit(limit + 1)
    .execute();
}

/** Anchors of entries behind `after`, in order; more than the trail's length allows is one more sign of tampering. */
export function listAnchorsBehind(trx: CommunityTransaction, communityId: string, after: number) {
  return trx
    .selectFrom('identity.audit_anchor')
    .select(['number', 'hash'])
    .where('community_id', '=', communityId)
    .where('number', '>', String(after))
    .orderBy('number')
    .limit(20_000)
    .execute();
}
