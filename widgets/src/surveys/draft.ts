import type { Answers } from '@snodo/survey-engine/player';
import type { KeptBallot } from './blind-ballot.ts';

/** A draft is offered again for this long after it was last touched. */
const lifetimeMilliseconds = 72 * 60 * 60 * 1000;

const prefix = 'snodo-draft:';

/** Answers that were not handed in yet. They are kept on this device and sent nowhere. */
export interface Draft {
  readonly answers: Answers;
  /** Name of the question that she was at. */
  readonly at?: string | undefined;
  /** She went on from the last question. */
  readonly isFinished?: boolean | undefined;
  /** Asked for, not yet known to be spent. */
  readonly ballot?: KeptBallot | undefined;
  /** A submission with this ballot has left; its reply may have been lost. */
  readonly isSent?: boolean | undefined;
}

export interface KeptDraft extends Draft {
  /** Instant in milliseconds since 1970. */
  readonly savedAt: number;
}

export interface DraftBox {
  /** The draft, unless there is none or it has expired. */
  find(): KeptDraft | undefined;
  /** False when this browser refuses to keep anything. */
  keep(draft: Draft): boolean;
  remove(): void;
}

/**
 * The box of one campaign and one person. `owner` keeps apart those who share a computer; it is the digest
 * that sign-in gives and tells nothing by itself. Expired drafts of anybody are removed on the way.
 */
export function openDraftBox(
  campaign: string,
  owner: string,
  storage: () => Storage = () => localStorage,
  now: () => number = Date.now,
): DraftBox {
  const key = `${prefix}${campaign}:${owner}`;
  const read = (name: string): KeptDraft | undefined => {
    const draft = JSON.parse(storage().getItem(name) ?? 'null') as KeptDraft | null;
    return draft && now() - draft.savedAt < lifetimeMilliseconds ? draft : undefined;
  };
  return {
    find() {
      return attempt(() => {
        for (const name of Object.keys(storage())) {
          if (name.startsWith(prefix) && !attempt(() => read(name))) storage().removeItem(name);
        }
        return read(key);
      });
    },
    keep(draft) {
      const kept = { ...draft, savedAt: now() };
      return attempt(() => (storage().setItem(key, JSON.stringify(kept)), true)) ?? false;
    },
    remove() {
      attempt(() => storage().removeItem(key));
    },
  };
}

/** Storage throws when it is full, switched off or partitioned away; answering goes on without it. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
