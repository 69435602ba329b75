import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { ReleaseProgress } from './releases.ts';

/** A node that says nothing for this long has died; another begins anew. */
const leaseSeconds = 60;

export interface ReleaseRunRow {
  id: string;
  requested_at: Date;
  state: string;
  step: string;
  percent: number;
  failure: string | null;
}

/** The run that is under way, or else the last one. */
export function findReleaseRunRow(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
): Promise<ReleaseRunRow | undefined> {
  return trx
    .selectFrom('surveys.release_run')
    .select(['id', 'requested_at', 'state', 'step', 'percent', 'failure'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Does nothing while one is under way: the index lets in one of any number that ask at once. */
export async function insertReleaseRun(
  trx: CommunityTransaction,
  run: { communityId: string; id: string; campaignId: string; requestedAt: Date },
): Promise<void> {
  // The states are literals: as parameters they would hide from a generic plan which index is meant.
  await sql`
    insert into surveys.release_run (community_id, id, campaign_id, requested_at)
    values (${run.communityId}, ${run.id}, ${run.campaignId}, ${run.requestedAt})
    on conflict (community_id, campaign_id) where state in ('waiting', 'running') do nothing`.execute(trx);
}

/** Takes the oldest run that waits or whose node has died; leases count by the database's clock, one for all nodes. */
export async function claimReleaseRun(
  trx: CommunityTransaction,
  communityId: string,
): Promise<{ id: string; campaign: string; attempts: number } | undefined> {
  const { rows } = await sql<{ id: string; campaign: string; attempts: number }>`
    with next as (
      select id from surveys.release_run
      where community_id = ${communityId} and (state = 'waiting' or (state = 'running' and leased_until < now()))
      order by id limit 1 for update skip locked
    )
    update surveys.release_run r
    set state = 'running', step = 'reading', percent = 0, attempts = r.attempts + 1,
        leased_until = now() + make_interval(secs => ${leaseSeconds})
    from next, surveys.campaign c
    where r.community_id = ${communityId} and r.id = next.id
      and c.community_id = r.community_id and c.id = r.campaign_id
    returning r.id, c.code as campaign, r.attempts`.execute(trx);
  return rows[0];
}

/** Says how far it has come and renews the lease. */
export async function reportReleaseRun(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  { step, percent }: ReleaseProgress,
): Promise<void> {
  await sql`
    update surveys.release_run
    set step = ${step}, percent = ${percent}, leased_until = now() + make_interval(secs => ${leaseSeconds})
    where community_id = ${communityId} and id = ${id} and state = 'running'`.execute(trx);
}

/** Ends a run: `null` when the release stands, else the code of what kept it from being made. */
export async function endReleaseRun(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  failure: string | null,
): Promise<void> {
  await sql`
    update surveys.release_run
    set state = ${failure === null ? 'done' : 'failed'}, failure = ${failure}, leased_until = null
    where community_id = ${communityId} and id = ${id} and state = 'running'`.execute(trx);
}

/** Lets a run that broke off be taken anew. */
export async function releaseRunLease(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<void> {
  await sql`
    update surveys.release_run set state = 'waiting', leased_until = null
    where community_id = ${communityId} and id = ${id} and state = 'running'`.execute(trx);
}
