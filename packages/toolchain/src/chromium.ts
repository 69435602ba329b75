import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const STEP_LIMIT_MILLISECONDS = 300_000;
const SUDO_LIMIT_MILLISECONDS = 5_000;
// Another package manager may be at work, as it often is on a machine that has just booted.
const APT_OPTIONS = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2'];

/** The browser's executable, or undefined where none of {@link chromiumPlaces} holds one. */
export function findChromium(): string | undefined {
  return chromiumPlaces().find(isExecutable);
}

/** Every path that is looked at, in order: what the person named, PATH, the usual places, Playwright's folder. */
export function chromiumPlaces(): string[] {
  const named = [process.env['CHROME_PATH'], process.env['CHROMIUM_PATH']].filter(
    (path) => path !== undefined && path !== '',
  ) as string[];
  const names = process.platform === 'win32' ? ['chrome.exe', 'chromium.exe'] : NAMES;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...new Set([...named, ...onPath, ...usualPlaces(), ...playwrightPlaces()])];
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const programs = ['Chromium', 'Google Chrome', 'Google Chrome for Testing'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      programs.map((program) => join(folder, `${program}.app`, 'Contents', 'MacOS', program)),
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return roots.flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
    ]);
  }
  return [...NAMES.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium', '/opt/google/chrome/chrome'];
}

function playwrightPlaces(): string[] {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
  };
  const folder =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    caches[process.platform] ??
    join(homedir(), '.cache', 'ms-playwright');
  const inside: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: ['chrome-mac/Chromium.app/Contents/MacOS/Chromium'],
    win32: ['chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
  };
  const editions = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name))
    : [];
  return editions
    .sort((one, other) => Number(other.slice(9)) - Number(one.slice(9)))
    .flatMap((edition) =>
      (inside[process.platform] ?? ['chrome-linux/chrome', 'chrome-linux64/chrome']).map((path) =>
        join(folder, edition, path),
      ),
    );
}

function isExecutable(path: string): boolean {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    // PATH may name folders of other users, and files that it takes for folders.
    if (['EACCES', 'EPERM', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false;
    throw error;
  }
}

/**
 * The browser's executable. Where there is none, Debian's package is installed if this user may do so
 * without being asked for a password; otherwise the error names every place and the one command to run.
 */
export async function ensureChromium({ log }: { readonly log: (line: string) => void }): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '' && !isExecutable(named)) {
    log(`CHROME_PATH names ${named}, which is not a program that can be run; looking elsewhere.`);
  }
  const found = findChromium();
  if (found !== undefined) return found;
  const prefix = findAptPrefix();
  if (prefix === undefined) throw new Error(explainAbsence('No Chromium or Chrome was found.'));
  log('No Chromium or Chrome was found: installing the package "chromium" with apt-get (about a minute) …');
  const startedAt = performance.now();
  const fault =
    (await installWithApt(prefix, log)) ?? 'apt-get succeeded, yet no browser is where it should be.';
  const installed = findChromium();
  if (installed === undefined) throw new Error(explainAbsence(fault));
  log(`Chromium installed in ${Math.round((performance.now() - startedAt) / 1000)} s: ${installed}`);
  return installed;
}

/** The words to put before apt-get, or undefined where it does not exist or may not be run. */
function findAptPrefix(): string[] | undefined {
  if (process.platform !== 'linux' || !isExecutable('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: SUDO_LIMIT_MILLISECONDS });
    return ['sudo', '-n'];
  } catch (error) {
    // Any refusal has the same meaning: this user cannot install packages unasked.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

async function installWithApt(prefix: string[], log: (line: string) => void): Promise<string | undefined> {
  const aptGet = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...APT_OPTIONS];
  const install = [...aptGet, 'install', '-y', '--no-install-recommends', 'chromium'];
  let fault: string | undefined;
  for (const attempt of [1, 2]) {
    if (attempt === 2) log('apt-get failed; trying once more …');
    fault = (await runQuietly([...aptGet, 'update'])) ?? (await runQuietly(install));
    if (fault === undefined) return undefined;
  }
  return fault;
}

/** Undefined on success, otherwise the last lines that the program wrote. */
function runQuietly([program = '', ...parameters]: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: STEP_LIMIT_MILLISECONDS,
    });
    let tail = '';
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString()).slice(-2_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => {
      const lines = tail.trim().split('\n').slice(-6).join('\n');
      resolve(code === 0 ? undefined : `apt-get ended with code ${code ?? 'none'}:\n${lines}`);
    });
  });
}

function explainAbsence(fault: string): string {
  const command: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'brew install --cask chromium',
    win32: 'winget install Google.Chrome',
  };
  return [
    fault,
    'A browser is needed to test what people see. Install one with',
    `  ${command[process.platform] ?? 'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium'}`,
    'or set CHROME_PATH to the program. These places were looked in:',
    ...chromiumPlaces().map((place) => `  ${place}`),
  ].join('\n');
}
