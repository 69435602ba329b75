import { randomUUID } from 'node:crypto';
import { checkSubmission, cleanAnswers, partFreeText, type Answers } from '@snodo/survey-engine';
import { isUniqueViolation, type CommunityTransaction } from '../db/index.ts';
import { Problem, type Clock } from '../http/index.ts';
import { refuseOnBehalf, type Actor, type Community } from '../identity/index.ts';
import {
  allTextHashes,
  isBallotOf,
  newBallotKey,
  openBallotKey,
  readPublicKey,
  readWithdrawalCode,
  sha256,
  signBlinded,
  withdrawalCodeOf,
  withdrawalHashes,
} from './ballots.ts';
import { getCampaignRow, statusNow } from './campaigns.ts';
import {
  deleteByWithdrawalHashes,
  findBallotKeyRow,
  insertBallotKey,
  insertSpentBallot,
  insertSubmission,
  insertWrittenAnswers,
  lockBallots,
  markBallotIssued,
} from './ballot-queries.ts';
import { findPreparedSurvey } from './prepared-surveys.ts';
import { lockCampaign } from './queries.ts';
import type { CampaignRow } from './rows.ts';

/** Opens and seals the private keys of ballots. */
export interface BallotSeal {
  key: Buffer;
}

/** The public key of an open campaign's ballots (DER); the first who asks makes the pair, and of many at once one. */
export async function getBallotKey(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  code: string,
  { key }: BallotSeal,
): Promise<Buffer> {
  const { id } = await getCampaignRow(trx, community, code);
  // A release that ends meanwhile must not find a key made behind it.
  await lockCampaign(trx, id, 'shared');
  const campaign = await getOpenCampaign(trx, community, clock, code);
  return (await ballotKeyOf(trx, community, campaign, key)).public_key;
}

async function ballotKeyOf(
  trx: CommunityTransaction,
  community: Community,
  campaign: CampaignRow,
  sealKey: Buffer,
) {
  const known = await findBallotKeyRow(trx, community.id, campaign.id);
  if (known !== undefined) return known;
  await lockBallots(trx, campaign.id);
  const made = await findBallotKeyRow(trx, community.id, campaign.id);
  if (made !== undefined) return made;
  const { publicKey, privateKeySealed } = await newBallotKey(sealKey, campaign.id);
  const row = { public_key: publicKey, private_key_sealed: privateKeySealed };
  await insertBallotKey(trx, { community_id: community.id, campaign_id: campaign.id, ...row });
  return row;
}

/**
 * One ballot a person and campaign: of twenty requests at once with different messages, one gets it. The message that
 * got it gets the same signature again, so that a lost reply costs nobody her voice.
 */
export async function issueBallot(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
  code: string,
  blinded: Buffer,
  seal: BallotSeal,
): Promise<{ signature: Buffer }> {
  // Nobody answers for another: what an operator typed in would be known to the operator.
  refuseOnBehalf(actor);
  const { id } = await getCampaignRow(trx, community, code);
  await lockCampaign(trx, id, 'shared');
  const campaign = await getOpenCampaign(trx, community, clock, code);
  const key = await ballotKeyOf(trx, community, campaign, seal.key);
  if (key.private_key_sealed === null) throw new Problem('campaign_not_open');
  const signature = signBlinded(openBallotKey(seal.key, campaign.id, key.private_key_sealed), blinded);
  if (signature === undefined)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.blinded', code: 'too_big', message: 'not below the modulus' }],
    });
  const outcome = await markBallotIssued(trx, community.id, campaign.id, actor.personId, sha256(blinded));
  if (outcome !== 'issued') throw new Problem(outcome);
  return { signature };
}

export interface SubmissionInput {
  ballot: { token: string; signature: string };
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
): Promise<void> {
  const { id } = await getCampaignRow(trx, community, code);
  await lockCampaign(trx, id, 'shared');
  const campaign = await getOpenCampaign(trx, community, clock, code);
  const token = await checkedToken(trx, community, campaign, input.ballot);
  const { choices, texts } = await acceptedAnswers(trx, community, clock, campaign, input);
  try {
    await insertSpentBallot(trx, {
      community_id: community.id,
      campaign_id: campaign.id,
      nonce_hash: sha256(token),
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('ballot_spent');
    throw error;
  }
  const ofCampaign = { community_id: community.id, campaign_id: campaign.id };
  const hashes = withdrawalHashes(withdrawalCodeOf(token));
  await insertSubmission(trx, {
    ...ofCampaign,
    id: randomUUID(),
    answers: choices,
    withdrawal_hash: hashes.choices,
  });
  await insertWrittenAnswers(
    trx,
    texts.map(({ question, text }, index) => ({
      ...ofCampaign,
      id: randomUUID(),
      question,
      words: text,
      withdrawal_hash: hashes.ofText(index),
    })),
  );
}

/** The ballot's token, once its signature is this campaign's. */
async function checkedToken(
  trx: CommunityTransaction,
  community: Community,
  campaign: CampaignRow,
  ballot: SubmissionInput['ballot'],
): Promise<Buffer> {
  const token = Buffer.from(ballot.token, 'base64url');
  const signature = Buffer.from(ballot.signature, 'base64url');
  const key = await findBallotKeyRow(trx, community.id, campaign.id);
  const name = `${community.slug}/${campaign.code}`;
  if (key === undefined || !isBallotOf(readPublicKey(key.public_key), name, { token, signature }))
    throw new Problem('ballot_invalid');
  return token;
}

/** Deletes what a code names; says nothing of whether there was anything. The ballot stays spent. */
export async function withdrawSubmission(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  campaignCode: string,
  written: string,
): Promise<void> {
  const { id } = await getCampaignRow(trx, community, campaignCode);
  await lockCampaign(trx, id, 'shared');
  await getOpenCampaign(trx, community, clock, campaignCode);
  const code = readWithdrawalCode(written);
  if (code === undefined)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.code', code: 'invalid_format', message: 'twenty letters and digits' }],
    });
  await deleteByWithdrawalHashes(trx, community.id, id, {
    choices: withdrawalHashes(code).choices,
    words: allTextHashes(code),
  });
}

async function acceptedAnswers(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  campaign: CampaignRow,
  input: SubmissionInput,
) {
  const { code, version } = input.instrument;
  if (code !== campaign.instrument_code || version !== campaign.instrument_version)
    throw new Problem('instrument_changed');
  const survey = await findPreparedSurvey(trx, community, clock, campaign);
  if (survey === undefined) throw new Problem('instrument_changed');
  const faults = checkSubmission(survey, input.answers);
  if (faults.length > 0) throw new Problem('answers_not_allowed', { faults });
  return partFreeText(survey, cleanAnswers(survey, input.answers));
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
