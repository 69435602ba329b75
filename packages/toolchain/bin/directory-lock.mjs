// A lock that holds between processes: making a directory either succeeds for exactly one of them or fails.
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MILLISECONDS = 250;
const HEARTBEAT_MILLISECONDS = 2_000;
// Fifteen missed heartbeats: a holder that is merely slow is not taken for dead.
const SILENCE_MILLISECONDS = 30_000;

/**
 * Runs `work` while holding the lock at `directory`, and gives the lock back whatever happens.
 * A lock whose holder died is removed; a living holder is waited for, at most `waitMilliseconds`.
 *
 * @template T
 * @param {string} directory
 * @param {{ waitMilliseconds: number, onWait?: (holder: string) => void }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDirectoryLock(directory, options, work) {
  const owner = await acquire(directory, options);
  const heartbeat = setInterval(() => {
    // A heartbeat may fail only because the lock was taken away, which release() finds out.
    utimes(ownerFile(directory), new Date(), new Date()).catch(() => clearInterval(heartbeat));
  }, HEARTBEAT_MILLISECONDS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await observe(directory))?.owner === owner) await rm(directory, { recursive: true, force: true });
  }
}

async function acquire(directory, { waitMilliseconds, onWait }) {
  const owner = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  const startedAt = performance.now();
  let last;
  let changedAt = startedAt;
  await mkdir(dirname(directory), { recursive: true });
  while (!(await make(directory, owner))) {
    const seen = await observe(directory);
    const now = performance.now();
    if (seen === undefined) continue;
    if (last === undefined) onWait?.(describe(seen.owner));
    if (seen.owner !== last?.owner || seen.beatAt !== last?.beatAt) changedAt = now;
    last = seen;
    if (isDead(seen.owner) || now - changedAt > SILENCE_MILLISECONDS) {
      await setAside(directory, seen.owner);
    } else if (now - startedAt > waitMilliseconds) {
      throw new Error(
        `Waited ${Math.round(waitMilliseconds / 1000)} s for ${describe(seen.owner)}, which holds ${directory}. ` +
          'End that process, or remove the folder if no such process runs.',
      );
    } else {
      await sleep(POLL_MILLISECONDS);
    }
  }
  return owner;
}

async function make(directory, owner) {
  try {
    await mkdir(directory);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(ownerFile(directory), owner);
  return true;
}

/** What stands there now; the owner is empty in the instant between the directory and its file. */
async function observe(directory) {
  try {
    const { mtimeMs } = await stat(directory);
    try {
      const file = ownerFile(directory);
      return { owner: await readFile(file, 'utf8'), beatAt: (await stat(file)).mtimeMs };
    } catch (error) {
      if (error.code === 'ENOENT') return { owner: '', beatAt: mtimeMs };
      throw error;
    }
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isDead(owner) {
  const { pid, host } = parse(owner);
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Renaming first lets only one of several waiters remove a dead lock, and shows whose lock was taken. */
async function setAside(directory, owner) {
  const aside = `${directory}.${process.pid}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(directory, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const taken = (await observe(aside))?.owner ?? '';
  if (taken === owner) {
    await rm(aside, { recursive: true, force: true });
    return;
  }
  // Another waiter removed the dead lock and took its own in between: give it back.
  await rename(aside, directory);
}

function describe(owner) {
  const { pid, host } = parse(owner);
  if (pid === undefined) return 'another process';
  return host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
}

function parse(owner) {
  try {
    const { pid, host } = JSON.parse(owner);
    return Number.isSafeInteger(pid) && pid > 0 && typeof host === 'string' ? { pid, host } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function ownerFile(directory) {
  return join(directory, 'owner.json');
}
