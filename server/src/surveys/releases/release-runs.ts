import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem, type Clock } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { getCampaignRow } from '../campaigns/campaigns.ts';
import { canReleaseCampaign } from '../policy.ts';
import { findReleaseRow } from './release-queries.ts';
import { findReleaseRunRow, insertReleaseRun, type ReleaseRunRow } from './release-run-queries.ts';
import type { ReleaseStep } from './releases.ts';

/** Asks for the release of a campaign; a run that is under way answers for itself. */
export async function requestRelease(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
  code: string,
) {
  if (!canReleaseCampaign(actor)) throw new Problem('forbidden');
  const campaign = await getCampaignRow(trx, community, code);
  if ((await findReleaseRow(trx, community.id, campaign.id)) !== undefined)
    throw new Problem('campaign_already_released');
  const run = { communityId: community.id, id: uuidv7(), campaignId: campaign.id, requestedAt: clock.now() };
  await insertReleaseRun(trx, run);
  const row = await findReleaseRunRow(trx, community.id, campaign.id);
  if (row === undefined) throw new Problem('internal');
  return toReleaseRun(campaign.code, row);
}

export async function getReleaseRun(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  code: string,
) {
  if (!canReleaseCampaign(actor)) throw new Problem('forbidden');
  const campaign = await getCampaignRow(trx, community, code);
  const row = await findReleaseRunRow(trx, community.id, campaign.id);
  if (row === undefined) throw new Problem('not_found');
  return toReleaseRun(campaign.code, row);
}

function toReleaseRun(campaign: string, row: ReleaseRunRow) {
  return {
    campaign,
    requestedAt: row.requested_at.toISOString(),
    state: row.state as 'waiting' | 'running' | 'done' | 'failed',
    step: row.step as ReleaseStep,
    percent: row.percent,
    failure: row.failure,
  };
}
