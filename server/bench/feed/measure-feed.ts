import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import postgres from 'postgres';
import { figureOf, median, type Figure } from '../figures.ts';

const services = 50_000;
const perPage = 50;
const rounds = 40;
const largestMiB = 256;
/** Without a bound the engine leaves garbage lying for as long as the machine has memory. */
const heapMiB = 128;

/**
 * The open feed with fifty thousand services: how long a page takes at the end of the list beside one at its begin, in
 * turns, and how much memory a process with a small heap has held at most, beyond what it had when it was idle, once the
 * whole list has gone out in full.
 */
export async function measureFeed(databaseUrl: string, secret: string): Promise<Figure[]> {
  const total = await fill(databaseUrl);
  const child = fork(join(import.meta.dirname, 'feed-process.ts'), [databaseUrl, secret], {
    execArgv: [`--max-old-space-size=${heapMiB}`],
  });
  try {
    const { port, idleKiB } = await answerOf<{ port: number; idleKiB: number }>(child);
    const base = `http://127.0.0.1:${port}/hsds/milano`;
    const pages = Math.ceil(total / perPage);
    const times = await timePages(base, pages);
    const started = performance.now();
    const lines = await countLines(`${base}/services?format=ndjson&full=true`);
    const seconds = (performance.now() - started) / 1000;
    if (lines !== total) throw new Error(`${lines} lines of ${total} services`);
    child.send('memory');
    const { largestKiB } = await answerOf<{ largestKiB: number }>(child);
    return [
      figureOf({
        figure: 'last page of the feed, p50',
        value: median(times.last),
        unit: 'ms',
        anchor: 'its first page, p50',
        anchorValue: median(times.first),
        most: 1.5,
      }),
      figureOf({
        figure: 'memory that all services in full, line by line, add to an idle process',
        value: (largestKiB - idleKiB) / 1024,
        unit: 'MiB',
        anchor: 'what is allowed',
        anchorValue: largestMiB,
        most: 1,
      }),
      figureOf({
        figure: 'services in full, line by line',
        value: lines / seconds,
        unit: 'a second',
        anchor: 'services',
        anchorValue: lines,
      }),
    ];
  } finally {
    child.kill();
  }
}

async function timePages(base: string, pages: number): Promise<{ first: number[]; last: number[] }> {
  const times: { first: number[]; last: number[] } = { first: [], last: [] };
  for (let round = -5; round < rounds; round += 1) {
    for (const [name, number] of [
      ['first', 1 + Math.max(round, 0)],
      ['last', pages - Math.max(round, 0)],
    ] as const) {
      const started = performance.now();
      const answer = await fetch(`${base}/services?per_page=${perPage}&page=${number}`);
      const { size } = (await answer.json()) as { size: number };
      if (size === 0) throw new Error(`page ${number} is empty`);
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  return times;
}

async function countLines(address: string): Promise<number> {
  const answer = await fetch(address);
  if (answer.body === null) throw new Error('nothing came');
  let lines = 0;
  for await (const chunk of answer.body) for (const byte of chunk as Uint8Array) if (byte === 10) lines += 1;
  return lines;
}

/** What everybody may know of, again and again under other ids; returns how many there are. */
async function fill(databaseUrl: string): Promise<number> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await owner`
      insert into catalogue.service
      select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'code', s.code || '-' || n))).*
      from catalogue.service s, generate_series(1, 2000) n
      where s.audience_organisation_ids is null and not s.is_members_only and s.status = 'active'
      limit ${services}`;
    await owner`vacuum (analyze) catalogue.service, catalogue.service_search, catalogue.service_contact`;
    const [row] = await owner<{ count: number }[]>`
      select count(*)::int as count from catalogue.service_search
      where is_shown and not is_members_only and audience_organisation_ids is null
        and (verified_on is null or verified_on > current_date - 365)`;
    return row?.count ?? 0;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the feed ended with ${code ?? 'a signal'}`)));
  });
}
