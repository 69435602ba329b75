import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { DB } from './rows.gen.ts';

export type DatabaseTransaction = Transaction<DB>;

/** A transaction that sees one community's rows and no others. */
export type CommunityTransaction = DatabaseTransaction;

const statementTimeoutMilliseconds = 10_000;

/**
 * The one way to the rows of a community: a transaction with the community set for row-level security.
 * The setting is local to the transaction, so a connection that goes back to the pool carries nothing over.
 */
export async function inCommunity<Result>(
  database: Database,
  communityId: string,
  work: (trx: CommunityTransaction) => Promise<Result>,
): Promise<Result> {
  return database.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('app.community_id', ${communityId}, true),
                     set_config('statement_timeout', ${String(statementTimeoutMilliseconds)}, true)`.execute(
      trx,
    );
    return work(trx);
  });
}
