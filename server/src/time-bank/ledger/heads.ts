import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { signingInput, type PublicKey } from '@snodo/ledger';
import { calculateJwkThumbprint } from 'jose';
import { z } from 'zod';
import { derivedKey } from '../../config.ts';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { seal, unseal } from '../../seal.ts';
import { listLedgerRows } from './account-queries.ts';
import { sealLedger } from './chain.ts';
import { findLedgerRow, hasHead, insertHead, insertHeadKey, listHeadKeyRows } from './chain-queries.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;
const publicKeySchema = z.object({
  kid: z.string(),
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
});

/** Signs where each chain stands, once a day is over. Harmless at any moment and on any number of nodes. */
export async function signDueHeads(app: Database, secret: string, clock: Clock): Promise<void> {
  for (const community of await listCommunities(app))
    await inCommunity(app, community.id, (trx) => signHeads(trx, community, secret, clock.now()));
}

async function signHeads(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  now: Date,
): Promise<void> {
  const day = dayIn(community.timeZone, new Date(now.getTime() - dayMilliseconds));
  for (const { id, unit } of await listLedgerRows(trx, community.id)) {
    if (await hasHead(trx, community.id, id, day)) continue;
    await sealLedger(trx, community.id, id, now);
    const ledger = await findLedgerRow(trx, community.id, id);
    if (ledger === undefined || ledger.last_link_number === '0') continue;
    const key = await signingKey(trx, community.id, secret, now);
    const head = {
      communityId: community.id,
      ledgerId: id,
      unit,
      day,
      linkNumber: Number(ledger.last_link_number),
      hash: ledger.last_hash.toString('hex'),
      transfers: Number(ledger.sealed_transfers),
    };
    const input = signingInput(head, key.id);
    const signature = sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
    await insertHead(trx, {
      community_id: community.id,
      ledger_id: id,
      day,
      link_number: head.linkNumber,
      transfers: head.transfers,
      hash: ledger.last_hash,
      key_id: key.id,
      signed_head: `${input}.${signature.toString('base64url')}`,
      signed_at: now,
    });
  }
}

/** The newest key of the community; the first head makes the first. Two nodes may make one each: both are published. */
async function signingKey(
  trx: CommunityTransaction,
  communityId: string,
  secret: string,
  now: Date,
): Promise<{ id: string; privateKey: KeyObject }> {
  const sealKey = derivedKey(secret, 'ledger head keys');
  const [newest] = await listHeadKeyRows(trx, communityId);
  if (newest !== undefined) {
    const der = unseal(sealKey, contextOf(communityId, newest.id), newest.private_key_sealed);
    return { id: newest.id, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const id = await calculateJwkThumbprint(jwk);
  await insertHeadKey(trx, {
    community_id: communityId,
    id,
    public_jwk: { ...jwk, kid: id },
    private_key_sealed: seal(
      sealKey,
      contextOf(communityId, id),
      privateKey.export({ format: 'der', type: 'pkcs8' }),
    ),
    made_at: now,
  });
  return { id, privateKey };
}

function contextOf(communityId: string, id: string): string {
  return `ledger head key ${communityId} ${id}`;
}

/** All keys that have ever signed a head of this community. */
export async function listHeadKeys(trx: CommunityTransaction, communityId: string): Promise<PublicKey[]> {
  return (await listHeadKeyRows(trx, communityId)).map(({ public_jwk: jwk }) => publicKeySchema.parse(jwk));
}
