import { randomUUID } from 'node:crypto';
import { checkSubmission, cleanAnswers, partFreeText, type Answers } from '@snodo/survey-engine';
import { isUniqueViolation, type CommunityTransaction } from '../db/index.ts';
import { Problem, type Clock } from '../http/index.ts';
import { refuseOnBehalf, type Actor, type Community } from '../identity/index.ts';
import { makeBallot, readBallot, type BallotKey } from './ballots.ts';
import { getCampaignRow, statusNow } from './campaigns.ts';
import {
  findInstrumentRow,
  findInvitationRow,
  insertSpentBallot,
  insertSubmission,
  insertWrittenAnswers,
  lockCampaign,
  markBallotIssued,
} from './queries.ts';
import { toDefinition, type CampaignRow } from './rows.ts';

/** One ballot a person and campaign: of twenty requests at once, one gets it. */
export async function issueBallot(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
  code: string,
  keyOf: (campaignId: string) => BallotKey,
): Promise<{ ballot: string }> {
  // Nobody answers for another: what an operator typed in would be known to the operator.
  refuseOnBehalf(actor);
  const campaign = await getOpenCampaign(trx, community, clock, code);
  const isFirst = await markBallotIssued(trx, community.id, campaign.id, actor.personId);
  if (!isFirst) {
    const invitation = await findInvitationRow(trx, community.id, campaign.id, actor.personId);
    throw new Problem(invitation === undefined ? 'not_invited' : 'already_answered');
  }
  return { ballot: makeBallot(keyOf(campaign.id)) };
}

export interface SubmissionInput {
  ballot: string;
  instrument: { code: string; version: number };
  answers: Answers;
}

/**
 * Stores one anonymous set of answers. Nobody is signed in here: the ballot alone speaks. Everything is
 * checked before anything is written, and the ballot and the answers are written together or not at all.
 */
export async function submitAnswers(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  code: string,
  input: SubmissionInput,
  keyOf: (campaignId: string) => BallotKey,
): Promise<void> {
  const { id } = await getCampaignRow(trx, community, code);
  await lockCampaign(trx, id, 'shared');
  const campaign = await getOpenCampaign(trx, community, clock, code);
  const nonceHash = readBallot(keyOf(campaign.id), input.ballot);
  if (nonceHash === undefined) throw new Problem('ballot_invalid');
  const { choices, texts } = await acceptedAnswers(trx, community, campaign, input);
  try {
    await insertSpentBallot(trx, {
      community_id: community.id,
      campaign_id: campaign.id,
      nonce_hash: nonceHash,
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('ballot_spent');
    throw error;
  }
  const ofCampaign = { community_id: community.id, campaign_id: campaign.id };
  await insertSubmission(trx, { ...ofCampaign, id: randomUUID(), answers: choices });
  await insertWrittenAnswers(
    trx,
    texts.map(({ question, text }) => ({ ...ofCampaign, id: randomUUID(), question, words: text })),
  );
}

async function acceptedAnswers(
  trx: CommunityTransaction,
  community: Community,
  campaign: CampaignRow,
  input: SubmissionInput,
) {
  const { code, version } = input.instrument;
  if (code !== campaign.instrument_code || version !== campaign.instrument_version)
    throw new Problem('instrument_changed');
  const instrument = await findInstrumentRow(trx, community.id, code, version);
  if (instrument === undefined) throw new Problem('instrument_changed');
  const definition = toDefinition(instrument.definition);
  const faults = checkSubmission(definition, input.answers);
  if (faults.length > 0) throw new Problem('answers_not_allowed', { faults });
  return partFreeText(definition, cleanAnswers(definition, input.answers));
}

async function getOpenCampaign(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  code: string,
): Promise<CampaignRow> {
  const campaign = await getCampaignRow(trx, community, code);
  if (statusNow(community, clock, campaign) !== 'open') throw new Problem('campaign_not_open');
  return campaign;
}
