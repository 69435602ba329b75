import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const LIMIT_MILLISECONDS = 30_000;
const LOCK_FILE =
  '{ "packages": { "": {}, "node_modules/a": { "version": "1.0.0", "integrity": "sha512-a" } } }';
const cleanings: (() => void)[] = [];

afterEach(() => {
  for (const clean of cleanings.splice(0).reverse()) clean();
});

interface Tree {
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
}

interface Ending {
  readonly code: number | null;
  readonly output: string;
}

/** A copy of the way in, in a path with spaces, with a script for npm that notes how it was called. */
function makeTree(npm: string, start = `console.log('started', process.argv.slice(2).join('|'));`): Tree {
  const parent = mkdtempSync(join(tmpdir(), 'snodo bootstrap '));
  cleanings.push(() => rmSync(parent, { recursive: true, force: true }));
  const root = join(parent, 'a checkout');
  const toolchain = join(root, 'packages/toolchain');
  mkdirSync(join(toolchain, 'src'), { recursive: true });
  mkdirSync(join(parent, 'programs'));
  cpSync(join(import.meta.dirname, '../bin'), join(toolchain, 'bin'), { recursive: true });
  writeFileSync(join(root, 'package-lock.json'), LOCK_FILE);
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(toolchain, 'src/start.ts'), start);
  const script = `#!/bin/sh\n[ "$1" = ci ] || exit 0\necho "$@" >> '${parent}/npm-calls'\n${npm}\n`;
  writeFileSync(join(parent, 'programs/npm'), script, { mode: 0o755 });
  const PATH = [join(root, 'node_modules/.bin'), join(parent, 'programs'), process.env['PATH']].join(
    delimiter,
  );
  return { root, environment: { ...process.env, PATH, CI: 'true' } };
}

function launch(
  { root, environment }: Tree,
  words: readonly string[],
): ChildProcessByStdio<null, Readable, Readable> {
  const program = spawn(process.execPath, [join(root, 'packages/toolchain/bin/bootstrap.mjs'), ...words], {
    cwd: tmpdir(),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cleanings.push(() => program.kill('SIGKILL'));
  return program;
}

function finish(program: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    let output = '';
    program.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    program.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    program.once('error', reject);
    program.once('close', (code) => resolve({ code, output }));
  });
}

