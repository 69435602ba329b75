import { execFile, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { programOf, serverEnvironment } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { asUser } from './operating-user.ts';
import type { OperatingUser } from './operating-user.ts';
import {
  answersAsPostgres,
  findFreePort,
  isInUse,
  isRunning,
  isServerOf,
  POSTMASTER_FILE,
  readPostmasterFile,
} from './server-process.ts';

// Recovery after a crash reads the log of what was not yet written out, which can take a while.
const READY_LIMIT_MILLISECONDS = 90_000;
const STOP_LIMIT_MILLISECONDS = 20_000;
const KILL_LIMIT_MILLISECONDS = 5_000;
const POLL_MILLISECONDS = 40;
const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MILLISECONDS = 500;
const LOG_LIMIT_BYTES = 1_000_000;
// A killed server that was not reaped yet, workers that have not noticed its death, a port taken meanwhile.
const PASSING_FAULT =
  /postmaster\.pid|shared memory|could not bind|Address already in use|could not create any TCP/i;

/** `none` gives up safety against a crash of the machine for speed: for tests and for throw-away databases. */
export type Durability = 'full' | 'none';

/** A server that accepts connections on 127.0.0.1. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** The live server of the cluster, waited for where it is still starting or stopping. */
export async function findRunningServer(cluster: Cluster): Promise<RunningServer | undefined> {
  const deadline = performance.now() + READY_LIMIT_MILLISECONDS;
  while (performance.now() < deadline) {
    const file = readPostmasterFile(cluster.data);
    if (file === undefined || !(await isServerOf(file.pid, cluster.data))) return undefined;
    if (file.status === 'ready' && file.port !== undefined && (await answersAsPostgres(file.port))) {
      return { pid: file.pid, port: file.port };
    }
    // Elsewhere than on Linux the number alone does not prove that a server still runs.
    if (process.platform !== 'linux' && file.status === 'ready') return undefined;
    await sleep(POLL_MILLISECONDS);
  }
  throw new Error(
    `A PostgreSQL server holds ${cluster.data} but does not become ready. See ${cluster.logFile}`,
  );
}

/** Whether the running server was started with the durability that is asked now. */
export function hasDurability(cluster: Cluster, durability: Durability): boolean {
  const isFast = readFileSync(join(cluster.data, 'postmaster.opts'), 'utf8').includes('fsync=off');
  return isFast === (durability === 'none');
}

/** Starts a server on the cluster, which no live server holds. Call it while holding the folder's lock. */
export async function launchServer(
  cluster: Cluster,
  binaries: Binaries,
  user: OperatingUser | undefined,
  durability: Durability,
): Promise<RunningServer> {
  await removeStalePostmasterFile(cluster);
  await limitLog(cluster.logFile);
  let fault = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const answer = await attemptLaunch(cluster, binaries, user, durability);
    if ('pid' in answer) return answer;
    fault = answer.fault;
    if (!PASSING_FAULT.test(fault)) break;
    await sleep(ATTEMPT_PAUSE_MILLISECONDS);
    await removeStalePostmasterFile(cluster);
  }
  throw new Error(`PostgreSQL did not start in ${cluster.data}: ${fault.trim() || 'it said nothing'}`);
}

async function attemptLaunch(
  cluster: Cluster,
  binaries: Binaries,
  user: OperatingUser | undefined,
  durability: Durability,
): Promise<RunningServer | { readonly fault: string }> {
  const port = await findFreePort();
  // A file and not a pipe: the server outlives a parent that is killed, and must not write into nothing.
  const log = openSync(cluster.logFile, 'a', 0o600);
  if (user !== undefined) fchownSync(log, user.uid, user.gid);
  const logStart = (await stat(cluster.logFile)).size;
  const child = spawn(programOf(binaries, 'postgres'), serverParameters(cluster, port, durability), {
    ...asUser(user),
    cwd: cluster.home,
    env: serverEnvironment(),
    // Ctrl-C must reach the program first, which then stops the server in order.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', log],
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const deadline = performance.now() + READY_LIMIT_MILLISECONDS;
  while (performance.now() < deadline) {
    if (failure !== undefined) return { fault: failure.message };
    if (child.exitCode !== null || child.signalCode !== null) {
      return { fault: readFileSync(cluster.logFile).subarray(logStart).toString() };
    }
    const file = readPostmasterFile(cluster.data);
    if (child.pid !== undefined && file?.pid === child.pid && file.status === 'ready') {
      if (await answersAsPostgres(port)) return { pid: child.pid, port };
    }
    await sleep(POLL_MILLISECONDS);
  }
  child.kill('SIGQUIT');
  return { fault: `not ready after ${READY_LIMIT_MILLISECONDS / 1000} s` };
}

function serverParameters(cluster: Cluster, port: number, durability: Durability): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    // No socket file: one left behind by a killed server could stand in the way of the next.
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    'timezone=UTC',
    'log_timezone=UTC',
    // Failed statements can carry what people wrote; the application reports them without it.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_checkpoints=off',
    'logging_collector=off',
    ...(durability === 'none' ? ['fsync=off', 'full_page_writes=off'] : []),
  ];
  return ['-D', cluster.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

/** Stops the server in order, ending its connections; does nothing when that very server no longer runs. */
export async function stopServer(cluster: Cluster, server: RunningServer, binaries: Binaries): Promise<void> {
  const isOurs = (): Promise<boolean> => isServerOf(server.pid, cluster.data);
  if (!(await isOurs())) return;
  if (process.platform === 'win32') {
    const parameters = [
      'stop',
      '-D',
      cluster.data,
      '-m',
      'fast',
      '-w',
      '-t',
      String(STOP_LIMIT_MILLISECONDS / 1000),
    ];
    await promisify(execFile)(programOf(binaries, 'pg_ctl'), parameters, { env: serverEnvironment() });
    return;
  }
  process.kill(server.pid, 'SIGINT');
  if (await endsWithin(server.pid, STOP_LIMIT_MILLISECONDS)) return;
  if (await isOurs()) process.kill(server.pid, 'SIGQUIT');
  if (await endsWithin(server.pid, KILL_LIMIT_MILLISECONDS)) return;
  throw new Error(`The PostgreSQL server (process ${server.pid}) does not stop. See ${cluster.logFile}`);
}

async function endsWithin(pid: number, limitMilliseconds: number): Promise<boolean> {
  const deadline = performance.now() + limitMilliseconds;
  while (isRunning(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MILLISECONDS);
  }
  return true;
}

/**
 * PostgreSQL refuses to start while any process has the number in the file, be it a dead server that
 * nobody reaps or another program altogether. The file goes only when nothing works in the folder any more.
 */
async function removeStalePostmasterFile(cluster: Cluster): Promise<void> {
  const file = readPostmasterFile(cluster.data);
  if (file === undefined || (await isServerOf(file.pid, cluster.data))) return;
  const deadline = performance.now() + KILL_LIMIT_MILLISECONDS;
  while (isInUse(cluster.data)) {
    if (performance.now() > deadline) return;
    await sleep(POLL_MILLISECONDS);
  }
  await rm(join(cluster.data, POSTMASTER_FILE), { force: true });
}

async function limitLog(logFile: string): Promise<void> {
  try {
    if ((await stat(logFile)).size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
