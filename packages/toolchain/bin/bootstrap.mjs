#!/usr/bin/env node
// The way in for every npm script: plain JavaScript without packages, so that it runs before anything is installed.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled, InstallationFailure } from './installation.mjs';
import { WATCHED_PARENT, watchParent } from './parent-watch.mjs';
import { runForwardingSignals } from './signals.mjs';

const COMMANDS = ['start', 'test', 'check', 'dev', 'build', 'migrate', 'generate', 'bench'];
const LEAST_NODE = [20, 0];
// From here on Node runs TypeScript files as they are.
const LEAST_TYPESCRIPT_NODE = [22, 18];

const toolchain = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(toolchain));

function say(line) {
  process.stderr.write(`${line}\n`);
}

function isAtLeast(version, [major, minor]) {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folder = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin');
  const installed = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(installed)) return installed;
  if (isAtLeast(process.versions.node, LEAST_TYPESCRIPT_NODE)) return process.execPath;
  throw new InstallationFailure(
    `Snodo runs on Node ${LEAST_TYPESCRIPT_NODE.join('.')} or later, and none is packaged for ` +
      `${process.platform}-${process.arch}. This is Node ${process.versions.node}: ` +
      'install a later one from https://nodejs.org, then run the same command again.',
  );
}

function environmentFor(node) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [join(root, 'node_modules', '.bin'), dirname(node)];
  const others = (process.env[name] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folders.includes(folder));
  return {
    ...process.env,
    [name]: [...folders, ...others].join(delimiter),
    // Types are stripped and modules compiled once, not at every start.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  };
}

async function main([command, ...parameters]) {
  if (!isAtLeast(process.versions.node, LEAST_NODE)) {
    say(
      `Snodo needs Node ${LEAST_NODE[0]} or later; this is Node ${process.versions.node}. See https://nodejs.org`,
    );
    return 1;
  }
  if (!COMMANDS.includes(command)) {
    say(`Say which command to run: ${COMMANDS.join(', ')}. For example: npm start`);
    return 2;
  }
  await ensureInstalled(root, say);
  const node = findNode();
  const words = [
    '--disable-warning=ExperimentalWarning',
    `--import=${pathToFileURL(join(toolchain, 'bin', 'watched-command.mjs')).href}`,
    join(toolchain, 'src', `${command}.ts`),
    ...parameters,
  ];
  const environment = environmentFor(node);
  process.chdir(root);
  // npm waits for its script to the end, so its absence means that it was killed. Any other program may
  // start a server and leave.
  const isRunByNpm = process.env.npm_lifecycle_event !== undefined;
  if (process.platform !== 'win32' && typeof process.execve === 'function') {
    // The command takes the place of this process: signals and exit code need nobody in between.
    const watched = isRunByNpm ? { [WATCHED_PARENT]: String(process.ppid) } : {};
    process.execve(node, [node, ...words], { ...environment, ...watched });
  }
  if (isRunByNpm) watchParent();
  const watched = { [WATCHED_PARENT]: String(process.pid) };
  return (await runForwardingSignals(node, words, { env: { ...environment, ...watched }, stdio: 'inherit' }))
    .code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(
    error instanceof InstallationFailure
      ? error.message
      : `Snodo could not start: ${error?.message ?? error}`,
  );
  process.exitCode = error instanceof InstallationFailure ? error.code : 1;
}
