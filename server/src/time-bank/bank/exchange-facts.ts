import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

/** The community and the days, both inclusive, that facts are of. */
export interface FactRange {
  communityId: string;
  from: string;
  until: string;
}

/** Whose each ledger account is or was: who comes back gets a new one, and what she did before stays hers. */
const parties = sql`(
  select community_id, ledger_account_id, person_id from time_bank.member where ledger_account_id is not null
  union all
  select f.community_id, f.ledger_account_id, m.person_id from time_bank.former_account f
  join time_bank.member m on m.community_id = f.community_id and m.id = f.member_id)`;

/**
 * The one definition of an exchange. Every figure of every report, for the programme and for employers, is read from
 * these rows and from nothing else: hours of the community ledger that were posted to a person for an exchange, by the
 * day on which she gave help, unless they were reversed. Who is paid has helped; `helped_id` is null where the fund paid,
 * as it pays the teacher of a course.
 */
export function exchangeFacts({ communityId, from, until }: FactRange) {
  return sql`(
    select t.exchange_id, t.served_on, t.minutes,
           helper.person_id as helper_id, helped.person_id as helped_id
    from time_bank.transfer t
    join time_bank.ledger l on l.community_id = t.community_id and l.id = t.ledger_id and l.unit = 'community_minute'
    join ${parties} helper on helper.community_id = t.community_id and helper.ledger_account_id = t.payee_account_id
    left join ${parties} helped on helped.community_id = t.community_id and helped.ledger_account_id = t.payer_account_id
    where t.community_id = ${communityId} and t.kind in ('post', 'post_hold') and t.exchange_id is not null
      and t.served_on between ${from}::date and ${until}::date
      and not exists (select 1 from time_bank.transfer r where r.community_id = t.community_id and r.reverses_id = t.id)
  )`;
}

/** Whether somebody belongs to a firm now; everybody else is of the neighbourhood. */
const isOfCompany = (personId: string) => sql<boolean>`exists (
  select 1 from identity.membership m
  where m.community_id = ${sql.ref('scope.community_id')} and m.person_id = ${sql.ref(personId)} and m.is_active
    and m.organisation_id is not null and m.roles @> array['employee'])`;

export interface MonthRow {
  month: string;
  exchanges: number;
  minutes: number;
}

export async function listExchangeMonths(trx: CommunityTransaction, range: FactRange): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`
    select to_char(f.served_on, 'YYYY-MM') as month, count(distinct f.exchange_id)::int as exchanges, sum(f.minutes)::int as minutes
    from ${exchangeFacts(range)} f group by 1 order by 1`.execute(trx);
  return rows;
}

export async function countExchanges(
  trx: CommunityTransaction,
  range: FactRange,
): Promise<{ exchanges: number; minutes: number }> {
  const { rows } = await sql<{ exchanges: number; minutes: number }>`
    select count(distinct f.exchange_id)::int as exchanges, coalesce(sum(f.minutes), 0)::int as minutes
    from ${exchangeFacts(range)} f`.execute(trx);
  return rows[0] ?? { exchanges: 0, minutes: 0 };
}

/** What each person gave and received; who did neither has no row. */
export async function listMemberMinutes(
  trx: CommunityTransaction,
  range: FactRange,
): Promise<{ given_minutes: number; received_minutes: number }[]> {
  const { rows } = await sql<{ given_minutes: number; received_minutes: number }>`
    with facts as materialized (select * from ${exchangeFacts(range)} f)
    select sum(given)::int as given_minutes, sum(received)::int as received_minutes
    from (
      select helper_id as person_id, minutes as given, 0 as received from facts
      union all select helped_id, 0, minutes from facts where helped_id is not null
    ) sides group by person_id`.execute(trx);
  return rows;
}

export interface FlowRow {
  from_company: boolean;
  to_company: boolean;
  exchanges: number;
  minutes: number;
}

export async function listFlows(trx: CommunityTransaction, range: FactRange): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`
    select ${isOfCompany('f.helper_id')} as from_company, ${isOfCompany('f.helped_id')} as to_company,
           count(distinct f.exchange_id)::int as exchanges, sum(f.minutes)::int as minutes
    from ${exchangeFacts(range)} f cross join (select ${range.communityId}::uuid as community_id) scope
    where f.helped_id is not null
    group by 1, 2`.execute(trx);
  return rows;
}

export interface StandingRow {
  admitted: number;
  credit_minutes: number;
}

/** Admitted members, and what stands to people's credit now. */
export async function readStanding(trx: CommunityTransaction, communityId: string): Promise<StandingRow> {
  const { rows } = await sql<StandingRow>`
    select count(*) filter (where m.state = 'admitted')::int as admitted,
           coalesce(sum(a.posted_minutes) filter (where a.posted_minutes > 0), 0)::int as credit_minutes
    from time_bank.member m
    left join time_bank.ledger_account a on a.community_id = m.community_id and a.id = m.ledger_account_id
    where m.community_id = ${communityId}`.execute(trx);
  return rows[0] ?? { admitted: 0, credit_minutes: 0 };
}

export type CompanyPart =
  | 'helped_neighbours'
  | 'helped_by_neighbours'
  | 'among_colleagues'
  | 'volunteered'
  | 'in_working_time';

/**
 * What each person of a firm moved in a quarter by part of the table. Exchanges are those of {@link exchangeFacts};
 * volunteering and working time come from their own registers, without what was reversed.
 */
export async function listCompanyMinutes(
  trx: CommunityTransaction,
  range: FactRange,
  organisationId: string,
): Promise<{ person_id: string; part: CompanyPart; minutes: number }[]> {
  const { communityId, from, until } = range;
  const isReversed = (id: string) => sql<boolean>`exists (
    select 1 from time_bank.transfer r where r.community_id = ${communityId} and r.reverses_id = ${sql.ref(id)})`;
  const { rows } = await sql<{ person_id: string; part: CompanyPart; minutes: number }>`
    with facts as materialized (select * from ${exchangeFacts(range)} f),
    staff as materialized (
      select distinct person_id from identity.membership
      where community_id = ${communityId} and organisation_id = ${organisationId} and is_active and roles @> array['employee'])
    select person_id, part, sum(minutes)::int as minutes from (
      select helper_id as person_id, minutes,
             case when helped_id in (select person_id from staff) then 'among_colleagues' else 'helped_neighbours' end as part
      from facts where helper_id in (select person_id from staff)
      union all
      select helped_id, minutes, 'helped_by_neighbours' from facts
      where helped_id in (select person_id from staff) and helper_id not in (select person_id from staff)
      union all
      select m.person_id, v.minutes, 'volunteered'
      from time_bank.volunteer_entry v
      join time_bank.member m on m.community_id = v.community_id and m.id = v.member_id
      where v.community_id = ${communityId} and v.organisation_id = ${organisationId}
        and v.served_on between ${from}::date and ${until}::date and not ${isReversed('v.id')}
        and m.person_id in (select person_id from staff)
      union all
      select m.person_id, d.minutes, 'in_working_time'
      from time_bank.pool_draw d
      join time_bank.pool l on l.community_id = d.community_id and l.id = d.pool_id and l.unit = 'company_minute'
      join time_bank.member m on m.community_id = d.community_id and m.id = d.to_member_id
      where d.community_id = ${communityId} and l.organisation_id = ${organisationId}
        and d.drawn_on between ${from}::date and ${until}::date and not ${isReversed('d.id')}
        and m.person_id in (select person_id from staff)
    ) parts group by person_id, part`.execute(trx);
  return rows;
}
