import { ApiFault } from './call-api.ts';
import type { Draft, DraftBox } from './draft.ts';
import { listDraftBoxes } from './draft-box.ts';
import { createHandInApi, type HandInApi } from './hand-in-api.ts';
import type { SurveyPage } from './survey-page.ts';

// The room loads both together: one file less on the way to the first question.
export { openDraftBox } from './draft-box.ts';

/** Times that one hand-in is tried before she is asked. */
const attempts = 3;
const firstPauseMilliseconds = 1000;

/** Faults that pass by themselves. */
const passing = new Set(['network', 'unavailable']);

export interface Delivery {
  readonly api: HandInApi;
  readonly draft: Draft;
  /** Keeps that the submission has left, before it does. */
  readonly keep: (draft: Draft) => Promise<void>;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Hands in what waits in the draft, as nobody. A ballot that is spent after having been sent was spent by these
 * answers, their reply got lost. Throws an `ApiFault`; the draft stays until this returns.
 */
export async function deliver({ api, draft, keep, pause = rest }: Delivery): Promise<void> {
  const { ballot, waiting } = draft;
  if (!waiting || ballot?.signature === undefined) throw new ApiFault('internal');
  const { organisation, token, signature } = ballot;
  let isSent = draft.isSent === true;
  await keep({ ...draft, isSent: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await api.submitAnswers({ ...waiting.submission, ballot: { organisation, token, signature } });
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      if (fault.code === 'ballot_spent' && isSent) return;
      isSent ||= passing.has(fault.code);
      if (!passing.has(fault.code) || attempt === attempts) throw fault;
      await pause(firstPauseMilliseconds * 2 ** (attempt - 1));
    }
  }
}

/** One page at a time sends a ballot: two at once would each take the other's for somebody else's. */
export async function inTurn(ballotToken: string, act: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`snodo-hand-in:${ballotToken}`, act);
}

/**
 * Sends what was left waiting on this device when the page was closed, once its instant has come, whoever's it is:
 * handing in needs nobody to be signed in. What cannot be sent stays, and she is told when she comes in.
 */
export async function sendLeftWaiting(
  page: SurveyPage,
  { api = createHandInApi(page), now = Date.now }: { api?: HandInApi; now?: () => number } = {},
): Promise<void> {
  const boxes = await listDraftBoxes(`${page.community}/${page.campaign}`);
  await Promise.all([...boxes.values()].slice(0, mostBoxes).map((box) => sendFrom(box, api, now)));
}

const mostBoxes = 20;

async function sendFrom(box: DraftBox, api: HandInApi, now: () => number): Promise<void> {
  const { waiting, ballot } = (await box.find()) ?? {};
  if (!waiting || !ballot) return;
  await rest(Math.max(0, waiting.sendAt - now()));
  await inTurn(ballot.token, async () => {
    const draft = await box.find();
    // Meanwhile she sent them herself, or deleted them.
    if (!draft?.waiting) return;
    try {
      await deliver({ api, draft, keep: async (kept) => void (await box.keep(kept)) });
      await box.remove();
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
    }
  });
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
