import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind } from '../../identity/index.ts';
import { openStates } from './enrolment-states.ts';

/** What stands where words were that nobody may read any more. */
const gone = '…';

export async function listEnrolmentsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<{
    id: string;
    service: string;
    intake: string;
    state: string;
    places: number;
    words: string | null;
    asked_at: Date;
    ends_on: string | null;
    is_by_operator: boolean;
    windows: number[] | null;
    band_percent: number | null;
    attended_on: string[];
  }>`
    select e.id, s.name ->> 'it' as service, i.title as intake, e.state, e.places, e.words, e.asked_at,
           e.ends_on::text, e.operator_person_id is not null as is_by_operator, y.windows, y.band_percent,
           array(select a.held_on::text from catalogue.attendance a
             where a.community_id = e.community_id and a.enrolment_id = e.id and a.people > 0
             order by a.held_on) as attended_on
    from catalogue.enrolment e
    join catalogue.intake i on i.community_id = e.community_id and i.id = e.intake_id
    join catalogue.service s on s.community_id = i.community_id and s.id = i.service_id
    left join catalogue.shared_family y on y.community_id = e.community_id and y.enrolment_id = e.id
    where e.community_id = ${communityId} and e.person_id = ${personId}::uuid
    order by e.asked_at, e.id limit ${mostRowsOfKind}`.execute(trx);
  return rows.map((row) => ({
    id: row.id,
    service: row.service,
    intake: row.intake,
    state: row.state,
    places: row.places,
    words: row.words,
    askedAt: row.asked_at.toISOString(),
    endsOn: row.ends_on,
    isByOperator: row.is_by_operator,
    windows: row.windows?.map(String) ?? null,
    bandPercent: row.band_percent,
    attendedOn: row.attended_on,
  }));
}

/** Steps of her enrolments, and those that she took about others' as whoever gives the service. */
export async function listStepsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<{ enrolment: string; step: string; at: Date; note: string | null; by: string }>`
    select t.enrolment_id as enrolment, t.step, t.at, t.note,
           case when t.person_id = ${personId}::uuid then 'you'
                when t.operator_person_id = ${personId}::uuid then 'you_for_another'
                when t.person_id is null then 'itself' else 'another' end as by
    from catalogue.enrolment_step t
    join catalogue.enrolment e on e.community_id = t.community_id and e.id = t.enrolment_id
    where t.community_id = ${communityId}
      and (e.person_id = ${personId}::uuid or t.person_id = ${personId}::uuid or t.operator_person_id = ${personId}::uuid)
    order by t.at, t.enrolment_id, t.number limit ${mostRowsOfKind}`.execute(trx);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function listSharesOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<{
    shared_service: string;
    number: number;
    week_cents: number;
    share_cents: number;
    alone_cents: number;
    answer: string | null;
    answered_at: Date | null;
    valid_from: string;
  }>`
    select g.title as shared_service, q.number, q.week_cents, y.share_cents, y.alone_cents, y.answer, y.answered_at,
           q.valid_from::text
    from catalogue.share_part y
    join catalogue.share_quote q on q.community_id = y.community_id and q.id = y.quote_id
    join catalogue.shared_service g on g.community_id = q.community_id and g.id = q.shared_service_id
    join catalogue.enrolment e on e.community_id = y.community_id and e.id = y.enrolment_id
    where y.community_id = ${communityId} and e.person_id = ${personId}::uuid
    order by q.made_at, q.id limit ${mostRowsOfKind}`.execute(trx);
  return rows.map((row) => ({
    sharedService: row.shared_service,
    number: row.number,
    weekCents: row.week_cents,
    shareCents: row.share_cents,
    aloneCents: row.alone_cents,
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
    validFrom: row.valid_from,
  }));
}

/** What she began, and the intakes that she opened. */
export async function listBegunBy(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<{ what: string; title: string; words: string | null; made_at: Date }>`
    select 'shared_service' as what, title, words, made_at from catalogue.shared_service
    where community_id = ${communityId} and organiser_person_id = ${personId}::uuid
    union all
    select 'intake', title, null, made_at from catalogue.intake
    where community_id = ${communityId} and made_by_person_id = ${personId}::uuid and not is_for_group
    order by made_at limit ${mostRowsOfKind}`.execute(trx);
  return rows.map(({ made_at: madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString() }));
}

