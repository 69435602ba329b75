// Campaigns that stood before each firm had its own key: what the migration makes of them.
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDatabase } from '@snodo/toolchain';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { root, testSecret } from '../../../test/harness.ts';
import { migrate } from '../../db/migrate.ts';

const migration = '0023_ballot_keys_by_firm.sql';
const directory = path.join(root, 'migrations');
const left: (() => Promise<unknown> | void)[] = [];
const community = randomUUID();
const person = randomUUID();
const firm = randomUUID();
const other = randomUUID();
const instrument = randomUUID();
const open = randomUUID();
const over = randomUUID();
let owner: postgres.Sql;

beforeAll(async () => {
  const database = await createDatabase(inject('serverUrl'), 'firms');
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  const before = fs.mkdtempSync(path.join(os.tmpdir(), 'snodo-migrations-'));
  left.push(
    database.drop,
    () => owner.end({ timeout: 5 }),
    () => fs.rmSync(before, { recursive: true }),
  );
  for (const name of fs.readdirSync(directory))
    if (/^\d{4}_/.test(name) && name < migration)
      fs.copyFileSync(path.join(directory, name), path.join(before, name));
  await migrate({ databaseUrl: database.url, secret: testSecret, directory: before });
  await fill();
  await migrateAsPlainOwner();
}, 60_000);
afterAll(async () => {
  for (const clear of left.toReversed()) await clear();
});

/** One campaign that is open and one that is over, each with a key, a used invitation, an answer and paper. */
async function fill(): Promise<void> {
  await owner`
    insert into identity.community (id, slug, name, purpose, time_zone, languages)
    values (${community}, 'milano', '{}', '{}', 'Europe/Rome', '{it}')`;
  await owner`insert into identity.person (community_id, id, display_name) values (${community}, ${person}, 'Qualcuno')`;
  for (const [id, code] of [
    [firm, 'naviglio'],
    [other, 'tipografia'],
  ] as const)
    await owner`
      insert into identity.organisation (community_id, id, code, name, kind)
      values (${community}, ${id}, ${code}, ${code}, 'company')`;
  await owner`
    insert into surveys.instrument (community_id, id, code, version, definition)
    values (${community}, ${instrument}, 'prova', 1, '{"pages": []}')`;
  for (const [id, days] of [
    [open, 10],
    [over, -10],
  ] as const) {
    await owner`
      insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
      values (${community}, ${id}, ${id}, ${firm}, ${instrument}, '{}', current_date - 30, current_date + ${days}::int)`;
    await owner`
      insert into surveys.campaign_partner (community_id, campaign_id, organisation_id)
      values (${community}, ${id}, ${other})`;
    await owner`
      insert into surveys.ballot_key (community_id, campaign_id, public_key, private_key_sealed)
      values (${community}, ${id}, ${randomBytes(9)}, ${randomBytes(9)})`;
    await owner`
      insert into surveys.invitation (community_id, campaign_id, person_id, has_ballot, blinded_hash)
      values (${community}, ${id}, ${person}, true, ${randomBytes(32)})`;
    await owner`
      insert into surveys.submission (community_id, id, campaign_id, answers)
      values (${community}, gen_random_uuid(), ${id}, '{}')`;
    await owner`
      insert into surveys.paper_batch (community_id, id, campaign_id, issued_on, printed_ballots)
      values (${community}, gen_random_uuid(), ${id}, current_date, 5)`;
  }
}

/** As an owner of the tables who is no superuser, whom row-level security holds like everybody. */
async function migrateAsPlainOwner(): Promise<void> {
  const role = `snodo_test_${randomBytes(6).toString('hex')}`;
  await owner.unsafe(`create role ${role}`);
  left.push(() =>
    owner.unsafe(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`),
  );
  for (const schema of ['identity', 'surveys']) {
    await owner.unsafe(`grant usage, create on schema ${schema} to ${role}`);
    const tables = await owner<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = ${schema}::regnamespace`;
    for (const { name } of tables) await owner.unsafe(`alter table ${name} owner to ${role}`);
  }
  const text = fs.readFileSync(path.join(directory, migration), 'utf8');
  await owner.begin((trx) => trx.unsafe(`set local role ${role};\n${text}`));
}

test('answers and paper that stood before are of the campaign’s own firm', async () => {
  for (const table of ['surveys.submission', 'surveys.paper_batch'])
    expect(await owner`select campaign_id, organisation_id from ${owner(table)} order by 1`, table).toEqual(
      [open, over].toSorted().map((campaign_id) => ({ campaign_id, organisation_id: firm })),
    );
});

test('the key of a campaign that is over stays to be destroyed; that of one that is open is made anew by firm', async () => {
  expect(await owner`select campaign_id, organisation_id from surveys.ballot_key`).toEqual([
    { campaign_id: over, organisation_id: firm },
  ]);
  expect(
    await owner`select campaign_id, has_ballot from surveys.invitation where blinded_hash is not null`,
  ).toEqual([{ campaign_id: over, has_ballot: true }]);
});

test('row-level security holds the owner again', async () => {
  const rows = await owner`
    select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('identity', 'surveys') and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`;
  expect([...rows]).toEqual([]);
});
