import { BoundedCache } from '../../bounded-cache.ts';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { GroupCommit } from '../../group-commit.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { refuseOnBehalf, type Actor, type Community } from '../../identity/index.ts';
import {
  findBallotKeyRow,
  insertBallotKey,
  listAskedKeys,
  listBallotMarks,
  lockBallots,
  markBallots,
  type AskedKeyRow,
  type BallotMark,
} from './ballot-queries.ts';
import { canBeSigned, newBallotKey, sha256, signBlinded, type KeyHolder } from './ballots.ts';
import { BallotKeys, type OpenBallotKey } from './ballot-keys.ts';
import { asksEmployeesOnly, findAskedFirm } from '../campaigns/campaign-firms.ts';
import { getCampaignRow, getOpenCampaign } from '../campaigns/campaigns.ts';
import { lockCampaign } from '../queries.ts';
import type { CampaignRow } from '../rows.ts';

interface Asked {
  community: Community;
  code: string;
  personId: string;
  ballot: BallotWish;
}

/** A blinded message, and the code of the firm whose key is to sign it. */
export interface BallotWish {
  organisation: string;
  blinded: Buffer;
}

/** The key that signs hers, or why nothing is signed. */
type Verdict = OpenBallotKey | Problem;

/** A firm of the audience. */
interface SigningFirm {
  id: string;
  key: OpenBallotKey;
}

interface Marking {
  communityId: string;
  campaignId: string;
  /** By their codes. */
  firms: ReadonlyMap<string, SigningFirm>;
  standing: readonly BallotMark[];
}

const mostKnown = 500;

/** Issues ballots: marks invitations in groups, and signs beside the event loop. */
export class BallotDesk {
  readonly #app: Database;
  readonly #clock: Clock;
  readonly #keys: BallotKeys;
  readonly #campaigns = new BoundedCache<CampaignRow>(mostKnown);
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

