import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { migrate } from '../../src/db/index.ts';
import { figureOf, type Figure } from '../figures.ts';
import { Soak, type KillableServer } from './soak.ts';

const operations = 300_000;
const kills = 20;
const clients = 8;
const accounts = 200;
const name = 'soak';

/** `npm run bench:ledger-soak`: so many operations, so many kills, and everything reckoned anew. */
export async function measureSoak(
  server: KillableServer,
  options: {
    secret: string;
    migrations: string;
    operations?: number | undefined;
    log: (line: string) => void;
  },
): Promise<Figure[]> {
  const databaseUrlOn = (url: string) => {
    const own = new URL(url);
    own.pathname = `/${name}`;
    return own.toString();
  };
  const { secret, migrations, log } = options;
  const communityId = await newSoakDatabase(server.url, databaseUrlOn(server.url), { secret, migrations });
  const soak = new Soak({
    server,
    databaseUrlOn,
    secret,
    communityId,
    operations: options.operations ?? operations,
    kills,
    clients,
    accounts,
    log,
  });
  const startedAt = performance.now();
  const outcome = await soak.run();
  log(JSON.stringify(outcome));
  const asked = options.operations ?? operations;
  const faults = outcome.broken.length + (outcome.chain.fault === null ? 0 : 1) + outcome.lostOrPhantom;
  return [
    figureOf({
      figure: 'ledger.soak.faults',
      value: faults,
      unit: `broken invariants, lost or phantom transfers, after ${kills} kills and ${outcome.askedAgain} repeated calls`,
      anchor: `operations of ${clients} clients, ${outcome.done} done`,
      anchorValue: asked,
      most: 0,
    }),
    figureOf({
      figure: 'ledger.soak.operations_per_second',
      value: (asked * 1000) / (performance.now() - startedAt),
      unit: 'operations/s, restarts included',
      anchor: 'kills',
      anchorValue: kills,
    }),
  ];
}

/** A migrated database with one community in it. */
export async function newSoakDatabase(
  serverUrl: string,
  databaseUrl: string,
  { secret, migrations }: { secret: string; migrations: string },
): Promise<string> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${new URL(databaseUrl).pathname.slice(1)}`);
  await admin.end({ timeout: 5 });
  await migrate({ databaseUrl, secret, directory: migrations });
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const id = randomUUID();
  try {
    await owner`
      insert into identity.community (id, slug, name, purpose, time_zone, languages)
      values (${id}, 'banca', '{}', '{}', 'Europe/Rome', '{it}')`;
  } finally {
    await owner.end({ timeout: 5 });
  }
  return id;
}
