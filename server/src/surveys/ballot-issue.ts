import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import { GroupCommit } from '../group-commit.ts';
import { Problem, type Clock } from '../http/index.ts';
import { refuseOnBehalf, type Actor, type Community } from '../identity/index.ts';
import {
  findBallotKeyRow,
  insertBallotKey,
  listBallotMarks,
  lockBallots,
  markBallots,
} from './ballot-queries.ts';
import { canBeSigned, newBallotKey, sha256, signBlinded } from './ballots.ts';
import { BallotKeys, type OpenBallotKey } from './ballot-keys.ts';
import { getCampaignRow, getOpenCampaign } from './campaigns.ts';
import { lockCampaign } from './queries.ts';
import type { CampaignRow } from './rows.ts';

interface Asked {
  community: Community;
  code: string;
  personId: string;
  blinded: Buffer;
}

/** The key that signs hers, or why nothing is signed. */
type Verdict = OpenBallotKey | Problem;

/** Issues ballots: marks invitations in groups, and signs beside the event loop. */
export class BallotDesk {
  readonly #app: Database;
  readonly #clock: Clock;
  readonly #keys: BallotKeys;
  readonly #marks: GroupCommit<Asked, Verdict>;

  constructor(options: { app: Database; clock: Clock; sealKey: Buffer }) {
    this.#app = options.app;
    this.#clock = options.clock;
    this.#keys = new BallotKeys(options.sealKey);
    this.#marks = new GroupCommit({
      commit: (_campaign, group) => this.#mark(group),
      isOfOne: () => false,
    });
  }

  /** The public key of an open campaign's ballots (DER); the first who asks makes the pair, and of many at once one. */
  async publicKey(trx: CommunityTransaction, community: Community, code: string): Promise<Buffer> {
    const { id } = await getCampaignRow(trx, community, code);
    // A release that ends meanwhile must not find a key made behind it.
    await lockCampaign(trx, id, 'shared');
    const campaign = await getOpenCampaign(trx, community, this.#clock, code);
    return (await this.#keyRow(trx, community, campaign)).public_key;
  }

  /**
   * One ballot a person and campaign: of twenty requests at once with different messages, one gets it. The message
   * that got it gets the same signature again, so that a lost reply costs nobody her voice. It is signed once the mark
   * stands: nobody who was not invited makes the programme sign.
   */
  async issue(actor: Actor, community: Community, code: string, blinded: Buffer): Promise<Buffer> {
    // Nobody answers for another: what an operator typed in would be known to the operator.
    refuseOnBehalf(actor);
    const asked = { community, code, personId: actor.personId, blinded };
    const verdict = await this.#marks.run(`${community.id} ${code}`, asked);
    if (verdict instanceof Problem) throw verdict;
    return signBlinded(verdict, blinded);
  }

  /** All of one campaign. */
  async #mark(group: Asked[]): Promise<Verdict[]> {
    const [first] = group;
    if (first === undefined) return [];
    const { community, code } = first;
    return inCommunity(this.#app, community.id, async (trx) => {
      const { id } = await getCampaignRow(trx, community, code);
      await lockCampaign(trx, id, 'shared');
      const campaign = await getOpenCampaign(trx, community, this.#clock, code);
      const row = await this.#keyRow(trx, community, campaign);
      const sealed = row.private_key_sealed;
      if (sealed === null) throw new Problem('campaign_not_open');
      const key = this.#keys.open(campaign.id, { ...row, private_key_sealed: sealed });
      await lockBallots(trx, campaign.id);
      return markGroup(trx, community.id, campaign.id, key, group);
    });
  }

  async #keyRow(trx: CommunityTransaction, community: Community, campaign: CampaignRow) {
    const known = await findBallotKeyRow(trx, community.id, campaign.id);
    if (known !== undefined) return known;
    await lockBallots(trx, campaign.id);
    const made = await findBallotKeyRow(trx, community.id, campaign.id);
    if (made !== undefined) return made;
    const { publicKey, privateKeySealed } = await newBallotKey(this.#keys.sealKey, campaign.id);
    const row = { public_key: publicKey, private_key_sealed: privateKeySealed };
    await insertBallotKey(trx, { community_id: community.id, campaign_id: campaign.id, ...row });
    return row;
  }
}

/** With the campaign's ballots locked: who stands first gets hers, also among the requests of one person. */
async function markGroup(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  key: OpenBallotKey,
  group: Asked[],
): Promise<Verdict[]> {
  const standing = await listBallotMarks(
    trx,
    communityId,
    campaignId,
    group.map(({ personId }) => personId),
  );
  const granted = new Map(
    standing.map((row) => [row.person_id, row.has_ballot ? row.blinded_hash : undefined]),
  );
  const marks: { personId: string; blindedHash: Buffer }[] = [];
  const verdicts = group.map(({ personId, blinded }): Verdict => {
    if (!canBeSigned(key.publicKey, blinded)) return notBelowModulus();
    if (!granted.has(personId)) return new Problem('not_invited');
    const blindedHash = sha256(blinded);
    const before = granted.get(personId);
    if (before === undefined) {
      granted.set(personId, blindedHash);
      marks.push({ personId, blindedHash });
      return key;
    }
    return before?.equals(blindedHash) === true ? key : new Problem('already_answered');
  });
  if (marks.length > 0) await markBallots(trx, communityId, campaignId, marks);
  return verdicts;
}

function notBelowModulus(): Problem {
  return new Problem('invalid_request', {
    faults: [{ path: 'json.blinded', code: 'too_big', message: 'not below the modulus' }],
  });
}
