import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind, type PersonalField } from '../../identity/index.ts';

type Told = Record<string, PersonalField>;

/** Where somebody said that she comes, and for whom she said it. */
export async function listRegistrationsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select a.code as activity, r.starts_at::text as "startsAt", r.state, r.places,
           r.person_id = ${personId}::uuid as "isOwn", r.made_at::text as "madeAt",
           case when r.person_id = ${personId}::uuid then r.children end as children,
           case when r.person_id = ${personId}::uuid then r.needs end as needs,
           r.checked_in_at::text as "checkedInAt"
    from places.registration r
    join places.activity a on a.community_id = r.community_id and a.id = r.activity_id
    where r.community_id = ${communityId} and ${personId}::uuid in (r.person_id, r.operator_person_id)
    order by r.id limit ${mostRowsOfKind}`.execute(trx);
  return rows;
}

export async function listLedActivitiesOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select a.code as activity, a.leader_name as "leaderName" from places.activity a
    where a.community_id = ${communityId} and a.leader_person_id = ${personId}::uuid
    order by a.id limit ${mostRowsOfKind}`.execute(trx);
  return rows;
}

export async function listFeedsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select f.kind, p.code as place, f.district_code as district, f.made_at::text as "madeAt"
    from places.calendar_feed f
    left join places.place p on p.community_id = f.community_id and p.id = f.place_id
    where f.community_id = ${communityId} and f.person_id = ${personId}::uuid
    order by f.id limit ${mostRowsOfKind}`.execute(trx);
  return rows;
}

/** She comes nowhere any more, and leads nothing under her name; that somebody was there stays by her id. */
export async function forgetInActivities(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await sql`
    update places.registration set needs = '{}', children = 0, due_at = null, version = version + 1, changed_at = ${now},
      state = case when starts_at > ${now} and state in ('registered', 'waiting', 'offered') then 'withdrawn'
        when state = 'offered' then 'lapsed' else state end
    where community_id = ${communityId} and person_id = ${personId}::uuid`.execute(trx);
  await sql`
    delete from places.calendar_feed
    where community_id = ${communityId} and person_id = ${personId}::uuid`.execute(trx);
  await sql`
    update places.activity set leader_name = null, leader_person_id = null, version = version + 1
    where community_id = ${communityId} and leader_person_id = ${personId}::uuid`.execute(trx);
}
