import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { claimReleaseRun, endReleaseRun, releaseRunLease, reportReleaseRun } from './release-run-queries.ts';
import type { ReleaseProgress } from './releases.ts';

/** What the thread of one release is started with. `now` in ISO 8601. */
export interface ReleaseWork {
  databaseUrl: string;
  secret: string;
  slug: string;
  campaign: string;
  now: string;
}

export type WorkerMessage =
  | { kind: 'progress'; progress: ReleaseProgress }
  | { kind: 'end'; failure: string | null };

export interface ReleaseRunnerDeps {
  /** The release role's pool. */
  release: Database;
  databaseUrl: string;
  secret: string;
  clock: Clock;
  log: Logger;
}

const roundMilliseconds = 20_000;
/** A thread that says nothing still works; the lease is renewed for it. */
const renewMilliseconds = 15_000;
const mostAttempts = 3;
const memoryMebibytes = 1024;
/** What takes longer would never end. */
const longestMilliseconds = 15 * 60_000;

/**
 * Makes the releases that were asked for, one at a time on this node, each on a thread of its own. A node that dies
 * leaves its run to whoever looks next: a release is written whole or not at all, so beginning anew is harmless.
 */
export class ReleaseRunner {
  readonly #deps: ReleaseRunnerDeps;
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | undefined;
  #isAskedAgain = false;
  #isStopped = false;
  #worker: Worker | undefined;

  constructor(deps: ReleaseRunnerDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => this.wake(), roundMilliseconds);
    this.#timer.unref();
  }

  /** Looks for runs now rather than at the next round. */
  wake(): void {
    if (this.#isStopped) return;
    if (this.#round !== undefined) {
      this.#isAskedAgain = true;
      return;
    }
    this.#round = this.#lookAround()
      .catch((error: unknown) => this.#deps.log.warn({ err: error }, 'looking for releases to make failed'))
      .finally(() => {
        this.#round = undefined;
        if (!this.#isAskedAgain) return;
        this.#isAskedAgain = false;
        this.wake();
      });
  }

  /** Breaks off what is under way; its run is taken anew by the next that looks. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#worker?.terminate();
    await this.#round;
  }

  async #lookAround(): Promise<void> {
    for (const community of await listCommunities(this.#deps.release)) {
      while (!this.#isStopped) {
        const run = await this.#in(community.id, (trx) => claimReleaseRun(trx, community.id));
        if (run === undefined) break;
        await this.#make(community, run);
      }
    }
  }

  async #make(
    community: { id: string; slug: string },
    run: { id: string; campaign: string; attempts: number },
  ): Promise<void> {
    const { databaseUrl, secret, clock, log } = this.#deps;
    const now = clock.now().toISOString();
    const work = { databaseUrl, secret, slug: community.slug, campaign: run.campaign, now };
    let latest: ReleaseProgress = { step: 'reading', percent: 0 };
    const report = () => this.#in(community.id, (trx) => reportReleaseRun(trx, community.id, run.id, latest));
    const renewal = setInterval(() => {
      report().catch((error: unknown) => log.warn({ err: error }, 'a release could not renew its lease'));
    }, renewMilliseconds);
    const steps = newSteps(report);
    try {
      const failure = await this.#onThread(work, (progress) => {
        latest = progress;
        steps.tell(progress);
      });
      await steps.settled();
      await this.#in(community.id, (trx) => endReleaseRun(trx, community.id, run.id, failure));
    } catch (error) {
      await steps.settled();
      if (!this.#isStopped) log.error({ err: error }, 'a release broke off');
      const isLast = !this.#isStopped && run.attempts >= mostAttempts;
      await this.#in(community.id, (trx) =>
        isLast
          ? endReleaseRun(trx, community.id, run.id, 'internal')
          : releaseRunLease(trx, community.id, run.id),
      );
    } finally {
      clearInterval(renewal);
    }
  }

  /** Resolves with the code of a refusal, or null when the release stands; rejects when the thread broke off. */
  #onThread(work: ReleaseWork, tell: (progress: ReleaseProgress) => void): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./release-worker.ts', import.meta.url), {
        workerData: work,
        resourceLimits: { maxOldGenerationSizeMb: memoryMebibytes },
      });
      this.#worker = worker;
      const limit = setTimeout(() => void worker.terminate(), longestMilliseconds);
      let end: { failure: string | null } | undefined;
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') tell(message.progress);
        else end = message;
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        clearTimeout(limit);
        this.#worker = undefined;
        if (end === undefined) reject(new Error('the thread of a release ended without a word'));
        else resolve(end.failure);
      });
    });
  }

  #in<Result>(communityId: string, work: (trx: CommunityTransaction) => Promise<Result>): Promise<Result> {
    return inCommunity(this.#deps.release, communityId, work);
  }
}

/** Writes progress down one after the other: at each new step and each ten percent, and never two at once. */
function newSteps(report: () => Promise<void>) {
  let told = '';
  let last: Promise<void> = Promise.resolve();
  return {
    tell({ step, percent }: ReleaseProgress): void {
      const mark = `${step} ${Math.floor(percent / 10)}`;
      if (mark === told) return;
      told = mark;
      // A figure of progress that is lost harms nothing: the lease has a timer of its own.
      last = last.then(report).catch(() => undefined);
    },
    settled: () => last,
  };
}
