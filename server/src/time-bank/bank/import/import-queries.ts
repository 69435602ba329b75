import { sql } from 'kysely';
import type { CommunityTransaction } from '../../../db/index.ts';

export interface KnownMember {
  code: string;
  member_id: string;
  person_id: string;
  state: string;
  ledger_account_id: string | null;
  posted_minutes: number;
  held_out_minutes: number;
  held_in_minutes: number;
  hard_floor_minutes: number | null;
  hard_ceiling_minutes: number | null;
}

/** Whoever else takes over a file of this community waits: what one finds new, the other finds known. */
export async function lockImports(trx: CommunityTransaction, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`time bank import ${communityId}`}, 0))`.execute(
    trx,
  );
}

export async function listKnownMembers(
  trx: CommunityTransaction,
  communityId: string,
  shape: string,
  codes: readonly string[],
): Promise<KnownMember[]> {
  const { rows } = await sql<KnownMember>`
    select i.code, m.id as member_id, m.person_id, m.state, m.ledger_account_id,
           coalesce(a.posted_minutes, 0)::int as posted_minutes, coalesce(a.held_out_minutes, 0)::int as held_out_minutes,
           coalesce(a.held_in_minutes, 0)::int as held_in_minutes,
           a.hard_floor_minutes::int as hard_floor_minutes, a.hard_ceiling_minutes::int as hard_ceiling_minutes
    from time_bank.imported_member i
    join time_bank.member m on m.community_id = i.community_id and m.id = i.member_id
    left join time_bank.ledger_account a on a.community_id = m.community_id and a.id = m.ledger_account_id
    where i.community_id = ${communityId} and i.shape = ${shape} and i.code = any(${codes}::text[])`.execute(
    trx,
  );
  return rows;
}

export async function listKnownTransfers(
  trx: CommunityTransaction,
  communityId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from time_bank.transfer where community_id = ${communityId} and id = any(${ids}::uuid[])`.execute(
    trx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What these people have on the board already, as `person title`. */
export async function listKnownOffers(
  trx: CommunityTransaction,
  communityId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select person_id || ' ' || title as key from time_bank.offer
    where community_id = ${communityId} and person_id = any(${personIds}::uuid[])`.execute(trx);
  return new Set(rows.map(({ key }) => key));
}

export interface NewImportedMember {
  code: string;
  memberId: string;
  personId: string;
  ledgerAccountId: string;
}

/** Admitted at once and not insured: asking is open to them, giving once the secretary has entered their cover. */
export async function insertImportedMembers(
  trx: CommunityTransaction,
  communityId: string,
  {
    shape,
    members,
    byPersonId,
    now,
  }: { shape: string; members: readonly NewImportedMember[]; byPersonId: string; now: Date },
): Promise<void> {
  if (members.length === 0) return;
  await trx
    .insertInto('time_bank.member')
    .values(
      members.map((member) => ({
        community_id: communityId,
        id: member.memberId,
        person_id: member.personId,
        ledger_account_id: member.ledgerAccountId,
        state: 'admitted',
        applied_at: now,
        admitted_at: now,
        decided_by_person_id: byPersonId,
      })),
    )
    .execute();
  await trx
    .insertInto('time_bank.imported_member')
    .values(
      members.map((member) => ({
        community_id: communityId,
        shape,
        code: member.code,
        member_id: member.memberId,
      })),
    )
    .execute();
}
