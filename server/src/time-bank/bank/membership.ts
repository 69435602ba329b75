import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem, type Clock } from '../../http/index.ts';
import { auditedAs, type Actor, type Community } from '../../identity/index.ts';
import { findMemberOfPerson, findMemberRow, type MemberRow } from './member-queries.ts';

/** What every operation of the bank is given besides its transaction. */
export interface BankContext {
  community: Community;
  clock: Clock;
}

/** A member with a ledger account. */
export type AdmittedMember = MemberRow & { ledger_account_id: string };

export function todayIn({ community, clock }: BankContext): string {
  return dayIn(community.timeZone, clock.now());
}

/** Insurance covers the day that it names. Asking for help needs none. */
export function isInsured(member: Pick<MemberRow, 'insured_until'>, today: string): boolean {
  return member.insured_until !== null && member.insured_until >= today;
}

/**
 * The member that a person is: `not_a_member` unless she is admitted, `not_insured` where she would give help without
 * being insured today.
 */
export async function requireMember(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  { toGive, today }: { toGive: boolean; today: string },
): Promise<AdmittedMember> {
  return admitted(await findMemberOfPerson(trx, communityId, personId), { toGive, today });
}

/** The same of a member that somebody names by its id; one that is not there is `not_found`. */
export async function requireMemberById(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  options: { toGive: boolean; today: string },
): Promise<AdmittedMember> {
  const member = await findMemberRow(trx, communityId, id);
  if (member === undefined) throw new Problem('not_found');
  return admitted(member, options);
}

function admitted(
  member: MemberRow | undefined,
  { toGive, today }: { toGive: boolean; today: string },
): AdmittedMember {
  if (member === undefined || member.state !== 'admitted' || member.ledger_account_id === null)
    throw new Problem('not_a_member');
  if (toGive && !isInsured(member, today)) throw new Problem('not_insured');
  return { ...member, ledger_account_id: member.ledger_account_id };
}

/** The two persons of a transfer, as the ledger names them. */
export function actingAs(actor: Actor): { actorPersonId: string; actingForPersonId?: string } {
  const { actorPersonId, onBehalfOfPersonId } = auditedAs(actor);
  return {
    actorPersonId,
    ...(onBehalfOfPersonId === undefined ? {} : { actingForPersonId: onBehalfOfPersonId }),
  };
}
