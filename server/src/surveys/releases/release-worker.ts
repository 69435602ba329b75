// Makes one release on a thread of its own, so that a minute of computing keeps nobody else waiting.
import { parentPort, workerData } from 'node:worker_threads';
import { inCommunity, openDatabase } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { findCommunity } from '../../identity/index.ts';
import type { ReleaseWork, WorkerMessage } from './release-runner.ts';
import { closeForRelease, releaseCampaign } from './releases.ts';

const { databaseUrl, secret, slug, campaign, now } = workerData as ReleaseWork;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const tell = (message: WorkerMessage) => parentPort?.postMessage(message);
const clock = { now: () => new Date(now) };

const database = await openDatabase({ databaseUrl, secret, role: 'snodo_release', connections: 1 });
try {
  const community = await findCommunity(database, slug);
  if (community === undefined) throw new Problem('not_found');
  await inCommunity(database, community.id, (trx) => closeForRelease(trx, community, clock, campaign));
  await inCommunity(database, community.id, (trx) =>
    releaseCampaign(trx, community, clock, campaign, (progress) => tell({ kind: 'progress', progress })),
  );
  tell({ kind: 'end', failure: null });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  tell({ kind: 'end', failure: error.code });
} finally {
  await database.close();
}
