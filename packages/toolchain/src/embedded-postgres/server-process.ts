import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ANSWER_LIMIT_MILLISECONDS = 2_000;
// Length 8, then the number that asks a PostgreSQL server whether it speaks TLS; it answers S or N.
const TLS_QUESTION = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** What a running server writes into postmaster.pid. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number | undefined;
  readonly status: string;
}

export const POSTMASTER_FILE = 'postmaster.pid';

/** Undefined when no server holds the directory, or when the file is not (yet) one that a server wrote. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(data, POSTMASTER_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[3]);
  return {
    pid,
    port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined,
    status: lines[7]?.trim() ?? '',
  };
}

/** False also for a killed process whose parent has not taken note yet. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/**
 * True when the process is a PostgreSQL server of this very directory, and not another program that
 * was given the same number since. A server always works from inside its directory.
 */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!isRunning(pid)) return false;
  if (process.platform === 'linux') return workingFolder(pid) === realpathSync(data);
  if (process.platform === 'win32') return true;
  try {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm=']);
    return /(?:^|\/)postgres\s*$/.test(stdout);
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'number') return false;
    throw error;
  }
}

/** Whether any process, a server or one of its workers, still works inside the directory (Linux only). */
export function isInUse(data: string): boolean {
  if (process.platform !== 'linux') return false;
  const folder = realpathSync(data);
  return readdirSync('/proc').some(
    (name) => /^\d+$/.test(name) && workingFolder(Number(name)) === folder && isRunning(Number(name)),
  );
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/** True when something on this port of 127.0.0.1 answers in PostgreSQL's own protocol. */
export function answersAsPostgres(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_LIMIT_MILLISECONDS, () => finish(false));
    socket.once('connect', () => socket.write(TLS_QUESTION));
    socket.once('data', (bytes: Buffer) =>
      finish(bytes.length === 1 && (bytes[0] === 0x53 || bytes[0] === 0x4e)),
    );
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
  });
}

/** A port of 127.0.0.1 that was free a moment ago. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
