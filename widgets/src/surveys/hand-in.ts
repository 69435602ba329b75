import type { Send } from '../embed/proofs.ts';
import type { Draft } from './draft.ts';
import { ApiFault } from './call-api.ts';
import type { HandInApi, Submission } from './hand-in-api.ts';

/** Times that one hand-in is tried before she is asked. */
const attempts = 3;
const firstPauseMilliseconds = 1000;

/** Faults that pass by themselves. */
const passing = new Set(['network', 'unavailable']);

export interface HandIn {
  readonly api: HandInApi;
  readonly draft: Draft;
  readonly submission: Omit<Submission, 'ballot'>;
  readonly send: Send;
  /** Keeps the draft with its ballot, so that a lost reply does not cost her the answers. */
  readonly keep: (draft: Draft) => void;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Gets a ballot, unless the draft has one, and hands the answers in with it. The ballot stays in the draft
 * until this returns; one that is spent after having been sent was spent by these answers, their reply got
 * lost. Throws an `ApiFault` or a `SignInFault`.
 */
export async function handIn({ api, draft, submission, send, keep, pause = wait }: HandIn): Promise<void> {
  const ballot = draft.ballot ?? (await api.issueBallot(send));
  let isSent = draft.ballot !== undefined && draft.isSent === true;
  keep({ ...draft, ballot, isSent });
  for (let attempt = 1; ; attempt += 1) {
    try {
      keep({ ...draft, ballot, isSent: true });
      await api.submitAnswers({ ...submission, ballot });
      return;
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      if (fault.code === 'ballot_spent' && isSent) return;
      isSent ||= passing.has(fault.code);
      if (!passing.has(fault.code) || attempt === attempts) throw fault;
      await pause(firstPauseMilliseconds * 2 ** (attempt - 1));
    }
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
