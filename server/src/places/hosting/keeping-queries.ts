import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { Language } from '@snodo/contract';
import type { DB } from '../../db/rows.gen.ts';
import type { Evidence } from './ladder.ts';

export interface HostedPlaceRow {
  id: string;
  code: string;
  sort_name: string;
  kind: string;
  host_name: string;
  life_cycle: string;
  spaces: number;
  requests: number;
  troubles: number;
}

/** Places of these hosts, or of all, by name; those that are closed are over. */
export async function listHostedPlaceRows(
  trx: CommunityTransaction,
  communityId: string,
  {
    hostIds,
    language,
    now,
    after,
    limit,
  }: {
    hostIds: string[] | undefined;
    language: Language;
    now: Date;
    after: [string, string] | undefined;
    limit: number;
  },
): Promise<HostedPlaceRow[]> {
  const name = sql<string>`coalesce(p.name ->> ${language}, p.name ->> 'it')`;
  const ofHosts = hostIds === undefined ? sql`true` : sql`p.host_id = any (${hostIds}::uuid[])`;
  const later = after === undefined ? sql`true` : sql`(${name}, p.id) > (${after[0]}, ${after[1]}::uuid)`;
  const { rows } = await sql<HostedPlaceRow>`
    select p.id, p.code, ${name} as sort_name, p.kind, o.name as host_name, p.life_cycle,
      (select count(*)::int from places.space s where s.community_id = p.community_id and s.place_id = p.id) as spaces,
      (select count(*)::int from places.space s
         join places.booking b on b.community_id = s.community_id and b.space_id = s.id
         where s.community_id = p.community_id and s.place_id = p.id and b.kind = 'booking' and b.ends_at > ${now}
           and (b.state = 'requested' or b.state = 'released' and b.appeal is not null)) as requests,
      (select count(*)::int from places.trouble t
         where t.community_id = p.community_id and t.place_id = p.id and t.settled_at is null) as troubles
    from places.place p
    join identity.organisation o on o.community_id = p.community_id and o.id = p.host_id
    where p.community_id = ${communityId} and p.life_cycle <> 'closed' and ${ofHosts} and ${later}
    order by ${name}, p.id limit ${limit + 1}`.execute(trx);
  return rows;
}

export interface BlockRow {
  id: string;
  space_id: string;
  version: number;
  time_zone: string;
  starts_at: Date;
  ends_at: Date;
  purpose: string | null;
}

/** An activity holds its space by a block too; that goes with its date. */
const isOfNoActivity = sql<boolean>`not exists (select from places.activity_date d
  where d.community_id = b.community_id and d.booking_id = b.id)`;

/** Locks what a host keeps for herself; undefined for anything else. */
export async function lockBlock(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<{ is_live: boolean; host_id: string; place_code: string } | undefined> {
  return trx
    .selectFrom('places.booking as b')
    .innerJoin('places.space as s', (join) =>
      join.onRef('s.community_id', '=', 'b.community_id').onRef('s.id', '=', 'b.space_id'),
    )
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.place_id'),
    )
    .select(['b.is_live', 'p.host_id', 'p.code as place_code'])
    .where('b.community_id', '=', communityId)
    .where('b.id', '=', id)
    .where('b.kind', '=', 'block')
    .where(isOfNoActivity)
    .forNoKeyUpdate(['b'])
    .executeTakeFirst();
}

/** What hosts keep for themselves at a place and is not over, the next first. */
export function listBlockRows(
  trx: CommunityTransaction,
  communityId: string,
  { placeId, now, limit }: { placeId: string; now: Date; limit: number },
): Promise<BlockRow[]> {
  return trx
    .selectFrom('places.booking as b')
    .innerJoin('places.space as s', (join) =>
      join.onRef('s.community_id', '=', 'b.community_id').onRef('s.id', '=', 'b.space_id'),
    )
    .select(['b.id', 'b.space_id', 'b.version', 'b.time_zone', 'b.starts_at', 'b.ends_at', 'b.purpose'])
    .where('b.community_id', '=', communityId)
    .where('s.place_id', '=', placeId)
    .where('b.kind', '=', 'block')
    .where(isOfNoActivity)
    .where('b.is_live', '=', true)
    .where('b.ends_at', '>', now)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(limit)
    .execute();
}

