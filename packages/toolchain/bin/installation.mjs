// Whether the packages of the lock file stand in node_modules, and how they get there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { runForwardingSignals } from './signals.mjs';
import { withDirectoryLock } from './directory-lock.mjs';

const WAIT_MILLISECONDS = 15 * 60_000;
// npm goes on unpacking after Ctrl-C; what it leaves behind carries no stamp and is replaced next time.
const INTERRUPTION_MILLISECONDS = 2_000;
const INTERRUPTED_CODE = 130;
const REFUSALS = new Set(['EACCES', 'EPERM', 'EROFS']);
const NPM_ERROR = /^npm (?:error|ERR!)/;
const ERROR_LINE_LIMIT = 20;
// Named outright, because NODE_ENV=production or a personal .npmrc would leave them out silently.
const NPM_PARAMETERS = ['ci', '--include=dev', '--include=optional'];

/** A failure that is told to the person as it stands, without a stack. */
export class InstallationFailure extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/**
 * Installs the packages unless they already stand there. Reads three small files and opens no connection
 * when they do.
 *
 * @param {string} root the folder of package-lock.json
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(root, say) {
  if (isInstalled(root)) return;
  const lock = join(root, '.build', 'install.lock');
  const onWait = (holder) => say(`Another installation is under way (${holder}); waiting for it.`);
  try {
    await withDirectoryLock(lock, { waitMilliseconds: WAIT_MILLISECONDS, onWait }, async () => {
      if (!isInstalled(root)) await install(root, say);
    });
  } catch (error) {
    if (!REFUSALS.has(error.code)) throw error;
    throw new InstallationFailure(
      `The packages are not installed as package-lock.json names them, and this user may not write into ${root}. ` +
        `Let its owner run:\n  cd "${root}" && npm ${NPM_PARAMETERS.join(' ')}`,
    );
  }
}

/** True when node_modules was filled from exactly this lock file on this platform. */
export function isInstalled(root) {
  const lockFile = join(root, 'package-lock.json');
  if (!existsSync(lockFile)) {
    throw new InstallationFailure(
      `There is no package-lock.json in ${root}: this is not a complete copy of Snodo.`,
    );
  }
  const stamp = stampOf(readFileSync(lockFile));
  const stampFile = join(root, 'node_modules', '.snodo-installed');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === stamp) return true;
  if (!npmInstalledAll(root, lockFile)) return false;
  writeStamp(stampFile, stamp);
  return true;
}

function stampOf(lockFile) {
  // The platform is part of it: node_modules carried to another system holds the wrong binaries.
  return `${createHash('sha256').update(lockFile).digest('hex')} ${process.platform}-${process.arch}`;
}

function writeStamp(stampFile, stamp) {
  try {
    writeFileSync(stampFile, `${stamp}\n`);
  } catch (error) {
    // Installed by root, started by somebody else: the comparison is simply made again next time.
    if (!REFUSALS.has(error.code)) throw error;
  }
}

/** Somebody ran npm by hand: npm leaves a record of what it put into node_modules, and it must be the same. */
function npmInstalledAll(root, lockFile) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  try {
    const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
    const present = JSON.parse(readFileSync(record, 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '' || !path.includes('node_modules/')) return true;
      const found = present[path];
      if (found === undefined) return entry.optional === true && !isForThisPlatform(entry);
      return found.version === entry.version && found.integrity === entry.integrity;
    });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
}

function isForThisPlatform(entry) {
  const names = (list, name) => list === undefined || list.includes(name);
  if (entry.os === undefined && entry.cpu === undefined) return false;
  return entry.libc === undefined && names(entry.os, process.platform) && names(entry.cpu, process.arch);
}

async function install(root, say) {
  const environment = outsideEnvironment(root);
  await checkNpm(root, environment);
  say('Installing the packages that Snodo needs (once; about a minute, 600 MB of disk) …');
  const startedAt = performance.now();
  const errorLines = [];
  const { code, signal } = await runNpm(root, environment, (child) => {
    child.stderr.on('data', (chunk) => {
      process.stderr.write(chunk);
      // The reason comes first; what follows is help on the command.
      const lines = String(chunk)
        .split('\n')
        .filter((line) => NPM_ERROR.test(line));
      errorLines.push(...lines.slice(0, ERROR_LINE_LIMIT - errorLines.length));
    });
  });
  if (signal !== undefined)
    throw new InstallationFailure('The installation was interrupted.', INTERRUPTED_CODE);
  if (code !== 0) throw new InstallationFailure(explain(root, code, errorLines));
  writeStamp(
    join(root, 'node_modules', '.snodo-installed'),
    stampOf(readFileSync(join(root, 'package-lock.json'))),
  );
  say(`Packages installed in ${Math.round((performance.now() - startedAt) / 1000)} s.`);
}

function runNpm(root, environment, onStart) {
  const options = { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'pipe'] };
  return runForwardingSignals(
    'npm',
    NPM_PARAMETERS,
    { ...options, shell: process.platform === 'win32' },
    onStart,
    INTERRUPTION_MILLISECONDS,
  );
}

async function checkNpm(root, environment) {
  const found = await runForwardingSignals('npm', ['--version'], {
    cwd: root,
    env: environment,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  }).catch(() => ({ code: 127, signal: undefined }));
  if (found.signal !== undefined)
    throw new InstallationFailure('The installation was interrupted.', INTERRUPTED_CODE);
  if (found.code === 0) return;
  throw new InstallationFailure(
    'npm was not found, and the packages of Snodo are not installed yet. ' +
      'npm comes with Node.js: install Node 20 or later from https://nodejs.org, then run the same command again.',
  );
}

/** npm deletes node_modules while it works, so it must not itself run on the Node that lies in there. */
function outsideEnvironment(root) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const inside = join(root, 'node_modules') + sep;
  const folders = (process.env[name] ?? '')
    .split(delimiter)
    .filter((folder) => !`${folder}${sep}`.startsWith(inside));
  return { ...process.env, [name]: folders.join(delimiter) };
}

function explain(root, code, errorLines) {
  const reasons = [
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/,
      'the package registry could not be reached; check the network or the proxy',
    ],
    [/EUSAGE/, 'package.json and package-lock.json do not agree'],
    [/EACCES|EPERM/, 'this user may not write into the folder, or into the cache of npm'],
    [/ENOSPC/, 'the disk is full'],
    [/EINTEGRITY/, 'a downloaded package is not the one that the lock file names'],
  ];
  const told = errorLines.map((line) => line.replace(NPM_ERROR, '').trim()).filter((line) => line !== '');
  const known = reasons.find(([pattern]) => pattern.test(errorLines.join('\n')))?.[1];
  const reason = known ?? (told.slice(0, 3).join(' ') || `npm ended with code ${code}`);
  return [
    `The packages could not be installed: ${reason}.`,
    'The message of npm stands above. When it is resolved, run:',
    `  cd "${root}" && npm ${NPM_PARAMETERS.join(' ')}`,
  ].join('\n');
}
