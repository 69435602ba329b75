import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { openTestDatabase, testSecret } from '../../../test/harness.ts';
import { inCommunity, openDatabase, type CommunityTransaction, type Database } from '../../db/index.ts';
import { openLedgerAccount } from './accounts.ts';
import { communityLedgers, type LedgerParts } from './ledgers.ts';
import type { LedgerAccount, LedgerAccountKind, Limits, Unit } from './rows.ts';
import { ledgerAccount } from './accounts.ts';
import { postTransfer, type PostOrder } from './transfers.ts';

export const day = '2026-11-20';

/** A community's ledgers on a database of their own. */
export interface TestBank {
  app: Database;
  owner: postgres.Sql;
  databaseUrl: string;
  communityId: string;
  ledgers: Record<Unit, LedgerParts>;
  /** Somebody who does things; the ledger does not ask who she is. */
  actorPersonId: string;
  within<Result>(work: (trx: CommunityTransaction) => Promise<Result>): Promise<Result>;
  open(options?: {
    kind?: LedgerAccountKind;
    unit?: Unit;
    limits?: Limits;
    isSpendable?: boolean;
  }): Promise<string>;
  account(id: string): Promise<LedgerAccount>;
  post(
    payerAccountId: string,
    payeeAccountId: string,
    minutes: number,
    more?: Partial<PostOrder>,
  ): ReturnType<typeof postTransfer>;
  /** What an order needs besides what it is about. */
  order(id?: string): { communityId: string; id: string; actorPersonId: string; servedOn: string; now: Date };
  /** Everything that the ledger has stored, for comparing byte by byte. */
  everything(): Promise<string>;
  stop(): Promise<void>;
}

export async function openTestBank({ connections = 8 } = {}): Promise<TestBank> {
  const database = await openTestDatabase('empty');
  const owner = postgres(database.url, { max: 2, onnotice: () => undefined });
  const app = await openDatabase({
    databaseUrl: database.url,
    secret: testSecret,
    role: 'snodo_app',
    connections,
  });
  const communityId = await addCommunity(owner, 'banca');
  const within: TestBank['within'] = (work) => inCommunity(app, communityId, work);
  const ledgers = await within((trx) => communityLedgers(trx, communityId, new Date()));
  const actorPersonId = uuidv7();
  const order = (id = uuidv7()) => ({ communityId, id, actorPersonId, servedOn: day, now: new Date() });
  return {
    app,
    owner,
    databaseUrl: database.url,
    communityId,
    ledgers,
    actorPersonId,
    within,
    order,
    open: async ({ kind = 'person', unit = 'community_minute', limits, isSpendable = true } = {}) => {
      const id = uuidv7();
      const { ledgerId } = ledgers[unit];
      await within((trx) =>
        openLedgerAccount(trx, {
          communityId,
          id,
          ledgerId,
          kind,
          isSpendable,
          ownLimits: limits,
          now: new Date(),
        }),
      );
      return id;
    },
    account: (id) => within((trx) => ledgerAccount(trx, communityId, id)),
    post: (payerAccountId, payeeAccountId, minutes, more = {}) =>
      within((trx) => postTransfer(trx, { ...order(), payerAccountId, payeeAccountId, minutes, ...more })),
    everything: async () => {
      const parts = await owner`
        select (select coalesce(json_agg(t order by t.entered_number), '[]') from time_bank.transfer t) as transfers,
               (select json_agg(a order by a.id) from time_bank.ledger_account a) as accounts,
               (select coalesce(json_agg(u order by u.entered_number), '[]') from time_bank.unsealed_transfer u) as waiting`;
      return JSON.stringify(parts);
    },
    stop: async () => {
      await Promise.all([owner.end({ timeout: 5 }), app.close()]);
      await database.drop();
    },
  };
}

export async function addCommunity(owner: postgres.Sql, slug: string): Promise<string> {
  const id = randomUUID();
  await owner.begin(async (trx) => {
    await trx`select set_config('app.community_id', ${id}, true)`;
    await trx`
      insert into identity.community (id, slug, name, purpose, time_zone, languages)
      values (${id}, ${slug}, '{"it": "Banca"}', '{"it": "Ore"}', 'Europe/Rome', '{it}')`;
  });
  return id;
}
