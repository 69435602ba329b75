import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, type Actor, type Community } from '../../identity/index.ts';
import { ledgerAccountOf } from './accounts.ts';
import { canPostFromOwn, needsPortal } from './policy.ts';
import { currentRules } from './rules.ts';
import type { PostOrder } from './transfers.ts';

export interface OwnPost {
  id: string;
  payeeAccountId: string;
  minutes: number;
  servedOn: string;
}

/** The order of whoever acknowledges hours: from her own ledger account, whatever she sends. */
export async function orderOfPost(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  post: OwnPost,
  now: Date,
): Promise<PostOrder> {
  if (!canPostFromOwn(actor)) throw new Problem('forbidden');
  const account = await ledgerAccountOf(trx, community.id, actor.personId);
  if (account === undefined) throw new Problem('forbidden');
  if (actor.portal === undefined && actor.operator === undefined) {
    const { portalMinutes } = await currentRules(trx, community.id, now);
    if (needsPortal(actor, post.minutes, portalMinutes)) throw new Problem('insufficient_scope');
  }
  const { actorPersonId, onBehalfOfPersonId } = auditedAs(actor);
  return {
    ...post,
    communityId: community.id,
    payerAccountId: account.id,
    actorPersonId,
    actingForPersonId: onBehalfOfPersonId,
    now,
  };
}
