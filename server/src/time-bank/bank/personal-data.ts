import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind, type PersonalDataHolder, type PersonalDataKind } from '../../identity/index.ts';
import { settleErased } from './leaving.ts';
import { findMemberOfPerson } from '../membership.ts';

type Rows = PersonalDataKind['rows'];

/** What stands where words were that nobody may read any more; a decision keeps its reason's place. */
const gone = '–';

/**
 * What the bank holds about people: membership, gifts, requests to the fund, pools' hours, the register of volunteers.
 * When she is erased, her words go, and so do the reasons that a secretary wrote about her: to anybody else they are of
 * no use, and they can tell more of her than her name. Her hours are settled as if she left; that so many minutes moved
 * on a day and what was decided stays, by an id without a name, because the other side's balance follows from it, and so does the register of volunteers,
 * which the law wants unchanged.
 */
export const bankHolder: PersonalDataHolder = {
  tables: [
    'time_bank.member',
    'time_bank.fund_request',
    'time_bank.pool',
    'time_bank.volunteer_entry',
    'time_bank.company_release',
  ],
  collect: async (trx, community, personId) => [
    { kind: 'time_bank_membership', rows: await membershipOf(trx, community.id, personId) },
    { kind: 'time_bank_gifts', rows: await giftsOf(trx, community.id, personId) },
    { kind: 'time_bank_fund_requests', rows: await fundRequestsOf(trx, community.id, personId) },
    { kind: 'time_bank_pool_hours', rows: await poolHoursOf(trx, community.id, personId) },
    { kind: 'volunteer_hours', rows: await volunteerHoursOf(trx, community.id, personId) },
    { kind: 'time_bank_kept', rows: await keptBy(trx, community.id, personId) },
  ],
  erase: async (trx, community, personId, now) => {
    const member = await findMemberOfPerson(trx, community.id, personId);
    if (member === undefined) return;
    await settleErased(trx, community, member, now);
    await blankWordsAbout(trx, community.id, member.id);
  },
};

/** What she wrote, what was written to her with hours, and the reasons that a secretary wrote about her. */
async function blankWordsAbout(
  trx: CommunityTransaction,
  communityId: string,
  memberId: string,
): Promise<void> {
  await sql`update time_bank.gift set words = null
    where community_id = ${communityId} and ${memberId}::uuid in (from_member_id, to_member_id)`.execute(trx);
  await sql`update time_bank.fund_request
    set reason = ${gone}, decision_reason = case when decision_reason is null then null else ${gone} end
    where community_id = ${communityId} and member_id = ${memberId}`.execute(trx);
  await sql`update time_bank.pool_draw set reason = ${gone}
    where community_id = ${communityId} and to_member_id = ${memberId} and reason is not null`.execute(trx);
  await sql`update time_bank.member set decision_reason = ${gone}
    where community_id = ${communityId} and id = ${memberId} and decision_reason is not null`.execute(trx);
}

async function rowsOf(statement: Promise<{ rows: unknown[] }>): Promise<Rows> {
  return (await statement).rows as Rows;
}

function membershipOf(trx: CommunityTransaction, communityId: string, personId: string): Promise<Rows> {
  return rowsOf(
    sql`
      select state, to_json(applied_at) #>> '{}' as "appliedAt", to_json(admitted_at) #>> '{}' as "admittedAt",
             to_json(left_at) #>> '{}' as "leftAt", insured_until::text as "insuredUntil", statement_by as "statementBy",
             decision_reason as "decisionReason"
      from time_bank.member where community_id = ${communityId} and person_id = ${personId} limit ${mostRowsOfKind}`.execute(
      trx,
    ),
  );
}

function giftsOf(trx: CommunityTransaction, communityId: string, personId: string): Promise<Rows> {
  return rowsOf(
    sql`
      select g.id::text as id, g.from_member_id = m.id as "isGiven", g.minutes, g.words, g.state,
             to_json(g.made_at) #>> '{}' as "madeAt"
      from time_bank.gift g
      join time_bank.member m on m.community_id = g.community_id and m.id in (g.from_member_id, g.to_member_id)
      where g.community_id = ${communityId} and m.person_id = ${personId} order by g.made_at limit ${mostRowsOfKind}`.execute(
      trx,
    ),
  );
}

function fundRequestsOf(trx: CommunityTransaction, communityId: string, personId: string): Promise<Rows> {
  return rowsOf(
    sql`
      select f.minutes, f.reason, f.state, f.granted_minutes as "grantedMinutes", f.decision_reason as "decisionReason",
             to_json(f.asked_at) #>> '{}' as "askedAt"
      from time_bank.fund_request f
      join time_bank.member m on m.community_id = f.community_id and m.id = f.member_id
      where f.community_id = ${communityId} and m.person_id = ${personId} order by f.asked_at limit ${mostRowsOfKind}`.execute(
      trx,
    ),
  );
}

function poolHoursOf(trx: CommunityTransaction, communityId: string, personId: string): Promise<Rows> {
  return rowsOf(
    sql`
      select d.minutes, d.drawn_on::text as "drawnOn", d.reason, l.unit
      from time_bank.pool_draw d
      join time_bank.pool l on l.community_id = d.community_id and l.id = d.pool_id
      join time_bank.member m on m.community_id = d.community_id and m.id = d.to_member_id
      where d.community_id = ${communityId} and m.person_id = ${personId} order by d.drawn_on limit ${mostRowsOfKind}`.execute(
      trx,
    ),
  );
}

function volunteerHoursOf(trx: CommunityTransaction, communityId: string, personId: string): Promise<Rows> {
  return rowsOf(
    sql`
      select v.number, v.minutes, v.served_on::text as "servedOn", v.activity
      from time_bank.volunteer_entry v
      join time_bank.member m on m.community_id = v.community_id and m.id = v.member_id
      where v.community_id = ${communityId} and m.person_id = ${personId} order by v.number limit ${mostRowsOfKind}`.execute(
      trx,
    ),
  );
}

/** What she did as a keeper of the bank: her id stays with it, as in the audit trail. */
function keptBy(trx: CommunityTransaction, communityId: string, personId: string): Promise<Rows> {
  return rowsOf(
    sql`
      select what, count(*)::int as times from (
        select 'admission' as what from time_bank.member where community_id = ${communityId} and decided_by_person_id = ${personId}
        union all
        select 'fund_decision' from time_bank.fund_request where community_id = ${communityId} and decided_by_person_id = ${personId}
        union all
        select 'pool' from time_bank.pool where community_id = ${communityId} and created_by_person_id = ${personId}
        union all
        select 'volunteer_entry' from time_bank.volunteer_entry where community_id = ${communityId} and recorded_by_person_id = ${personId}
        union all
        select 'company_release' from time_bank.company_release where community_id = ${communityId} and released_by_person_id = ${personId}
      ) done group by what order by what limit ${mostRowsOfKind}`.execute(trx),
  );
}
