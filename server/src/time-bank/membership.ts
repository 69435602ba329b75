import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';

export interface MemberRow {
  id: string;
  person_id: string;
  ledger_account_id: string | null;
  volunteer_account_id: string | null;
  company_account_id: string | null;
  state: 'applied' | 'admitted' | 'refused' | 'leaving' | 'left';
  applied_at: Date;
  admitted_at: Date | null;
  left_at: Date | null;
  insured_until: string | null;
  statement_by: 'screen' | 'paper';
  version: number;
}

export const memberColumns = [
  'id',
  'person_id',
  'ledger_account_id',
  'volunteer_account_id',
  'company_account_id',
  'state',
  'applied_at',
  'admitted_at',
  'left_at',
  'insured_until',
  'statement_by',
  'version',
] as const;

export async function findMemberOfPerson(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<MemberRow | undefined> {
  const row = await trx
    .selectFrom('time_bank.member')
    .select(memberColumns)
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row as MemberRow | undefined;
}

/** One that is named by its own id. */
export async function findMemberRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<MemberRow | undefined> {
  const row = await trx
    .selectFrom('time_bank.member')
    .select(memberColumns)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as MemberRow | undefined;
}

/** A member with a ledger account. */
export type AdmittedMember = MemberRow & { ledger_account_id: string };

/** What a person is in the time bank. */
export interface Standing {
  membership: 'none' | 'applied' | 'admitted' | 'left';
  /** The last day on which she is insured; null: she is not. */
  insuredUntil: string | null;
  ledgerAccountId: string | null;
}

/** Who is leaving begins nothing new; who was not admitted may apply again. */
const memberships: Readonly<Record<MemberRow['state'], Standing['membership']>> = {
  applied: 'applied',
  admitted: 'admitted',
  refused: 'none',
  leaving: 'left',
  left: 'left',
};

export async function standingOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<Standing> {
  const row = await findMemberOfPerson(trx, communityId, personId);
  if (row === undefined) return { membership: 'none', insuredUntil: null, ledgerAccountId: null };
  return {
    membership: memberships[row.state],
    insuredUntil: row.insured_until,
    ledgerAccountId: row.ledger_account_id,
  };
}

/** Insurance covers the day that it names. Asking for help needs none. */
export function isInsured(member: Pick<MemberRow, 'insured_until'>, day: string): boolean {
  return member.insured_until !== null && member.insured_until >= day;
}

/** The member that a person is; `not_a_member` unless she is admitted. */
export async function requireMember(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<AdmittedMember> {
  return admitted(await findMemberOfPerson(trx, communityId, personId));
}

/** The same of a member that somebody names by its id; one that is not there is `not_found`. */
export async function requireMemberById(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<AdmittedMember> {
  const member = await findMemberRow(trx, communityId, id);
  if (member === undefined) throw new Problem('not_found');
  return admitted(member);
}

/** `not_insured` for whoever may not give time on that day. */
export async function requireGiver(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  day: string,
): Promise<void> {
  const member = await findMemberOfPerson(trx, communityId, personId);
  if (member?.state !== 'admitted' || !isInsured(member, day)) throw new Problem('not_insured');
}

function admitted(member: MemberRow | undefined): AdmittedMember {
  if (member === undefined || member.state !== 'admitted' || member.ledger_account_id === null)
    throw new Problem('not_a_member');
  return { ...member, ledger_account_id: member.ledger_account_id };
}