  /**
   * The public key (DER) of the ballots of a firm's people in an open campaign; the first who asks makes the pair, and
   * of many at once one.
   */
  async publicKey(
    trx: CommunityTransaction,
    community: Community,
    code: string,
    organisation: string,
  ): Promise<Buffer> {
    const { id } = await getCampaignRow(trx, community, code);
    // A release that ends meanwhile must not find a key made behind it.
    await lockCampaign(trx, id, 'shared');
    const campaign = await getOpenCampaign(trx, community, this.#clock, code);
    const firm = await findAskedFirm(trx, community.id, campaign, organisation);
    if (firm === undefined) throw new Problem('not_found');
    const holder = { campaignId: campaign.id, organisationId: firm.id };
    return (await this.#keyRow(trx, community, holder)).public_key;
  }

  /**
   * One ballot a person and campaign: of twenty requests at once with different messages, one gets it. The message
   * that got it gets the same signature again, so that a lost reply costs nobody her voice. It is signed once the mark
   * stands: nobody who was not invited makes the programme sign, nor anybody with the key of a firm that is not hers.
   */
  async issue(actor: Actor, community: Community, code: string, ballot: BallotWish): Promise<Buffer> {
    // Nobody answers for another: what an operator typed in would be known to the operator.
    refuseOnBehalf(actor);
    const asked = { community, code, personId: actor.personId, ballot };
    const verdict = await this.#marks.run(`${community.id} ${code}`, asked);
    if (verdict instanceof Problem) throw verdict;
    return signBlinded(verdict, ballot.blinded);
  }

  /** All of one campaign. */
  async #mark(group: Asked[]): Promise<Verdict[]> {
    const [first] = group;
    if (first === undefined) return [];
    const { community, code } = first;
    const known = await this.#scheduled(community, code);
    return inCommunity(this.#app, community.id, async (trx) => {
      await lockCampaign(trx, known.id, 'shared');
      await lockBallots(trx, known.id);
      // One trip for all that is read: none of it waits for what another finds.
      const [campaign, asked, standing] = await Promise.all([
        getOpenCampaign(trx, community, this.#clock, code),
        listAskedKeys(trx, community.id, known.id, [
          ...new Set(group.map(({ ballot }) => ballot.organisation)),
        ]),
        listBallotMarks(trx, community.id, known.id, {
          personIds: group.map(({ personId }) => personId),
          employeesOnly: asksEmployeesOnly(known),
        }),
      ]);
      if (campaign.id !== known.id) throw new Problem('campaign_not_open');
      const firms = new Map<string, SigningFirm>();
      for (const { id: firmId, code: firm, ...key } of asked)
        firms.set(
          firm,
          await this.#signingFirm(trx, community, { campaignId: known.id, organisationId: firmId }, key),
        );
      return markGroup(trx, { communityId: community.id, campaignId: known.id, firms, standing }, group);
    });
  }

  /**
   * What does not change once a campaign is scheduled: its id, and whom it asks. Whether it is still open is read
   * behind its lock.
   */
  async #scheduled(community: Community, code: string): Promise<CampaignRow> {
    const name = `${community.id} ${code}`;
    const known = this.#campaigns.get(name);
    if (known !== undefined) return known;
    const row = await inCommunity(this.#app, community.id, (trx) => getCampaignRow(trx, community, code));
    this.#campaigns.set(name, row);
    return row;
  }

  async #signingFirm(
    trx: CommunityTransaction,
    community: Community,
    holder: KeyHolder,
    known: Pick<AskedKeyRow, 'public_key' | 'private_key_sealed'>,
  ): Promise<SigningFirm> {
    const { public_key, private_key_sealed } =
      known.public_key === null
        ? await this.#keyRow(trx, community, holder)
        : { ...known, public_key: known.public_key };
    if (private_key_sealed === null) throw new Problem('campaign_not_open');
    return { id: holder.organisationId, key: this.#keys.open(holder, { public_key, private_key_sealed }) };
  }

  async #keyRow(trx: CommunityTransaction, community: Community, holder: KeyHolder) {
    const known = await findBallotKeyRow(trx, community.id, holder);
    if (known !== undefined) return known;
    await lockBallots(trx, holder.campaignId);
    const made = await findBallotKeyRow(trx, community.id, holder);
    if (made !== undefined) return made;
    const { publicKey, privateKeySealed } = await newBallotKey(this.#keys.sealKey, holder);
    const row = { public_key: publicKey, private_key_sealed: privateKeySealed };
    await insertBallotKey(trx, {
      community_id: community.id,
      campaign_id: holder.campaignId,
      organisation_id: holder.organisationId,
      ...row,
    });
    return row;
  }
}

/**
 * With the campaign's ballots locked: who stands first gets hers, also among the requests of one person. Whoever has
 * left the firm since hers was signed still gets the same signature again; no other firm ever signs for her.
 */
async function markGroup(
  trx: CommunityTransaction,
  { communityId, campaignId, firms, standing }: Marking,
  group: Asked[],
): Promise<Verdict[]> {
  const worksFor = new Map(standing.map((row) => [row.person_id, new Set(row.organisation_ids)]));
  const granted = new Map(standing.map((row) => [row.person_id, row.mark]));
  const marked = new Map<string, Buffer>();
  const verdicts = group.map(({ personId, ballot }): Verdict => {
    const firm = firms.get(ballot.organisation);
    if (firm === undefined) return new Problem('not_invited');
    if (!canBeSigned(firm.key.modulus, ballot.blinded)) return notBelowModulus();
    if (!granted.has(personId)) return new Problem('not_invited');
    const mark = markOf(firm.id, ballot.blinded);
    const before = granted.get(personId) ?? marked.get(personId);
    if (before !== undefined) return before.equals(mark) ? firm.key : new Problem('already_answered');
    if (worksFor.get(personId)?.has(firm.id) !== true) return new Problem('not_invited');
    marked.set(personId, mark);
    return firm.key;
  });
  if (marked.size > 0)
    await markBallots(trx, communityId, campaignId, [...marked.keys()], [...marked.values()]);
  return verdicts;
}

const markBytes = 16;

/** What is kept of the message that was signed for her: to another firm's key the same bytes are another message. */
export function markOf(organisationId: string, blinded: Buffer): Buffer {
  return sha256(Buffer.concat([Buffer.from(organisationId), blinded])).subarray(0, markBytes);
}

function notBelowModulus(): Problem {
  return new Problem('invalid_request', {
    faults: [{ path: 'json.blinded', code: 'too_big', message: 'not below the modulus' }],
  });
}
