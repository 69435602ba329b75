import type { Answers } from '@snodo/survey-engine/player';
import type { KeptBallot } from './blind-ballot.ts';
import type { Submission } from './hand-in-api.ts';

/** Answers that were not handed in yet. They are kept on this device, sealed, and sent nowhere. */
export interface Draft {
  readonly answers: Answers;
  /** Name of the question that she was at. */
  readonly at?: string | undefined;
  /** She went on from the last question. */
  readonly isFinished?: boolean | undefined;
  /** Asked for, not yet known to be spent. */
  readonly ballot?: KeptBallot | undefined;
  /** What she handed in and is on its way. */
  readonly waiting?: Waiting | undefined;
  /** A submission with this ballot has left; its reply may have been lost. */
  readonly isSent?: boolean | undefined;
}

export interface Waiting {
  readonly submission: Omit<Submission, 'ballot'>;
  /** Instant in milliseconds since 1970, drawn by lot. */
  readonly sendAt: number;
}

export interface KeptDraft extends Draft {
  /** Instant in milliseconds since 1970. */
  readonly savedAt: number;
}

export interface DraftBox {
  /** The draft, unless there is none or it has expired. */
  find(): Promise<KeptDraft | undefined>;
  /** False when this browser refuses to keep anything. */
  keep(draft: Draft): Promise<boolean>;
  /** Deletes the draft and its key. */
  remove(): Promise<void>;
}

/** The database in which drafts lie on the device. */
export const draftDatabase = 'snodo-drafts';

/**
 * Whether a draft of anybody can lie on this device: without the database there is none, and nobody needs to wait for
 * what reads it. Where the browser does not tell, one can.
 */
export async function mayHaveDrafts(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === draftDatabase);
  } catch {
    return true;
  }
}
