import { Problem } from '../../http/index.ts';
import { auditedAs, type Actor } from '../../identity/index.ts';
import { canPostFromOwn, needsPortal } from './policy.ts';
import type { PostOrder } from './transfers.ts';

export interface OwnPost {
  id: string;
  payeeAccountId: string;
  minutes: number;
  servedOn: string;
}

/** Hours that somebody acknowledges, and who she is. */
export interface OwnPosting {
  actor: Actor;
  post: OwnPost;
}

/** What a posting is judged by. */
export interface OwnPostFacts {
  communityId: string;
  /** Her own ledger account; undefined for whoever has none. */
  payerAccountId: string | undefined;
  /** What moves more is confirmed in the portal's own window. */
  portalMinutes: number;
  now: Date;
}

/** The order of whoever acknowledges hours: from her own ledger account, whatever she sends. */
export function orderOfPost({ actor, post }: OwnPosting, facts: OwnPostFacts): PostOrder {
  const { communityId, payerAccountId, portalMinutes, now } = facts;
  if (!canPostFromOwn(actor) || payerAccountId === undefined) throw new Problem('forbidden');
  if (needsPortal(actor, post.minutes, portalMinutes)) throw new Problem('insufficient_scope');
  const { actorPersonId, onBehalfOfPersonId } = auditedAs(actor);
  return { ...post, communityId, payerAccountId, actorPersonId, actingForPersonId: onBehalfOfPersonId, now };
}
