import { join } from 'node:path';
import { withDirectoryLock } from '../../bin/directory-lock.mjs';
import { findBinaries } from './binaries.ts';
import { chooseHome, clusterFile, openCluster } from './cluster.ts';
import { findRunningServer, hasDurability, launchServer, stopServer } from './launcher.ts';
import type { Durability } from './launcher.ts';
import { findOperatingUser } from './operating-user.ts';

// Longer than a slow initdb and a recovery together, so that a second start never gives up on the first.
const LOCK_WAIT_MILLISECONDS = 240_000;

export interface EmbeddedPostgresOptions {
  /** The folder that keeps the cluster, its password and the server's log. Made where it does not exist. */
  readonly directory: string;
  /** The database that `url` names; it is not created. `postgres` where nothing is said. */
  readonly database?: string;
  /** `full` where nothing is said. `none` is for tests: a crash of the machine may lose everything. */
  readonly durability?: Durability;
  /** Receives plain sentences for the person at the terminal. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** postgres://postgres:…@127.0.0.1:port/database; the role is a superuser. */
  readonly url: string;
  /** True when the server ran already, left by a program that was killed or started by another one. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Stops the server in order and waits, at most 25 seconds. Safe to call again. */
  stop(): Promise<void>;
}

/**
 * Starts the packaged PostgreSQL on a free port of 127.0.0.1, or adopts the server that already runs in
 * the folder. The server is a separate process: it outlives this one unless `stop` is called.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, database = 'postgres', durability = 'full', log = () => undefined } = options;
  const user = findOperatingUser(clusterFile(directory));
  const home = await chooseHome(directory, user, log);
  const binaries = await findBinaries(user, log);
  const lock = { waitMilliseconds: LOCK_WAIT_MILLISECONDS };
  return await withDirectoryLock(join(home, 'start.lock'), lock, async () => {
    const isDurable = durability === 'full';
    const cluster = await openCluster(home, binaries, user, { isDurable, log });
    let running = await findRunningServer(cluster);
    if (running !== undefined && !hasDurability(cluster, durability)) {
      log('The database server runs with another durability; it is started anew.');
      await stopServer(cluster, running, binaries);
      running = undefined;
    }
    const adopted = running !== undefined;
    const server = running ?? (await launchServer(cluster, binaries, user, durability));
    const credentials = `postgres:${encodeURIComponent(cluster.password)}`;
    let stopping: Promise<void> | undefined;
    return {
      url: `postgres://${credentials}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`,
      adopted,
      pid: server.pid,
      stop: () => (stopping ??= stopServer(cluster, server, binaries)),
    };
  });
}
