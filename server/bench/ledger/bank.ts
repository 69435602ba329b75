import postgres from 'postgres';
import { migrate } from '../../src/db/index.ts';
import { urlForRole } from '../../src/db/roles.ts';

/** Ids are numbers in disguise, so that a load generator can name accounts. */
export const communityOf = (index: number) =>
  `00000000-0000-7000-8000-0000000000${index.toString(16).padStart(2, '0')}`;
export const actor = '00000000-0000-7000-8000-aaaaaaaaaaaa';
export const communities = 8;
/** A fund that everybody pays into. */
export const fund = 'ffffffff-0000-7000-8000-000000000000';

export interface Bank {
  /** As the application's role, as the owner of the tables, as the superuser. */
  appUrl: string;
  ownerUrl: string;
  superUrl: string;
  drop(): Promise<void>;
}

/**
 * A migrated database whose owner is no superuser, so that row-level security holds for the ledger's functions too:
 * eight communities with a ledger each, `accounts` persons in the first and a thousand in the others.
 */
export async function newBank(
  serverUrl: string,
  options: { name: string; secret: string; migrations: string; accounts: number },
): Promise<Bank> {
  const { name, secret, migrations, accounts } = options;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`do $$ begin
    if not exists (select from pg_roles where rolname = 'bench_owner') then
      create role bench_owner login createrole password 'bench'; end if; end $$`);
  await admin.unsafe(`create database ${name} owner bench_owner`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const superUrl = url.toString();
  url.username = 'bench_owner';
  url.password = 'bench';
  const ownerUrl = url.toString();
  await migrate({ databaseUrl: ownerUrl, secret, directory: migrations });
  const filling = postgres(superUrl, { max: 1, onnotice: () => undefined });
  try {
    for (let index = 0; index < communities; index += 1) {
      const id = communityOf(index);
      const prefix = `00000000-0000-7000-8${index}00-`;
      await filling.unsafe(`
        insert into identity.community (id, slug, name, purpose, time_zone, languages)
          values ('${id}', 'bank-${index}', '{}', '{}', 'Europe/Rome', '{it}');
        insert into time_bank.rules values ('${id}', 1, -600, 1800, -480, 1500, 14, 30, 14, '{3,7}', 14, 480, now(), null);
        insert into time_bank.ledger (community_id, id, unit, opened_at) values ('${id}', '${id}', 'community_minute', now());
        insert into time_bank.ledger_account (community_id, id, ledger_id, kind, has_own_limits, hard_floor_minutes,
            hard_ceiling_minutes, rule_version, opened_at)
          select '${id}', ('${prefix}' || lpad(to_hex(n), 12, '0'))::uuid, '${id}', 'person', true, -1000000000, 1000000000, 1, now()
          from generate_series(0, ${(index === 0 ? accounts : 1000) - 1}) n;
        insert into time_bank.ledger_account (community_id, id, ledger_id, kind, has_own_limits, hard_floor_minutes, rule_version, opened_at)
          values ('${id}', '${fund}', '${id}', 'fund', true, 0, 1, now());`);
    }
    await filling.unsafe('vacuum (analyze) time_bank.ledger_account');
  } finally {
    await filling.end({ timeout: 5 });
  }
  return {
    appUrl: urlForRole(superUrl, 'snodo_app', secret),
    ownerUrl,
    superUrl,
    drop: async () => {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end({ timeout: 5 });
    },
  };
}
