import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** What one run of a script gave. */
export interface PgbenchOutcome {
  transactions: number;
  failed: number;
  transactionsPerSecond: number;
}

export interface PgbenchRun {
  databaseUrl: string;
  clients: number;
  seconds: number;
  /** A script, or the anchor that comes with the program. */
  script: string;
  /** Settings of the connections: `{ 'app.community_id': … }`. */
  settings?: Record<string, string>;
}

/** Where distributions keep it, beside the path. */
const places = ['/usr/lib/postgresql/18/bin', '/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/16/bin'];

let found: string | undefined;

/** PostgreSQL's own load generator. The embedded server comes without it; says how to get it. */
export function findPgbench(): string {
  if (found !== undefined) return found;
  for (const program of [
    process.env.PGBENCH ?? 'pgbench',
    ...places.map((place) => path.join(place, 'pgbench')),
  ])
    if (spawnSync(program, ['--version']).status === 0) return (found = program);
  throw new Error(
    'pgbench is not here. It comes with the PostgreSQL of the distribution (Debian and Ubuntu: apt install postgresql-contrib or postgresql; macOS: brew install postgresql), in any version from 15 on. Put it on the path or name it in PGBENCH.',
  );
}

export async function fillAnchor(databaseUrl: string, scale: number): Promise<void> {
  await promisify(execFile)(findPgbench(), ['-i', '-q', '-s', String(scale), databaseUrl], {
    maxBuffer: 1 << 24,
  });
}

export async function runPgbench({
  databaseUrl,
  clients,
  seconds,
  script,
  settings = {},
}: PgbenchRun): Promise<PgbenchOutcome> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'snodo-pgbench-'));
  try {
    const file = path.join(folder, 'script.sql');
    if (script !== 'tpcb-like') writeFileSync(file, script);
    const which = script === 'tpcb-like' ? ['-b', script] : ['-f', file];
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    const threads = String(Math.min(clients, os.availableParallelism()));
    const { stdout } = await promisify(execFile)(
      findPgbench(),
      [
        '-n',
        '-M',
        'prepared',
        '-c',
        String(clients),
        '-j',
        threads,
        '-T',
        String(seconds),
        ...which,
        databaseUrl,
      ],
      { env: { ...process.env, PGOPTIONS: options.join(' ') }, maxBuffer: 1 << 24 },
    );
    const numberIn = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? Number.NaN);
    return {
      transactions: numberIn(/number of transactions actually processed: (\d+)/),
      failed: numberIn(/number of failed transactions: (\d+)/),
      transactionsPerSecond: numberIn(/tps = ([\d.]+) \(without initial connection time\)/),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