export async function countBlocks(
  trx: CommunityTransaction,
  communityId: string,
  spaceId: string,
  now: Date,
): Promise<number> {
  const { count } = await trx
    .selectFrom('places.booking')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('space_id', '=', spaceId)
    .where('kind', '=', 'block')
    .where('is_live', '=', true)
    .where('ends_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function countComing(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  now: Date,
): Promise<number> {
  const { count } = await trx
    .selectFrom('places.booking as b')
    .innerJoin('places.space as s', (join) =>
      join.onRef('s.community_id', '=', 'b.community_id').onRef('s.id', '=', 'b.space_id'),
    )
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('b.community_id', '=', communityId)
    .where('s.place_id', '=', placeId)
    .where('b.kind', '=', 'booking')
    .where('b.is_live', '=', true)
    .where('b.ends_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What a place has, and whether others than its host do something there. */
export async function findEvidence(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<Evidence> {
  const ofPlace = sql`community_id = p.community_id and place_id = p.id`;
  const { rows } = await sql<Evidence>`
    select cardinality(p.amenities) > 0 as "hasEquipment",
      exists (select from places.activity where ${ofPlace} and state <> 'cancelled') as "hasActivity",
      exists (select from places.space where ${ofPlace}) as "hasSpace",
      exists (select from places.activity where ${ofPlace} and state <> 'cancelled' and organiser_id <> p.host_id)
        or exists (select from places.place_service where ${ofPlace}) as "hasOthers"
    from places.place p where p.community_id = ${communityId} and p.id = ${placeId}::uuid`.execute(trx);
  return rows[0] ?? { hasEquipment: false, hasActivity: false, hasSpace: false, hasOthers: false };
}

/** Names of the other spaces that share units with each space of a place and have nothing but those: its parts. */
export async function listPartRows(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<{ whole_id: string; name: Json }[]> {
  const { rows } = await sql<{ whole_id: string; name: Json }>`
    select whole.id as whole_id, part.name from places.space whole
    join places.space part on part.community_id = whole.community_id and part.place_id = whole.place_id and part.id <> whole.id
    where whole.community_id = ${communityId} and whole.place_id = ${placeId}::uuid
      and whole.mode = 'exclusive' and part.mode = 'exclusive'
      and exists (select from places.space_unit u
        where u.community_id = part.community_id and u.space_id = part.id)
      and not exists (select from places.space_unit u
        where u.community_id = part.community_id and u.space_id = part.id and not exists (
          select from places.space_unit w
          where w.community_id = u.community_id and w.space_id = whole.id and w.unit_id = u.unit_id))
    order by part.code limit 500`.execute(trx);
  return rows;
}

export async function insertTrouble(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'places.trouble'>,
): Promise<void> {
  await trx.insertInto('places.trouble').values(row).execute();
}

export async function countOpenTroubles(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('places.trouble')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('place_id', '=', placeId)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function listOpenTroubles(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  limit: number,
) {
  return trx
    .selectFrom('places.trouble as t')
    .leftJoin('places.space as s', (join) =>
      join.onRef('s.community_id', '=', 't.community_id').onRef('s.id', '=', 't.space_id'),
    )
    .select(['t.id', 't.space_id', 't.words', 't.is_unsafe', 't.told_at', 's.name as space_name'])
    .where('t.community_id', '=', communityId)
    .where('t.place_id', '=', placeId)
    .where('t.settled_at', 'is', null)
    .orderBy('t.told_at', 'desc')
    .orderBy('t.id')
    .limit(limit)
    .execute();
}

export function lockTrouble(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('places.trouble as t')
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 't.community_id').onRef('p.id', '=', 't.place_id'),
    )
    .select(['t.id', 't.settled_at', 'p.host_id', 'p.code as place_code'])
    .where('t.community_id', '=', communityId)
    .where('t.id', '=', id)
    .forNoKeyUpdate(['t'])
    .executeTakeFirst();
}

export async function changeTrouble(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'places.trouble'>,
): Promise<void> {
  await trx
    .updateTable('places.trouble')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** The caller holds the locks of their units. */
export async function pauseSpaces(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('places.space')
    .set({ paused_at: now, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', 'in', [...ids])
    .where('paused_at', 'is', null)
    .execute();
}
