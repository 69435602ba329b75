import type { Send } from '../embed/proofs.ts';
import type { Draft } from './draft.ts';
import { blindBallot, unblindBallot, withdrawalCode, type KeptBallot } from './blind-ballot.ts';
import { ApiFault } from './call-api.ts';
import type { HandInApi, Submission } from './hand-in-api.ts';

/** Times that one hand-in is tried before she is asked. */
const attempts = 3;
const firstPauseMilliseconds = 1000;

/** Faults that pass by themselves. */
const passing = new Set(['network', 'unavailable']);

export interface HandIn {
  readonly api: HandInApi;
  /** `<community>/<code>`, as ballots name it. */
  readonly campaign: string;
  readonly draft: Draft;
  readonly submission: Omit<Submission, 'ballot'>;
  readonly send: Send;
  /** Keeps the draft with its ballot, so that a lost reply does not cost her the answers. */
  readonly keep: (draft: Draft) => void;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Gets a ballot, unless the draft has one, and hands the answers in with it; the answer is the code that takes
 * them back. The ballot stays in the draft until this returns, from before it is signed: a lost reply is asked
 * for again with the same message. One that is spent after having been sent was spent by these answers, their
 * reply got lost. Throws an `ApiFault` or a `SignInFault`.
 */
export async function handIn(given: HandIn): Promise<string> {
  const { api, draft, submission, keep, pause = wait } = given;
  let isSent = draft.ballot?.signature !== undefined && draft.isSent === true;
  const ballot = await signedBallot(given);
  const { token, signature } = ballot;
  for (let attempt = 1; ; attempt += 1) {
    try {
      keep({ ...draft, ballot, isSent: true });
      await api.submitAnswers({ ...submission, ballot: { token, signature } });
      return await withdrawalCode(token);
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      if (fault.code === 'ballot_spent' && isSent) return await withdrawalCode(token);
      isSent ||= passing.has(fault.code);
      if (!passing.has(fault.code) || attempt === attempts) throw fault;
      await pause(firstPauseMilliseconds * 2 ** (attempt - 1));
    }
  }
}

async function signedBallot({
  api,
  campaign,
  draft,
  send,
  keep,
}: HandIn): Promise<KeptBallot & { signature: string }> {
  const kept = draft.ballot ?? (await blindBallot(await api.getBallotKey(), campaign));
  if (kept.signature !== undefined) return { ...kept, signature: kept.signature };
  keep({ ...draft, ballot: kept, isSent: false });
  const signed = await unblindBallot(kept, campaign, await api.issueBallot(send, kept.blinded));
  keep({ ...draft, ballot: signed, isSent: false });
  return { ...signed, signature: signed.signature ?? '' };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
