import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findFreePorts } from './free-port.ts';
import { root } from './root.ts';
import { createDatabase, scratchSecret } from './scratch-database.ts';

let folder: string;
let port: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'snodo start '));
  port = await findFreePorts([0, 10, 11]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Started {
  child: ChildProcess;
  /** Everything that it has said so far. */
  said: () => string;
  ended: Promise<number | null>;
}

function start(settings: Record<string, string> = {}): Started {
  let said = '';
  const child = spawn(process.execPath, [join(root, 'packages/toolchain/src/start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      SNODO_PORT: String(port),
      SNODO_DATA: folder,
      SNODO_LOG: 'silent',
      DATABASE_URL: '',
      ...settings,
    },
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, said: () => said, ended };
}

async function ready(started: Started): Promise<void> {
  await expect.poll(() => started.said(), { timeout: 90_000 }).toContain('Ready after');
}

async function stop(started: Started): Promise<void> {
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
  expect(started.said()).toContain('Stopped. Everything is kept');
}

const address = (path: string) => `http://127.0.0.1:${port}${path}`;

test('comes up on a new machine, keeps everything, tells of a taken port and stops in order', async () => {
  const first = start();
  await ready(first);
  expect(first.said()).toContain('filled with the demonstration programme');
  expect(first.said()).toContain('Laura Bianchi');
  expect((await fetch(address('/readyz'))).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port + 10}/`)).status).toBe(200);
  const secret = readFileSync(join(folder, 'secret'), 'utf8');

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`The port ${port} is taken`);
  expect((await fetch(address('/readyz'))).status).toBe(200);
  await stop(first);
  await expect(fetch(address('/healthz'))).rejects.toThrow();
  expect(existsSync(join(folder, 'postgres', 'data', 'postmaster.pid'))).toBe(false);

  const third = start();
  await ready(third);
  expect(third.said()).not.toContain('filled');
  expect(third.said()).not.toContain('migration');
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(secret);
  await stop(third);
});

test('with a database of one’s own starts no other', async () => {
  const database = await createDatabase(inject('serverUrl'), 'own');
  const own = mkdtempSync(join(tmpdir(), 'snodo own '));
  // Roles are the whole server's, so the scratch server's secret is used here too.
  const started = start({ DATABASE_URL: database.url, SNODO_DATA: own, SNODO_SECRET: scratchSecret });
  try {
    await ready(started);
    expect(started.said()).toContain('no embedded one is started');
    expect(existsSync(join(own, 'postgres'))).toBe(false);
    const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
    const [row] = await sql`select count(*)::int as count from places.place`;
    await sql.end({ timeout: 5 });
    expect(row?.count).toBe(34);
    await stop(started);
  } finally {
    started.child.kill('SIGKILL');
    await started.ended;
    rmSync(own, { recursive: true, force: true });
    await database.drop();
  }
});
