import { sql } from 'kysely';
import { inCommunity, prepared, type CommunityTransaction, type Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import { listCommunities } from './communities.ts';
import type { VerifiedProof } from './proofs.ts';
import { selectMemberships, type MembershipRow } from './queries.ts';

const rowsPerSweep = 10_000;
const mostSweeps = 100;

/** Who shows a proof, and the proof. */
export interface ProofUse {
  personId: string;
  proof: VerifiedProof;
}

/** What came of it, and her active memberships. */
export interface UsedProof {
  isFirstUse: boolean;
  rows: MembershipRow[];
}

/**
 * Marks proofs as used and reads the callers' active memberships, in one statement. Of several uses at once the
 * first to commit wins: the others wait for it inside the insert. `isFirstUse` is false for them. The outcomes are in
 * the order of the uses; of one proof that stands there twice the first use counts.
 */
export async function useProofs(
  trx: CommunityTransaction,
  communityId: string,
  uses: readonly ProofUse[],
): Promise<UsedProof[]> {
  const proofHashes = uses.map(({ proof }) => proof.proofHash);
  const rows = await markAndList(trx, {
    communityId,
    personIds: uses.map(({ personId }) => personId),
    proofHashes,
    rememberUntilSeconds: uses.map(({ proof }) => proof.rememberUntilSeconds),
  });
  const used = uses.map((_use, index): UsedProof => ({
    isFirstUse: proofHashes.indexOf(proofHashes[index] ?? '') === index,
    rows: [],
  }));
  for (const { position, is_first_use: isFirstUse, ...row } of rows) {
    const one = used[Number(position) - 1];
    if (one === undefined) continue;
    one.isFirstUse &&= isFirstUse;
    if (row.id !== null) one.rows.push(row as MembershipRow);
  }
  return used;
}

type CalledRow = { [Column in keyof MembershipRow]: MembershipRow[Column] | null } & {
  position: string;
  is_first_use: boolean;
};

const markAndList = prepared(
  {
    communityId: 'community id',
    personIds: ['person ids'],
    proofHashes: ['hashes of proofs'],
    rememberUntilSeconds: [Number.MIN_SAFE_INTEGER],
  },
  (trx, { communityId, personIds, proofHashes, rememberUntilSeconds }) =>
    // Two groups that hold the same proofs mark them in one order, so that neither waits for the other for ever.
    sql<CalledRow>`
      with called as materialized (
        select * from unnest(${personIds}::uuid[], ${proofHashes}::text[], ${rememberUntilSeconds}::float8[])
          with ordinality as c(person_id, proof, until_seconds, position)
      ), used as (
        insert into identity.proof_used (community_id, proof_hash, expires_at)
        select ${communityId}, decode(proof, 'hex'), to_timestamp(until_seconds) from called order by proof
        on conflict do nothing returning proof_hash
      )
      select c.position, exists (select from used where proof_hash = decode(c.proof, 'hex')) as is_first_use, m.*
      from called c left join lateral (${selectMemberships(trx, communityId, sql.ref('c.person_id'))}) m on true`.compile(
      trx,
    ),
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
