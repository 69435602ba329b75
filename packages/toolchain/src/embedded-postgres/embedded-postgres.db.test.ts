import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';
import type { EmbeddedPostgres } from './index.ts';
import { isRunning, isServerOf, readPostmasterFile } from './server-process.ts';

const LIMIT_MILLISECONDS = 60_000;
const cleanings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanings.splice(0).reverse()) await clean();
}, LIMIT_MILLISECONDS);

function makeDirectory(name = 'cluster'): string {
  const parent = mkdtempSync(join(tmpdir(), 'snodo-embedded-'));
  cleanings.push(() => rm(parent, { recursive: true, force: true }));
  execFileSync('chmod', ['755', parent]);
  return join(parent, name);
}

async function start(directory: string, log?: (line: string) => void): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, durability: 'none', ...(log ? { log } : {}) });
  cleanings.push(() => server.stop());
  return server;
}

async function ask(url: string, statement: string): Promise<unknown[][]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement).values())];
  } finally {
    await sql.end();
  }
}

async function waitForEnd(pid: number): Promise<void> {
  for (let step = 0; step < 200 && isRunning(pid); step += 1) await sleep(50);
  expect(isRunning(pid)).toBe(false);
}

test(
  'starts cold with the promised settings, keeps what was written, and stops',
  async () => {
    const directory = makeDirectory();
    const first = await start(directory);
    expect(first.adopted).toBe(false);
    const settings = ['server_encoding', 'TimeZone', 'listen_addresses', 'unix_socket_directories', 'fsync'];
    const shown = settings.map((name) => `current_setting('${name}')`).join(', ');
    expect(await ask(first.url, `select ${shown}`)).toEqual([['UTF8', 'UTC', '127.0.0.1', '', 'off']]);
    const locale = 'select datlocprovider, datlocale from pg_database where datname = current_database()';
    expect(await ask(first.url, locale)).toEqual([['b', 'C.UTF-8']]);
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
    await ask(first.url, 'create table kept as select 1 as number');
    await first.stop();
    await waitForEnd(first.pid);
    await first.stop();

    const second = await start(directory);
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select number from kept')).toEqual([[1]]);
  },
  LIMIT_MILLISECONDS,
);

test(
  'refuses a wrong password and never runs as root',
  async () => {
    const server = await start(makeDirectory());
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
    }
  },
  LIMIT_MILLISECONDS,
);

