import { setImmediate } from 'node:timers/promises';
import { Problem } from './http/index.ts';

interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (reason: unknown) => void;
}

export interface GroupCommitOptions<Item, Outcome> {
  /** Commits all of them or throws and leaves none; the outcomes in the order of the items. */
  commit: (key: string, items: Item[]) => Promise<Outcome[]>;
  /** Whether a failure may be one item's own fault: then each is tried alone, and only its own suffers. */
  isOfOne: (error: unknown) => boolean;
}

const mostTogether = 64;
const mostWaiting = 2000;

/**
 * Commits together what arrives while the last commit of the same key is under way. Nobody waits for company:
 * who comes alone is committed alone and at once. Each caller gets the outcome of her own item.
 */
export class GroupCommit<Item, Outcome> {
  readonly #waiting = new Map<string, Waiting<Item, Outcome>[]>();
  readonly #options: GroupCommitOptions<Item, Outcome>;

  constructor(options: GroupCommitOptions<Item, Outcome>) {
    this.#options = options;
  }

  run(key: string, item: Item): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const one = { item, resolve, reject };
      const waiting = this.#waiting.get(key);
      if (waiting === undefined) {
        this.#waiting.set(key, [one]);
        void this.#commitWaiting(key);
      } else if (waiting.length < mostWaiting) waiting.push(one);
      else reject(new Problem('unavailable'));
    });
  }

  async #commitWaiting(key: string): Promise<void> {
    const waiting = this.#waiting.get(key) ?? [];
    // What arrived in the same turn of the loop goes together.
    await setImmediate();
    while (waiting.length > 0) await this.#commitGroup(key, waiting.splice(0, mostTogether));
    this.#waiting.delete(key);
  }

  async #commitGroup(key: string, group: Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.#options.commit(
        key,
        group.map(({ item }) => item),
      );
      for (const [index, { resolve }] of group.entries()) resolve(outcomes[index] as Outcome);
    } catch (error) {
      if (group.length === 1 || !this.#options.isOfOne(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await this.#commitGroup(key, [one]);
    }
  }
}
