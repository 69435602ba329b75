import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { lockConnection } from './connection-queries.ts';
import { canManageConnections } from './policy.ts';
import type { Actor, Community } from './rows.ts';
import {
  findDirectoryToken,
  issueDirectoryToken,
  revokeDirectoryToken,
  type DirectoryToken,
} from './scim/directory-tokens.ts';
import { countDirectoryTokensInForce } from './scim/token-queries.ts';

/** One in use, and the one that takes its place. */
const mostInForce = 2;

/** A new token of the directory behind a connection; its text is made from its id. */
export async function openDirectoryAccess(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  { connectionId, secret }: { connectionId: string; secret: string },
): Promise<DirectoryToken> {
  if (!canManageConnections(actor)) throw new Problem('forbidden');
  if (!(await lockConnection(trx, community.id, connectionId))) throw new Problem('not_found');
  const { count } = await countDirectoryTokensInForce(trx, { communityId: community.id, connectionId });
  if (count >= mostInForce) throw new Problem('too_many_directory_tokens');
  const actorPersonId = actor.personId;
  const { id } = await issueDirectoryToken(
    trx,
    community,
    { id: connectionId },
    { secret, actorPersonId, now },
  );
  return { id, createdAt: now, lastUsedOn: null, revokedAt: null };
}

/** Revoking twice changes nothing. */
export async function closeDirectoryAccess(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  tokenId: string,
): Promise<DirectoryToken> {
  if (!canManageConnections(actor)) throw new Problem('forbidden');
  await revokeDirectoryToken(trx, community, tokenId, { actorPersonId: actor.personId, now });
  const token = await findDirectoryToken(trx, community, tokenId);
  if (token === undefined) throw new Problem('not_found');
  return token;
}
