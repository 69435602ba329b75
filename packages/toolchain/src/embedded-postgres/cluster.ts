import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, constants, existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { programOf, serverEnvironment } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { asUser, canReach } from './operating-user.ts';
import type { OperatingUser } from './operating-user.ts';

const INITDB_LIMIT_MILLISECONDS = 120_000;
const MOVED_PREFIX = '/var/tmp/snodo-database-';
const NOTE_FILE = 'WHERE-THE-DATABASE-IS.txt';

/** A folder with one PostgreSQL cluster: its data, the password of its owner role and the server's log. */
export interface Cluster {
  readonly home: string;
  readonly data: string;
  readonly password: string;
  readonly logFile: string;
}

/** The file by which an existing cluster is known, and whose owner the server runs as. */
export function clusterFile(home: string): string {
  return join(home, 'data', 'PG_VERSION');
}

/**
 * The folder to use for what was asked: the same one, or one in /var/tmp where the operating user cannot
 * pass through the folders above. A note in the folder that was asked for names the other one; whoever
 * deletes the note with its folder starts afresh.
 */
export async function chooseHome(
  directory: string,
  user: OperatingUser | undefined,
  log: (line: string) => void,
): Promise<string> {
  const asked = resolve(directory);
  await openFolder(asked);
  if (user === undefined) return asked;
  const isReachable = canReach(dirname(asked), user);
  if (existsSync(clusterFile(asked))) {
    if (isReachable) return asked;
    throw new Error(
      `The database in ${asked} belongs to ${user.name}, who may no longer pass through the folders above it. ` +
        'Allow it (chmod o+x on each of them), or move the database folder to a place that it can reach.',
    );
  }
  const noted = findNotedHome(asked, user);
  if (noted === undefined && isReachable) return asked;
  const home = noted ?? (await mkdtemp(MOVED_PREFIX));
  const sentence =
    `The database is kept in ${home}: PostgreSQL runs as "${user.name}", which cannot read ${asked}. ` +
    'For a lasting place, set SNODO_DATA to a folder that it can reach.';
  log(sentence);
  await writeFile(join(asked, NOTE_FILE), `${sentence}\n`);
  return home;
}

function findNotedHome(asked: string, user: OperatingUser): string | undefined {
  const note = join(asked, NOTE_FILE);
  if (!existsSync(note)) return undefined;
  const home = /is kept in (\/var\/tmp\/snodo-database-\w+):/.exec(readFileSync(note, 'utf8'))?.[1];
  if (home === undefined) return undefined;
  const found = lstatSync(home, { throwIfNoEntry: false });
  // Anybody may write in /var/tmp: only a folder that root or the operating user made is taken.
  return found?.isDirectory() === true && (found.uid === 0 || found.uid === user.uid) ? home : undefined;
}

async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explainRefusal(error, folder);
  }
}

/** Opens the cluster in `home`, making it first where there is none. Call it while holding the folder's lock. */
export async function openCluster(
  home: string,
  binaries: Binaries,
  user: OperatingUser | undefined,
  options: { readonly isDurable: boolean; readonly log: (line: string) => void },
): Promise<Cluster> {
  const data = join(home, 'data');
  const passwordFile = join(home, 'password');
  await setAsideUnfinished(home, options.log);
  if (!existsSync(clusterFile(home))) {
    giveTo(home, user);
    await chmod(home, 0o700);
    await createCluster(home, binaries, user, options);
  }
  const major = Number(readAsOwner(clusterFile(home)).trim());
  if (major !== binaries.major) {
    throw new Error(
      `The database in ${data} was made by PostgreSQL ${major}, and this is PostgreSQL ${binaries.major}. ` +
        `Use the release of Snodo that made it to export what it holds, or start with another SNODO_DATA folder.`,
    );
  }
  return { home, data, password: readAsOwner(passwordFile).trim(), logFile: join(home, 'server.log') };
}

/** initdb writes beside the final place, so what stands there under its final name is always whole. */
async function createCluster(
  home: string,
  binaries: Binaries,
  user: OperatingUser | undefined,
  { isDurable, log }: { readonly isDurable: boolean; readonly log: (line: string) => void },
): Promise<void> {
  const unfinished = join(home, 'data.unfinished');
  const passwordFile = join(home, 'password');
  log('Creating the database (once; a few seconds) …');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  giveTo(passwordFile, user);
  const parameters = [
    '-D',
    unfinished,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
  ].concat(
    [
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    isDurable ? [] : ['--no-sync'],
  );
  try {
    await promisify(execFile)(programOf(binaries, 'initdb'), parameters, {
      ...asUser(user),
      cwd: home,
      env: serverEnvironment(),
      timeout: INITDB_LIMIT_MILLISECONDS,
    });
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`The database could not be created in ${home}: ${(stderr || message).trim()}`, {
      cause: error,
    });
  }
  await rename(unfinished, join(home, 'data'));
}

async function setAsideUnfinished(home: string, log: (line: string) => void): Promise<void> {
  const data = join(home, 'data');
  await rm(join(home, 'data.unfinished'), { recursive: true, force: true });
  if (!existsSync(data) || isForeign(data)) return;
  const hasAll = ['PG_VERSION', 'global/pg_control', 'postgresql.conf'].every((name) =>
    existsSync(join(data, name)),
  );
  if (hasAll && existsSync(join(home, 'password'))) return;
  // Never deleted: it is not a cluster that could start, but it may hold what somebody put there.
  const aside = join(home, `data.incomplete-${Date.now()}`);
  await rename(data, aside);
  log(`The database folder was incomplete; it was set aside as ${aside}.`);
}

/** A folder that another user made is left as it is, and reading it gives the sentence that explains it. */
function isForeign(data: string): boolean {
  const uid = process.getuid?.();
  return uid !== undefined && uid !== 0 && statSync(data).uid !== uid;
}

function readAsOwner(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw explainRefusal(error, dirname(path));
  }
}

function explainRefusal(error: unknown, folder: string): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'EACCES' && code !== 'EPERM') {
    return new Error(`The database cannot be opened: ${message}`, { cause: error });
  }
  return new Error(
    `This user may not use the database folder ${folder} (perhaps it was started by root before). ` +
      'Start as the user that made it, or set SNODO_DATA to another folder.',
    { cause: error },
  );
}

function giveTo(path: string, user: OperatingUser | undefined): void {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}