/** What she wrote down of others as whoever gives the service; who they are is theirs. */
export async function listKeptBy(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<{ what: string; times: number }>`
    select 'attendance' as what, count(*)::int as times from catalogue.attendance
    where community_id = ${communityId} and recorded_by_person_id = ${personId}::uuid having count(*) > 0
    union all
    select 'quotes', count(*)::int from catalogue.share_quote
    where community_id = ${communityId} and made_by_person_id = ${personId}::uuid having count(*) > 0`.execute(
    trx,
  );
  return rows;
}

/** Words that she wrote about services, and replies that she wrote to others' words. */
export async function listFeedbackOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<{
    service: string;
    is_mine: boolean;
    words: string;
    state: string;
    written_on: string;
    reason: string | null;
    reply: string | null;
  }>`
    select s.name ->> 'it' as service, e.person_id = ${personId}::uuid as is_mine,
           case when e.person_id = ${personId}::uuid then f.words else ${gone} end as words, f.state,
           f.written_on::text, f.reason, f.reply
    from catalogue.feedback f
    join catalogue.enrolment e on e.community_id = f.community_id and e.id = f.enrolment_id
    join catalogue.service s on s.community_id = f.community_id and s.id = f.service_id
    where f.community_id = ${communityId}
      and ${personId}::uuid in (e.person_id, f.decided_by_person_id, f.replied_by_person_id)
    order by f.written_on, f.id limit ${mostRowsOfKind}`.execute(trx);
  return rows.map(({ is_mine: isMine, written_on: writtenOn, ...row }) => ({ ...row, isMine, writtenOn }));
}

/** Her open enrolments end; their places go back, and the clock gives them to whoever is next. */
export async function withdrawAllOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<void> {
  const open = sql`${openStates as unknown as string[]}::text[]`;
  // The order of the intakes' locks is that of every operation: one after the other, by their ids.
  await sql`
    select from catalogue.intake i where i.community_id = ${communityId} and i.id in (
      select e.intake_id from catalogue.enrolment e
      where e.community_id = ${communityId} and e.person_id = ${personId}::uuid and e.state = any (${open}))
    order by i.id for no key update`.execute(trx);
  await sql`
    update catalogue.shared_service g set is_to_regroup = true
    where g.community_id = ${communityId} and g.intake_id in (
      select e.intake_id from catalogue.enrolment e
      where e.community_id = ${communityId} and e.person_id = ${personId}::uuid and e.state = any (${open}))`.execute(
    trx,
  );
  await sql`
    update catalogue.enrolment set state = 'withdrawn', due_at = null, changed_at = ${now}, version = version + 1
    where community_id = ${communityId} and person_id = ${personId}::uuid and state = any (${open})`.execute(
    trx,
  );
}

/** Whatever could tell who she was: words of hers and words about her. */
export async function blankWordsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  const own = sql`(select e.id from catalogue.enrolment e
    where e.community_id = ${communityId} and e.person_id = ${personId}::uuid)`;
  await sql`delete from catalogue.feedback
    where community_id = ${communityId} and enrolment_id in ${own}`.execute(trx);
  await sql`update catalogue.enrolment set words = null
    where community_id = ${communityId} and person_id = ${personId}::uuid`.execute(trx);
  await sql`update catalogue.enrolment_step set note = null
    where community_id = ${communityId} and note is not null
      and (enrolment_id in ${own} or person_id = ${personId}::uuid)`.execute(trx);
  await sql`update catalogue.shared_family set band_percent = null
    where community_id = ${communityId} and band_percent is not null and enrolment_id in ${own}`.execute(trx);
  await sql`update catalogue.shared_service set title = ${gone}, words = ${gone}
    where community_id = ${communityId} and organiser_person_id = ${personId}::uuid`.execute(trx);
  await sql`update catalogue.intake i set title = ${gone}
    where i.community_id = ${communityId} and i.made_by_person_id = ${personId}::uuid and i.is_for_group`.execute(
    trx,
  );
}
