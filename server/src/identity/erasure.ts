import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { auditedAs, requireElevation } from './actors.ts';
import { recordAudit } from './audit.ts';
import { listMembershipRowsOf, lockMemberships, lockPersonRow } from './membership-queries.ts';
import { requireAnotherOperator } from './memberships.ts';
import type { PersonalDataHolder } from './personal-data.ts';
import type { Actor, Community } from './rows.ts';

/**
 * Erases her in one transaction. Her id stays where others must be able to prove something; nothing leads from it to
 * her any more, and nothing to it: the same sign-in at her firm makes a new person, since keeping enough to refuse it
 * would be keeping who she was.
 */
export async function eraseMe(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  holders: readonly PersonalDataHolder[],
): Promise<{ erased: true; id: string }> {
  requireElevation(actor, now);
  await lockMemberships(trx, community.id);
  // From here on whatever is added for her waits, and is refused when this is done.
  const person = await lockPersonRow(trx, community.id, actor.personId, 'to erase');
  if (person === undefined) throw new Problem('not_signed_in');
  const memberships = await listMembershipRowsOf(trx, community.id, [actor.personId]);
  await requireAnotherOperator(
    trx,
    community,
    memberships.filter((membership) => membership.is_active),
  );
  for (const holder of holders) await holder.erase(trx, community, actor.personId, now);
  await recordAudit(trx, now, {
    action: 'person.erased',
    subject: { kind: 'person', id: actor.personId },
    ...auditedAs(actor),
  });
  return { erased: true, id: actor.personId };
}
