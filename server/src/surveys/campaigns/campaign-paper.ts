import { randomBytes, randomUUID } from 'node:crypto';
import { languages } from '@snodo/contract';
import { partFreeText, readSubmission, type Answers } from '@snodo/survey-engine';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, localized, Problem, type Clock } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor, type Community } from '../../identity/index.ts';
import { countAudience } from './campaign-audience.ts';
import { getReadablePlan, type PlanContext } from './campaign-details.ts';
import {
  hasPaperBatch,
  insertPaperBatch,
  listOpenPaperRows,
  listPaperBatchRows,
  lockPaper,
  takePaperBallot,
  toPaperBatch,
} from './campaign-paper-queries.ts';
import { listCampaignSiteRows } from './campaign-site-queries.ts';
import { listAudienceRows } from './campaign-queries.ts';
import { stateOn } from './campaign-states.ts';
import { refuseChanged } from './campaign-steps.ts';
import type { AskedFirm } from './campaign-firms.ts';
import { getCampaignRow, statusNow } from './campaigns.ts';
import { canEnterPaper, canIssuePaper } from '../policy.ts';
import { insertSubmission, insertWrittenAnswers } from '../answering/ballot-queries.ts';
import { findPreparedSurvey } from '../answering/prepared-surveys.ts';
import { lockCampaign } from '../queries.ts';
import { lastDayOf, type CampaignRow } from '../rows.ts';

/** Ballots to be printed for the people of one firm; `organisation` is its code, undefined for the campaign's own. */
export interface PaperIssue {
  ballots: number;
  organisation?: string | undefined;
}

/**
 * Counts out ballots before they are printed: what is not counted here cannot be entered. The batches of a firm are
 * no more than its people, and all together no more than the people of the audience.
 */
export async function issuePaperBallots(
  trx: CommunityTransaction,
  actor: Actor,
  context: PlanContext,
  code: string,
  { ballots, organisation }: PaperIssue,
) {
  const { community, clock } = context;
  refuseOnBehalf(actor);
  const row = await getReadablePlan(trx, actor, community, code);
  if (!canIssuePaper(actor)) throw new Problem('forbidden');
  const today = dayIn(community.timeZone, clock.now());
  if (!['scheduled', 'open'].includes(stateOn(today, row))) await refuseChanged(trx, context, code);
  await lockPaper(trx, row.id);
  const firm = await refuseUnfitPaper(trx, community, row, { ballots, organisation });
  const id = uuidv7();
  await insertPaperBatch(trx, {
    community_id: community.id,
    id,
    campaign_id: row.id,
    organisation_id: firm.id,
    issued_on: today,
    printed_ballots: ballots,
  });
  await recordAudit(trx, clock.now(), {
    action: 'campaign.paper_issued',
    subject: { kind: 'campaign', id: row.id },
    ...auditedAs(actor),
    detail: { code, organisation: firm.code, ballots },
  });
  return {
    id,
    organisation: { code: firm.code, name: firm.name },
    issuedOn: today,
    printedBallots: ballots,
    enteredBallots: 0,
  };
}

/** The firm that the ballots are for, once they are not too many for it nor for the audience. */
async function refuseUnfitPaper(
  trx: CommunityTransaction,
  community: Community,
  row: CampaignRow,
  { ballots, organisation = row.organisation_code }: PaperIssue,
): Promise<AskedFirm> {
  const audience = await listAudienceRows(trx, community.id, row.id);
  const firm = audience.find((one) => one.code === organisation);
  const unfit = (path: string, code: string, message: string) =>
    new Problem('campaign_not_fit', { faults: [{ path, code, message }] });
  if (firm === undefined) throw unfit('json.organisation', 'unknown', 'Not a firm that the campaign asks');
  const batches = await listPaperBatchRows(trx, community.id, row.id);
  const siteIds = (await listCampaignSiteRows(trx, community.id, row.id)).map(({ id }) => id);
  const isTooMuchFor = async (firms: readonly AskedFirm[]) => {
    const ids = firms.map(({ id }) => id);
    const { members } = await countAudience(
      trx,
      community.id,
      { organisationIds: ids, siteIds },
      row.opens_on,
      row.id,
    );
    const own = batches.filter((batch) => ids.includes(batch.organisation_id));
    return own.reduce((sum, batch) => sum + batch.printed_ballots, ballots) > members;
  };
  if (batches.length >= 100 || (await isTooMuchFor([firm])) || (await isTooMuchFor(audience)))
    throw unfit('json.ballots', 'too_many', 'More ballots than people in the audience');
  return firm;
}

/** What an operator can type in today. */
export async function getPaperDesk(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: PlanContext,
) {
  refuseOnBehalf(actor);
  if (!canEnterPaper(actor)) throw new Problem('forbidden');
  const rows = await listOpenPaperRows(trx, community.id, dayIn(community.timeZone, clock.now()));
  const items = [...Map.groupBy(rows, ({ code }) => code).values()].map((batches) => {
    const [campaign] = batches;
    if (campaign === undefined) throw new Problem('internal');
    return {
      campaign: campaign.code,
      name: localized(campaign.name, language),
      organisation: campaign.own_name,
      closesOn: lastDayOf(campaign),
      languages: languages.filter((one) => campaign.languages.includes(one)),
      batches: batches.map(toPaperBatch),
    };
  });
  return { items };
}

export interface PaperInput {
  batchId: string;
  instrument: { code: string; version: number };
  answers: Answers;
}

/**
 * Stores what stands on one paper like any other submission: of the batch's firm, without time, name or batch. The operator acts for
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
  const { ballotsLeft, organisationId } = await spendPaperBallot(trx, community, campaign.id, input.batchId);
  const ofCampaign = { community_id: community.id, campaign_id: campaign.id };
  // No code takes back what came on paper, and nothing in the row tells it from the others.
  const noCode = () => ({ ...ofCampaign, id: randomUUID(), withdrawal_hash: randomBytes(32) });
  await insertSubmission(trx, { ...noCode(), organisation_id: organisationId, answers: choices });
  await insertWrittenAnswers(
    trx,
    texts.map(({ question, text }) => ({ ...noCode(), question, words: text })),
  );
  return { ballotsLeft };
}

/**
 * The paper's counterpart of spending an electronic ballot: uses up one of a batch, in the transaction that stores
 * the answers. Of many at once no more succeed than were printed. Answers how many are left, and the batch's firm.
 */
export async function spendPaperBallot(
  trx: CommunityTransaction,
  community: Community,
  campaignId: string,
  batchId: string,
): Promise<{ ballotsLeft: number; organisationId: string }> {
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
  const read = readSubmission(survey, answers);
  if (read.faults.length > 0) throw new Problem('answers_not_allowed', { faults: read.faults });
  return partFreeText(survey, read.answers);
}
