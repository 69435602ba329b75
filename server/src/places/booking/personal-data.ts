import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind, type PersonalDataHolder, type PersonalField } from '../../identity/index.ts';
import {
  forgetInActivities,
  listFeedsOf,
  listLedActivitiesOf,
  listRegistrationsOf,
} from '../activities/personal-data.ts';

type Told = Record<string, PersonalField>;

/**
 * What places hold about people. Of somebody who is erased everything to come is given up, words and visitors go, and
 * what was booked stays by her id: a host must be able to show who had his room. What she kept for the host of a place
 * is the host's, and so is what does not work there.
 */
export const placesHolder: PersonalDataHolder = {
  tables: [
    'places.booking',
    'places.booking_series',
    'places.place_step',
    'places.milestone',
    'places.trouble',
    'places.registration',
    'places.activity',
    'places.calendar_feed',
  ],
  collect: async (trx, { id: communityId }, personId) => [
    { kind: 'bookings', rows: await listBookingsOf(trx, communityId, personId) },
    { kind: 'booking_series', rows: await listSeriesOf(trx, communityId, personId) },
    { kind: 'place_steps', rows: await listStepsOf(trx, communityId, personId) },
    { kind: 'place_milestones', rows: await listMilestonesOf(trx, communityId, personId) },
    { kind: 'place_troubles', rows: await listTroublesOf(trx, communityId, personId) },
    { kind: 'registrations', rows: await listRegistrationsOf(trx, communityId, personId) },
    { kind: 'calendar_feeds', rows: await listFeedsOf(trx, communityId, personId) },
    { kind: 'activities_led', rows: await listLedActivitiesOf(trx, communityId, personId) },
  ],
  erase: async (trx, { id: communityId }, personId, now) => {
    await sql`
      delete from places.visitor v using places.booking b
      where b.community_id = ${communityId} and b.person_id = ${personId}::uuid
        and v.community_id = b.community_id and v.booking_id = b.id`.execute(trx);
    await sql`
      update places.booking set purpose = null, appeal = null, version = version + 1, changed_at = ${now},
        state = case when kind = 'booking' and is_live and ends_at > ${now} then 'cancelled' else state end
      where community_id = ${communityId} and person_id = ${personId}::uuid`.execute(trx);
    await sql`
      update places.booking set decision_words = null
      where community_id = ${communityId} and decided_by_person_id = ${personId}::uuid`.execute(trx);
    await sql`
      update places.place_step set reason = null
      where community_id = ${communityId} and person_id = ${personId}::uuid`.execute(trx);
    await sql`
      update places.milestone set note = null
      where community_id = ${communityId} and done_by_person_id = ${personId}::uuid`.execute(trx);
    await sql`
      update places.trouble set settled_words = null
      where community_id = ${communityId} and settled_by_person_id = ${personId}::uuid`.execute(trx);
    await sql`
      update places.trouble set words = '…'
      where community_id = ${communityId} and person_id = ${personId}::uuid and settled_at is not null`.execute(
      trx,
    );
    await forgetInActivities(trx, communityId, personId, now);
  },
};

async function listBookingsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select p.code as place, s.code as space, b.state, b.starts_at::text as "startsAt", b.ends_at::text as "endsAt",
           b.people, b.purpose, b.appeal, b.person_id = ${personId}::uuid as "isOwn",
           b.made_at::text as "madeAt", b.checked_in_at::text as "checkedInAt",
           case when b.decided_by_person_id = ${personId}::uuid then b.decision_words end as "decisionWords",
           case when b.person_id = ${personId}::uuid then array(select v.name from places.visitor v
             where v.community_id = b.community_id and v.booking_id = b.id order by v.id) end as visitors
    from places.booking b
    join places.space s on s.community_id = b.community_id and s.id = b.space_id
    join places.place p on p.community_id = s.community_id and p.id = s.place_id
    where b.community_id = ${communityId}
      and ${personId}::uuid in (b.person_id, b.decided_by_person_id, b.operator_person_id)
    order by b.id limit ${mostRowsOfKind}`.execute(trx);
  // Of a booking that she only decided, or made for somebody, what that person wrote is not hers to take.
  return rows.map((row) => (row['isOwn'] === true ? row : { ...row, purpose: null, appeal: null }));
}

async function listSeriesOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select s.code as space, r.timetable::text as timetable, r.made_at::text as "madeAt"
    from places.booking_series r
    join places.space s on s.community_id = r.community_id and s.id = r.space_id
    where r.community_id = ${communityId} and r.person_id = ${personId}::uuid
    order by r.id limit ${mostRowsOfKind}`.execute(trx);
  return rows;
}

async function listStepsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select p.code as place, t.to_state as "toState", t.reason, t.taken_at::text as "takenAt"
    from places.place_step t
    join places.place p on p.community_id = t.community_id and p.id = t.place_id
    where t.community_id = ${communityId} and t.person_id = ${personId}::uuid
    order by t.id limit ${mostRowsOfKind}`.execute(trx);
  return rows;
}

async function listMilestonesOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select p.code as place, m.code as milestone, m.done_on::text as "doneOn", m.note
    from places.milestone m
    join places.place p on p.community_id = m.community_id and p.id = m.place_id
    where m.community_id = ${communityId} and m.done_by_person_id = ${personId}::uuid
    order by p.code, m.code limit ${mostRowsOfKind}`.execute(trx);
  return rows;
}

async function listTroublesOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<Told>`
    select p.code as place, s.code as space, t.person_id = ${personId}::uuid as "isTold",
           case when t.person_id = ${personId}::uuid then t.words end as words,
           case when t.settled_by_person_id = ${personId}::uuid then t.settled_words end as "settledWords",
           t.told_at::text as "toldAt", t.settled_at::text as "settledAt"
    from places.trouble t
    join places.place p on p.community_id = t.community_id and p.id = t.place_id
    left join places.space s on s.community_id = t.community_id and s.id = t.space_id
    where t.community_id = ${communityId} and ${personId}::uuid in (t.person_id, t.settled_by_person_id)
    order by t.id limit ${mostRowsOfKind}`.execute(trx);
  return rows;
}
