import type { Send } from '../embed/proofs.ts';
import type { Draft, Waiting } from './draft.ts';
import { blindBallot, unblindBallot, type KeptBallot } from './blind-ballot.ts';
import { ApiFault } from './call-api.ts';
import type { HandInApi } from './hand-in-api.ts';

/** The longest that answers wait between the ballot and the hand-in while the page is open. */
export const mostWaitMilliseconds = 3 * 60_000;

export interface HandIn {
  readonly api: HandInApi;
  /** `<community>/<code>`, as ballots name it. */
  readonly campaign: string;
  /** Code of the firm for which she answers; null: of none that is asked, so that no new ballot can be had. */
  readonly organisation: string | null;
  readonly draft: Draft;
  readonly submission: Waiting['submission'];
  readonly send: Send;
  /** Keeps the draft with its ballot, so that a lost reply does not cost her the answers. */
  readonly keep: (draft: Draft) => Promise<void>;
  /** Milliseconds that the answers wait; drawn by lot unless told. */
  readonly waitMilliseconds?: number;
}

/**
 * Gets a ballot, unless the draft has one, and lays the answers beside it for sending at an instant drawn by lot: a
 * hand-in right behind its ballot would tell by the moments alone whose it is. The ballot is kept from before it is
 * signed: a lost reply is asked for again with the same message. Throws an `ApiFault` or a `SignInFault`.
 */
export async function prepareHandIn(given: HandIn): Promise<Draft> {
  const { draft, submission, keep, waitMilliseconds = drawnWait() } = given;
  const ballot = await signedBallot(given);
  const ready = { ...draft, ballot, waiting: { submission, sendAt: Date.now() + waitMilliseconds } };
  await keep(ready);
  return ready;
}

async function signedBallot({ api, campaign, organisation, draft, send, keep }: HandIn): Promise<KeptBallot> {
  const kept = draft.ballot ?? (await newBallot(api, campaign, organisation));
  if (kept.signature !== undefined) return kept;
  await keep({ ...draft, ballot: kept, isSent: false });
  const blindSignature = await api.issueBallot(send, kept);
  const signed = await unblindBallot(kept, campaign, blindSignature);
  await keep({ ...draft, ballot: signed, isSent: false });
  return signed;
}

async function newBallot(api: HandInApi, campaign: string, organisation: string | null): Promise<KeptBallot> {
  if (organisation === null) throw new ApiFault('not_invited');
  return blindBallot(await api.getBallotKey(organisation), campaign, organisation);
}

function drawnWait(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((drawn / 2 ** 32) * mostWaitMilliseconds);
}
