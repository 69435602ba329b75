import { randomBytes, randomUUID } from 'node:crypto';
import { checkSubmission, cleanAnswers, partFreeText, type Answers } from '@snodo/survey-engine';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { dayIn, Problem, type Clock } from '../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor, type Community } from '../identity/index.ts';
import { countAudience } from './campaign-audience.ts';
import { getReadablePlan, type PlanContext } from './campaign-details.ts';
import {
  hasPaperBatch,
  insertPaperBatch,
  listPaperBatchRows,
  lockPaper,
  takePaperBallot,
} from './campaign-paper-queries.ts';
import { listAudienceRows } from './campaign-queries.ts';
import { stateOn } from './campaign-states.ts';
import { refuseChanged } from './campaign-steps.ts';
import { getCampaignRow, statusNow } from './campaigns.ts';
import { canEnterPaper, canIssuePaper } from './policy.ts';
import { insertSubmission, insertWrittenAnswers } from './ballot-queries.ts';
import { findPreparedSurvey } from './prepared-surveys.ts';
import { lockCampaign } from './queries.ts';
import type { CampaignRow } from './rows.ts';

/**
 * Counts out ballots before they are printed: what is not counted here cannot be entered. All batches together are
 * no more than the people of the audience.
 */
export async function issuePaperBallots(
  trx: CommunityTransaction,
  actor: Actor,
  context: PlanContext,
  code: string,
  ballots: number,
) {
  const { community, clock } = context;
  refuseOnBehalf(actor);
  const row = await getReadablePlan(trx, actor, community, code);
  if (!canIssuePaper(actor)) throw new Problem('forbidden');
  const today = dayIn(community.timeZone, clock.now());
  if (!['scheduled', 'open'].includes(stateOn(today, row))) await refuseChanged(trx, context, code);
  await lockPaper(trx, row.id);
  const batches = await listPaperBatchRows(trx, community.id, row.id);
  const audience = await listAudienceRows(trx, community.id, row.id);
  const ids = audience.map(({ id }) => id);
  const { members } = await countAudience(trx, community.id, ids, row.opens_on, row.id);
  const printed = batches.reduce((sum, batch) => sum + batch.printed_ballots, ballots);
  if (printed > members || batches.length >= 100)
    throw new Problem('campaign_not_fit', {
      faults: [
        { path: 'json.ballots', code: 'too_many', message: 'More ballots than people in the audience' },
      ],
    });
  const id = uuidv7();
  await insertPaperBatch(trx, {
    community_id: community.id,
    id,
    campaign_id: row.id,
    issued_on: today,
    printed_ballots: ballots,
  });
  await recordAudit(trx, clock.now(), {
    action: 'campaign.paper_issued',
    subject: { kind: 'campaign', id: row.id },
    ...auditedAs(actor),
    detail: { code, ballots },
  });
  return { id, issuedOn: today, printedBallots: ballots, enteredBallots: 0 };
}

export interface PaperInput {
  batchId: string;
  instrument: { code: string; version: number };
  answers: Answers;
}

/**
 * Stores what stands on one paper like any other submission: without time, name or batch. The operator acts for
 * nobody, and no entry of the audit trail tells when which paper was typed in.
 */
export async function enterPaperBallot(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
  code: string,
  input: PaperInput,
): Promise<{ ballotsLeft: number }> {
  refuseOnBehalf(actor);
  if (!canEnterPaper(actor)) throw new Problem('forbidden');
  const { id } = await getCampaignRow(trx, community, code);
  await lockCampaign(trx, id, 'shared');
  const campaign = await getCampaignRow(trx, community, code);
  if (statusNow(community, clock, campaign) !== 'open') throw new Problem('campaign_not_open');
  const { choices, texts } = await paperAnswers(trx, community, clock, campaign, input);
  const ballotsLeft = await spendPaperBallot(trx, community, campaign.id, input.batchId);
  const ofCampaign = { community_id: community.id, campaign_id: campaign.id };
  // No code takes back what came on paper, and nothing in the row tells it from the others.
  const noCode = () => ({ ...ofCampaign, id: randomUUID(), withdrawal_hash: randomBytes(32) });
  await insertSubmission(trx, { ...noCode(), answers: choices });
  await insertWrittenAnswers(
    trx,
    texts.map(({ question, text }) => ({ ...noCode(), question, words: text })),
  );
  return { ballotsLeft };
}

/**
 * The paper's counterpart of spending an electronic ballot: uses up one of a batch, in the transaction that stores
 * the answers. Of many at once no more succeed than were printed. Answers how many are left.
 */
export async function spendPaperBallot(
  trx: CommunityTransaction,
  community: Community,
  campaignId: string,
  batchId: string,
): Promise<number> {
  const left = await takePaperBallot(trx, community.id, campaignId, batchId);
  if (left !== undefined) return left;
  const isKnown = await hasPaperBatch(trx, community.id, campaignId, batchId);
  throw new Problem(isKnown ? 'ballot_spent' : 'not_found');
}

async function paperAnswers(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  campaign: CampaignRow,
  { instrument: { code, version }, answers }: PaperInput,
) {
  if (code !== campaign.instrument_code || version !== campaign.instrument_version)
    throw new Problem('instrument_changed');
  const survey = await findPreparedSurvey(trx, community, clock, campaign);
  if (survey === undefined) throw new Problem('instrument_changed');
  const faults = checkSubmission(survey, answers);
  if (faults.length > 0) throw new Problem('answers_not_allowed', { faults });
  return partFreeText(survey, cleanAnswers(survey, answers));
}
