import type { Send } from '../embed/proofs.ts';
import type { Draft, Waiting } from './draft.ts';
import { blindBallot, unblindBallot, type KeptBallot } from './blind-ballot.ts';
import type { HandInApi } from './hand-in-api.ts';

/** The longest that answers wait between the ballot and the hand-in while the page is open. */
export const mostWaitMilliseconds = 3 * 60_000;

export interface HandIn {
  readonly api: HandInApi;
  /** `<community>/<code>`, as ballots name it. */
  readonly campaign: string;
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

async function signedBallot({ api, campaign, draft, send, keep }: HandIn): Promise<KeptBallot> {
  const kept = draft.ballot ?? (await blindBallot(await api.getBallotKey(), campaign));
  if (kept.signature !== undefined) return kept;
  await keep({ ...draft, ballot: kept, isSent: false });
  const signed = await unblindBallot(kept, campaign, await api.issueBallot(send, kept.blinded));
  await keep({ ...draft, ballot: signed, isSent: false });
  return signed;
}

function drawnWait(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((drawn / 2 ** 32) * mostWaitMilliseconds);
}