test(
  'adopts the server of a program that was killed, and stops it',
  async () => {
    const directory = makeDirectory('a path with spaces');
    const program = spawn(
      process.execPath,
      [join(import.meta.dirname, 'launch-and-wait.fixture.ts'), directory],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    cleanings.push(() => Promise.resolve(program.kill('SIGKILL')));
    let left: { url: string; adopted: boolean; pid: number } | undefined;
    for await (const line of createInterface({ input: program.stdout })) {
      left = JSON.parse(line) as { url: string; adopted: boolean; pid: number };
      break;
    }
    expect(left?.adopted).toBe(false);
    await ask(left?.url ?? '', 'create table kept as select 2 as number');
    program.kill('SIGKILL');
    await waitForEnd(program.pid ?? 0);

    const server = await start(directory);
    expect(server).toMatchObject({ adopted: true, pid: left?.pid, url: left?.url });
    expect(await ask(server.url, 'select number from kept')).toEqual([[2]]);
    await server.stop();
    await waitForEnd(server.pid);
  },
  LIMIT_MILLISECONDS,
);

test(
  'starts again at once after the server was killed',
  async () => {
    const directory = makeDirectory();
    const first = await start(directory);
    await ask(first.url, 'create table kept as select 3 as number');
    process.kill(first.pid, 'SIGKILL');
    const second = await start(directory);
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    expect(await ask(second.url, 'select number from kept')).toEqual([[3]]);
  },
  LIMIT_MILLISECONDS,
);

test(
  'is not deceived by a pid file whose number belongs to another program now',
  async () => {
    const directory = makeDirectory();
    const first = await start(directory);
    const data = join(directory, 'data');
    const file = readFileSync(join(data, 'postmaster.pid'), 'utf8');
    await first.stop();
    const other = spawn('sleep', ['60'], { cwd: tmpdir() });
    cleanings.push(() => Promise.resolve(other.kill('SIGKILL')));
    await writeFile(join(data, 'postmaster.pid'), file.replace(/^\d+/, String(other.pid)));
    expect(await isServerOf(other.pid ?? 0, data)).toBe(false);

    const second = await start(directory);
    expect(second.adopted).toBe(false);
    expect(readPostmasterFile(data)?.pid).toBe(second.pid);
    expect(isRunning(other.pid ?? 0)).toBe(true);
  },
  LIMIT_MILLISECONDS,
);

test(
  'makes the cluster anew after a creation that was broken off, deleting nothing but its own leftovers',
  async () => {
    const directory = makeDirectory();
    await mkdir(join(directory, 'data.unfinished', 'base'), { recursive: true });
    await mkdir(join(directory, 'data', 'base'), { recursive: true });
    await writeFile(join(directory, 'data', 'PG_VERSION'), '18\n');
    const told: string[] = [];
    const server = await start(directory, (line) => told.push(line));
    expect(await ask(server.url, 'select 1')).toEqual([[1]]);
    expect(existsSync(join(directory, 'data.unfinished'))).toBe(false);
    expect(readdirSync(directory).filter((name) => name.startsWith('data.incomplete-'))).toHaveLength(1);
    expect(told.join('\n')).toContain('was incomplete');
  },
  LIMIT_MILLISECONDS,
);

test(
  'refuses a cluster of another PostgreSQL major, naming both',
  async () => {
    const directory = makeDirectory();
    await (await start(directory)).stop();
    await writeFile(join(directory, 'data', 'PG_VERSION'), '15\n');
    await expect(start(directory)).rejects.toThrow(/made by PostgreSQL 15, and this is PostgreSQL \d+/);
  },
  LIMIT_MILLISECONDS,
);

test(
  'gives two starts at the same moment one and the same server',
  async () => {
    const directory = makeDirectory();
    const [one, two] = await Promise.all([start(directory), start(directory)]);
    expect(one.pid).toBe(two.pid);
    expect(one.adopted).not.toBe(two.adopted);
  },
  LIMIT_MILLISECONDS,
);

test(
  'starts the server anew when it ran with another durability',
  async () => {
    const directory = makeDirectory();
    const fast = await start(directory);
    const safe = await startEmbeddedPostgres({ directory, durability: 'full' });
    cleanings.push(() => safe.stop());
    expect(safe.adopted).toBe(false);
    expect(await ask(safe.url, 'show fsync')).toEqual([['on']]);
    await waitForEnd(fast.pid);
  },
  LIMIT_MILLISECONDS,
);

// Only root starts the server as somebody else.
if (process.getuid?.() === 0) {
  test(
    'moves the database and leaves a note where the operating user cannot pass',
    async () => {
      const directory = makeDirectory();
      execFileSync('chmod', ['700', join(directory, '..')]);
      const told: string[] = [];
      const server = await start(directory, (line) => told.push(line));
      const place = /is kept in (\/var\/tmp\/\S+):/.exec(told.join('\n'))?.[1] ?? '';
      expect(place).toMatch(/^\/var\/tmp\/snodo-database-\w+$/);
      cleanings.splice(-1, 0, () => rm(place, { recursive: true, force: true }));
      expect(readFileSync(join(directory, 'WHERE-THE-DATABASE-IS.txt'), 'utf8')).toContain(place);
      await ask(server.url, 'create table kept as select 4 as number');
      await server.stop();
      const again = await start(directory);
      expect(await ask(again.url, 'select number from kept')).toEqual([[4]]);
    },
    LIMIT_MILLISECONDS,
  );
}
