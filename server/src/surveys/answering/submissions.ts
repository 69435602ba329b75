import { randomUUID } from 'node:crypto';
import { partFreeText, readSubmission, type Answers, type PreparedSurvey } from '@snodo/survey-engine';
import { BoundedCache } from '../../bounded-cache.ts';
import {
  inCommunity,
  isUniqueViolation,
  isWrongData,
  type CommunityTransaction,
  type Database,
} from '../../db/index.ts';
import { GroupCommit } from '../../group-commit.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { inCommunityOf, type Community } from '../../identity/index.ts';
import {
  allTextHashes,
  isBallotOf,
  readPublicKey,
  readWithdrawalCode,
  sha256,
  withdrawalCodeOf,
  withdrawalHashes,
  type PublicKeyFor,
} from './ballots.ts';
import {
  deleteByWithdrawalHashes,
  findBallotKeyRow,
  insertHandedIn,
  type HandedIn,
} from './ballot-queries.ts';
import { findAskedFirm, type AskedFirm } from '../campaigns/campaign-firms.ts';
import { getCampaignRow, getOpenCampaign, statusNow } from '../campaigns/campaigns.ts';
import { findPreparedSurvey } from './prepared-surveys.ts';
import { lockCampaign } from '../queries.ts';
import type { CampaignRow } from '../rows.ts';

export interface SubmissionInput {
  ballot: { organisation: string; token: string; signature: string };
  instrument: { code: string; version: number };
  answers: Answers;
}

/** What a submission is checked against. Nothing of it changes while a campaign is open, but its last day. */
interface Asking {
  community: Community;
  campaign: CampaignRow;
  /** The firm that the ballot names, and the key of its ballots. */
  firm: AskedFirm;
  publicKey: PublicKeyFor<'ballots'>;
  survey: PreparedSurvey;
  readAt: number;
}

type Outcome = 'stored' | 'ballot_spent';

const mostKnown = 500;
/** Hashes of ballots that were spent here lately: one that comes again must not fail those in whose group it comes. */
const mostSpent = 10_000;
const knownMilliseconds = 30_000;

/**
 * Takes submissions. Nobody is signed in here: the ballot alone speaks. Each is checked by itself before anything is
 * written; what is good is written in groups, each ballot with its answers or not at all.
 */
export class SubmissionBox {
  readonly #app: Database;
  readonly #clock: Clock;
  readonly #known = new BoundedCache<Asking>(mostKnown);
  readonly #spent = new BoundedCache<true>(mostSpent);
  readonly #commits: GroupCommit<{ asking: Asking; handedIn: HandedIn }, Outcome>;

  constructor({ app, clock }: { app: Database; clock: Clock }) {
    this.#app = app;
    this.#clock = clock;
    this.#commits = new GroupCommit({
      commit: (_campaign, group) => this.#store(group),
      isOfOne: isWrongData,
    });
  }

  async submit(slug: string, code: string, input: SubmissionInput): Promise<void> {
    const asking = await this.#asking(slug, code, input.ballot.organisation);
    const { community, campaign } = asking;
    if (statusNow(community, this.#clock, campaign) !== 'open') throw new Problem('campaign_not_open');
    const handedIn = checked(asking, input);
    const ballot = `${campaign.id} ${handedIn.nonceHash.toString('base64')}`;
    if (this.#spent.get(ballot) !== undefined) throw new Problem('ballot_spent');
    const outcome = await this.#commits.run(campaign.id, { asking, handedIn });
    this.#spent.set(ballot, true);
    if (outcome !== 'stored') throw new Problem(outcome);
  }

  async #asking(slug: string, code: string, organisation: string): Promise<Asking> {
    const name = JSON.stringify([slug, code, organisation]);
    const known = this.#known.get(name);
    if (known !== undefined && performance.now() - known.readAt < knownMilliseconds) return known;
    const readAt = performance.now();
    const asking = await inCommunityOf(this.#app, slug, async (trx, community) => {
      const campaign = await getOpenCampaign(trx, community, this.#clock, code);
      const firm = await findAskedFirm(trx, community.id, campaign, organisation);
      if (firm === undefined) throw new Problem('ballot_invalid');
      const holder = { campaignId: campaign.id, organisationId: firm.id };
      const key = await findBallotKeyRow(trx, community.id, holder);
      if (key === undefined) throw new Problem('ballot_invalid');
      const survey = await findPreparedSurvey(trx, community, this.#clock, campaign);
      if (survey === undefined) throw new Problem('instrument_changed');
      return {
        community,
        campaign,
        firm,
        publicKey: readPublicKey(key.public_key, 'ballots'),
        survey,
        readAt,
      };
    });
    this.#known.set(name, asking);
    return asking;
  }

  /** All of one campaign. Of two with one ballot the first is stored, here as between groups. */
  async #store(group: { asking: Asking; handedIn: HandedIn }[]): Promise<Outcome[]> {
    const firsts = new Map<string, HandedIn>();
    for (const { handedIn } of group) {
      const token = handedIn.nonceHash.toString('base64');
      if (!firsts.has(token)) firsts.set(token, handedIn);
    }
    const asking = group[0]?.asking;
    if (asking === undefined) return [];
    const { community, campaign } = asking;
    const stored = [...firsts.values()];
    try {
      await inCommunity(this.#app, community.id, async (trx) => {
        await lockCampaign(trx, campaign.id, 'shared');
        // Read behind the lock: a release that came before has closed it.
        await getOpenCampaign(trx, community, this.#clock, campaign.code);
        await insertHandedIn(trx, community.id, campaign.id, stored);
      });
    } catch (error) {
      if (stored.length > 1 || !isUniqueViolation(error)) throw error;
      return group.map(() => 'ballot_spent');
    }
    return group.map(({ handedIn }) => (stored.includes(handedIn) ? 'stored' : 'ballot_spent'));
  }
}

/** What is stored of a submission, once its ballot and its answers are good. */
function checked({ community, campaign, firm, publicKey, survey }: Asking, input: SubmissionInput): HandedIn {
  const token = Buffer.from(input.ballot.token, 'base64url');
  const signature = Buffer.from(input.ballot.signature, 'base64url');
  const asked = `${community.slug}/${campaign.code}/${firm.code}`;
  if (!isBallotOf(publicKey, asked, { token, signature })) throw new Problem('ballot_invalid');
  const { code, version } = input.instrument;
  if (code !== campaign.instrument_code || version !== campaign.instrument_version)
    throw new Problem('instrument_changed');
  const { faults, answers } = readSubmission(survey, input.answers);
  if (faults.length > 0) throw new Problem('answers_not_allowed', { faults });
  const { choices, texts } = partFreeText(survey, answers);
  const hashes = withdrawalHashes(withdrawalCodeOf(token));
  return {
    nonceHash: sha256(token),
    submission: {
      id: randomUUID(),
      organisationId: firm.id,
      answers: choices,
      withdrawalHash: hashes.choices,
    },
    words: texts.map(({ question, text }, index) => ({
      id: randomUUID(),
      question,
      words: text,
      withdrawalHash: hashes.ofText(index),
    })),
  };
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