function callsOfNpm({ root }: Tree): string[] {
  const file = join(root, '../npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

test(
  'installs once, from another folder and in a path with spaces, then never calls npm again',
  async () => {
    const tree = makeTree('mkdir -p node_modules');
    const first = await finish(launch(tree, ['start', 'one', 'two words']));
    expect(first.output).toContain('Installing the packages');
    expect(first.output).toContain('started one|two words');
    expect(first.code).toBe(0);
    const hash = createHash('sha256').update(LOCK_FILE).digest('hex');
    expect(readFileSync(join(tree.root, 'node_modules/.snodo-installed'), 'utf8')).toContain(hash);

    const second = await finish(launch(tree, ['start']));
    expect(second.output).toBe('started \n');
    expect(callsOfNpm(tree)).toEqual(['ci --include=dev --include=optional']);

    writeFileSync(join(tree.root, 'package-lock.json'), LOCK_FILE.replace('1.0.0', '1.0.1'));
    await finish(launch(tree, ['start']));
    expect(callsOfNpm(tree)).toHaveLength(2);
  },
  LIMIT_MILLISECONDS,
);

test(
  'takes over what npm itself has installed, when it is the same',
  async () => {
    const tree = makeTree('exit 1');
    mkdirSync(join(tree.root, 'node_modules'));
    writeFileSync(join(tree.root, 'node_modules/.package-lock.json'), LOCK_FILE);
    expect((await finish(launch(tree, ['start']))).output).toBe('started \n');
    expect(callsOfNpm(tree)).toEqual([]);
  },
  LIMIT_MILLISECONDS,
);

test(
  'tells why npm failed and the exact command to run, and leaves no stamp',
  async () => {
    const tree = makeTree('mkdir -p node_modules; echo "npm error code ENOTFOUND" >&2; exit 7');
    const { code, output } = await finish(launch(tree, ['start']));
    expect(code).toBe(1);
    expect(output).toContain('the package registry could not be reached');
    expect(output).toContain(`cd "${tree.root}" && npm ci --include=dev --include=optional`);
    expect(output).not.toContain('started');
    expect(existsSync(join(tree.root, 'node_modules/.snodo-installed'))).toBe(false);
    expect(existsSync(join(tree.root, '.build/install.lock'))).toBe(false);
  },
  LIMIT_MILLISECONDS,
);

test(
  'ends soon after Ctrl-C although npm goes on, gives the lock back and leaves no stamp',
  async () => {
    const tree = makeTree(
      'mkdir -p node_modules; trap "" INT; echo unpacking; for i in 1 2 3 4 5 6; do sleep 5; done',
    );
    const program = launch(tree, ['start']);
    const ending = finish(program);
    for await (const line of createInterface({ input: program.stdout })) if (line === 'unpacking') break;
    program.kill('SIGINT');
    expect(await ending).toMatchObject({
      code: 130,
      output: expect.stringContaining('was interrupted') as unknown,
    });
    expect(existsSync(join(tree.root, '.build/install.lock'))).toBe(false);
    expect(existsSync(join(tree.root, 'node_modules/.snodo-installed'))).toBe(false);
  },
  LIMIT_MILLISECONDS,
);

test(
  'lets two starts at the same moment install once',
  async () => {
    const tree = makeTree('sleep 1; mkdir -p node_modules');
    const endings = await Promise.all([finish(launch(tree, ['start'])), finish(launch(tree, ['start']))]);
    expect(endings.map(({ code }) => code)).toEqual([0, 0]);
    expect(endings.map(({ output }) => output).join()).toContain('Another installation is under way');
    expect(callsOfNpm(tree)).toHaveLength(1);
  },
  LIMIT_MILLISECONDS,
);

test(
  'removes the lock of an installation that was killed',
  async () => {
    const tree = makeTree('mkdir -p node_modules');
    const gone = spawn('true');
    await new Promise((resolve) => gone.once('close', resolve));
    mkdirSync(join(tree.root, '.build/install.lock'), { recursive: true });
    const owner = JSON.stringify({ pid: gone.pid, host: hostname(), token: 'x' });
    writeFileSync(join(tree.root, '.build/install.lock/owner.json'), owner);
    expect((await finish(launch(tree, ['start']))).code).toBe(0);
    expect(existsSync(join(tree.root, '.build/install.lock'))).toBe(false);
  },
  LIMIT_MILLISECONDS,
);

test(
  'ends with the code of the command, and refuses a command that there is not',
  async () => {
    const tree = makeTree('mkdir -p node_modules', 'process.exitCode = 42;');
    expect((await finish(launch(tree, ['start']))).code).toBe(42);
    const unknown = await finish(launch(tree, ['strat']));
    expect(unknown.code).toBe(2);
    expect(unknown.output).toContain('start, test, check');
  },
  LIMIT_MILLISECONDS,
);

// The older Node stands for every one that cannot put the command in the place of the way in.
const WITHOUT_EXECVE = `process.execve = undefined;`;
const COUNTING = [
  `let count = 0;`,
  `process.on('SIGTERM', () => { count += 1; console.log('signal', count); setTimeout(() => process.exit(count), 700); });`,
  `console.log('ready'); setTimeout(() => undefined, 20_000);`,
].join('\n');

for (const [way, preload] of [
  ['by taking its place', ''],
  ['by passing it on', WITHOUT_EXECVE],
] as const) {
  for (const target of ['process', 'group'] as const) {
    test(
      `gives the command a signal to the ${target} exactly once, ${way}`,
      async () => {
        const program = launchCounting(preload, (words) => [process.execPath, words]);
        const ending = finish(program);
        await waitUntilReady(program);
        process.kill(target === 'group' ? -(program.pid ?? 0) : (program.pid ?? 0), 'SIGTERM');
        expect((await ending).output).toMatch(/signal 1\n$/);
      },
      LIMIT_MILLISECONDS,
    );
  }

  test(
    `ends the command when the shell of npm, or npm itself, was killed, ${way}`,
    async () => {
      const line = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');
      for (const outer of [(inner: string) => inner, (inner: string) => `sh -c "${inner}; true"; true`]) {
        const program = launchCounting(preload, (words) => [
          'sh',
          ['-c', outer(`${line([process.execPath, ...words])}; true`)],
        ]);
        const ending = finish(program);
        await waitUntilReady(program);
        program.kill('SIGKILL');
        expect((await ending).output).toMatch(/signal 1\n$/);
      }
    },
    LIMIT_MILLISECONDS,
  );
}

function launchCounting(
  preload: string,
  command: (words: readonly string[]) => [program: string, words: readonly string[]],
): ChildProcess {
  const { root, environment } = makeTree('mkdir -p node_modules', COUNTING);
  const preloadFile = join(root, 'preload.mjs');
  writeFileSync(preloadFile, preload);
  const bootstrap = join(root, 'packages/toolchain/bin/bootstrap.mjs');
  const [program, words] = command(['--import', pathToFileURL(preloadFile).href, bootstrap, 'start']);
  const child = spawn(program, words, {
    env: { ...environment, npm_lifecycle_event: 'start' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cleanings.push(() => endGroup(child.pid ?? 0));
  return child;
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function waitUntilReady({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('The command has no output to wait for.');
  for await (const line of createInterface({ input: stdout })) if (line === 'ready') return;
}
