import type { CommunityTransaction } from '../db/index.ts';
import type { AssertionKind } from './rows.ts';

/** The trust that counts now; its composite key says that client and connection belong together. */
export function findAssertionTrustRow(
  trx: CommunityTransaction,
  key: { communityId: string; clientId: string; kind: AssertionKind },
) {
  return trx
    .selectFrom('identity.assertion_trust')
    .select(['id', 'connection_id', 'issuer', 'audience', 'jwks_uri', 'jwks'])
    .where('community_id', '=', key.communityId)
    .where('client_id', '=', key.clientId)
    .where('kind', '=', key.kind)
    .where('is_active', '=', true)
    .executeTakeFirst();
}

/** Whether it was the first time. */
export async function insertAcceptance(
  trx: CommunityTransaction,
  row: { community_id: string; trust_id: string; person_id: string; first_at: Date },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('identity.assertion_acceptance')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
