import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export interface VolunteerRow {
  id: string;
  number: number;
  member_id: string;
  display_name: string | null;
  organisation_code: string;
  organisation_name: string;
  minutes: number;
  served_on: string;
  activity: string;
  recorded_at: Date;
  recorded_by_name: string | null;
  is_reversed: boolean;
}

const register = sql`
  select v.id, v.number, v.member_id, p.display_name, o.code as organisation_code, o.name as organisation_name, v.minutes,
         v.served_on::text as served_on, v.activity, v.recorded_at, r.display_name as recorded_by_name,
         exists (select 1 from time_bank.transfer t where t.community_id = v.community_id and t.reverses_id = v.id) as is_reversed
  from time_bank.volunteer_entry v
  join time_bank.member m on m.community_id = v.community_id and m.id = v.member_id
  join identity.person p on p.community_id = m.community_id and p.id = m.person_id
  join identity.organisation o on o.community_id = v.community_id and o.id = v.organisation_id
  join identity.person r on r.community_id = v.community_id and r.id = v.recorded_by_person_id`;

export async function listVolunteerRows(
  trx: CommunityTransaction,
  communityId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<VolunteerRow[]> {
  const isBefore = before === undefined ? sql<boolean>`true` : sql<boolean>`v.number < ${before}::int`;
  const { rows } = await sql<VolunteerRow>`
    ${register} where v.community_id = ${communityId} and ${isBefore}
    order by v.number desc limit ${limit + 1}`.execute(trx);
  return rows;
}

export async function findVolunteerRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<VolunteerRow | undefined> {
  const { rows } = await sql<VolunteerRow>`
    ${register} where v.community_id = ${communityId} and v.id = ${id}`.execute(trx);
  return rows[0];
}

/** The register's next number. Whoever else enters something waits, so that no number is left out. */
export async function takeNextNumber(trx: CommunityTransaction, communityId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`volunteer register ${communityId}`}, 0))`.execute(
    trx,
  );
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from time_bank.volunteer_entry where community_id = ${communityId}`.execute(
    trx,
  );
  return rows[0]?.next ?? 1;
}

export async function insertVolunteerEntry(
  trx: CommunityTransaction,
  communityId: string,
  entry: {
    id: string;
    number: number;
    memberId: string;
    organisationId: string;
    minutes: number;
    servedOn: string;
    activity: string;
    personId: string;
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('time_bank.volunteer_entry')
    .values({
      community_id: communityId,
      id: entry.id,
      number: entry.number,
      member_id: entry.memberId,
      organisation_id: entry.organisationId,
      minutes: entry.minutes,
      served_on: entry.servedOn,
      activity: entry.activity,
      recorded_at: entry.now,
      recorded_by_person_id: entry.personId,
    })
    .execute();
}
