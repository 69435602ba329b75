import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { findMemberRow } from './member-queries.ts';
import { canGive } from './policy.ts';

/** What a person is in the time bank. */
export interface Standing {
  membership: 'none' | 'applied' | 'admitted' | 'left';
  /** The last day on which she is insured; null: she is not. */
  insuredUntil: string | null;
  ledgerAccountId: string | null;
}

/** Who is leaving begins nothing new; who was not admitted may apply again. */
const memberships: Readonly<Record<string, Standing['membership']>> = {
  applied: 'applied',
  admitted: 'admitted',
  leaving: 'left',
  left: 'left',
};

export async function standingOf(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<Standing> {
  const row = await findMemberRow(trx, community.id, personId);
  if (row === undefined) return { membership: 'none', insuredUntil: null, ledgerAccountId: null };
  return {
    membership: memberships[row.state] ?? 'none',
    insuredUntil: row.insured_until,
    ledgerAccountId: row.ledger_account_id,
  };
}

/** `not_a_member` for whoever is not admitted. */
export async function requireMember(
  trx: CommunityTransaction,
  community: Community,
  actor: Actor,
): Promise<Standing> {
  const standing = await standingOf(trx, community, actor.personId);
  if (standing.membership !== 'admitted') throw new Problem('not_a_member');
  return standing;
}

/** `not_insured` for whoever may not give time on that day. */
export async function requireGiver(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
  day: string,
): Promise<void> {
  if (!canGive(await standingOf(trx, community, personId), day)) throw new Problem('not_insured');
}
