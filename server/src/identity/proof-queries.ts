import { sql } from 'kysely';
import { inCommunity, prepared, type CommunityTransaction, type Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import { listCommunities } from './communities.ts';
import type { VerifiedProof } from './proofs.ts';
import { selectMemberships, type listMembershipRows } from './queries.ts';

type MembershipRow = Awaited<ReturnType<typeof listMembershipRows>>[number];

const rowsPerSweep = 10_000;
const mostSweeps = 100;

/**
 * Marks a proof as used and reads the caller's active memberships, in one statement. Of several uses at once the
 * first to commit wins: the others wait for it inside the insert. `isFirstUse` is false for them; it is told by
 * the rows, so somebody without a membership gets none and is refused either way.
 */
export async function useProof(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  proof: VerifiedProof,
): Promise<{ isFirstUse: boolean; rows: MembershipRow[] }> {
  const { proofHash, rememberUntilSeconds } = proof;
  const rows = await markAndList(trx, { communityId, personId, proofHash, rememberUntilSeconds });
  return { isFirstUse: rows.every((row) => row.is_first_use), rows };
}

const markAndList = prepared(
  {
    communityId: 'community id',
    personId: 'person id',
    proofHash: 'hash of a proof',
    rememberUntilSeconds: Number.MIN_SAFE_INTEGER,
  },
  (trx, { communityId, personId, proofHash, rememberUntilSeconds }) =>
    sql<MembershipRow & { is_first_use: boolean }>`
      with used as (
        insert into identity.proof_used (community_id, proof_hash, expires_at)
        values (${communityId}, decode(${proofHash}, 'hex'), to_timestamp(${rememberUntilSeconds}::float8))
        on conflict do nothing returning 1
      )
      select m.*, exists (select from used) as is_first_use
      from (${selectMemberships(trx, communityId, personId)}) m`.compile(trx),
);

/** Removes proofs that are too old to be shown again. Harmless at any moment and on any number of nodes. */
export async function sweepUsedProofs(app: Database, clock: Clock): Promise<void> {
  for (const { id } of await listCommunities(app)) {
    for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
      const swept = await inCommunity(app, id, (trx) => deleteOldProofs(trx, id, clock.now()));
      if (swept < rowsPerSweep) break;
    }
  }
}

async function deleteOldProofs(trx: CommunityTransaction, communityId: string, now: Date): Promise<number> {
  const deleted = await sql`
    delete from identity.proof_used where community_id = ${communityId} and proof_hash in (
      select proof_hash from identity.proof_used
      where community_id = ${communityId} and expires_at < ${now} limit ${rowsPerSweep}
    )`.execute(trx);
  return Number(deleted.numAffectedRows ?? 0n);
}
