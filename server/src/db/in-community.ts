import { CompiledQuery, type Selectable, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { sentAhead } from './lost-connection.ts';
import type { DB } from './rows.gen.ts';

export type DatabaseTransaction = Transaction<DB>;

/** A transaction that sees one community's rows and no others. */
export type CommunityTransaction = DatabaseTransaction;

const statementTimeout = '10000';

const enter = `${sentAhead}select set_config('app.community_id', $1, true), set_config('statement_timeout', $2, true)`;

const findAndEnter = `
  select c.*, set_config('app.community_id', c.id::text, true), set_config('statement_timeout', $2, true)
  from identity.community c where c.slug = $1`;

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
    await trx.executeQuery(CompiledQuery.raw(enter, [communityId, statementTimeout]));
    return work(trx);
  });
}

/** The same of the community with a slug, found and set in one statement; `work` gets undefined when there is none. */
export async function inCommunityWithSlug<Result>(
  database: Database,
  slug: string,
  work: (trx: CommunityTransaction, row: Selectable<DB['identity.community']> | undefined) => Promise<Result>,
): Promise<Result> {
  return database.kysely.transaction().execute(async (trx) => {
    const statement = CompiledQuery.raw(findAndEnter, [slug, statementTimeout]);
    const { rows } = await trx.executeQuery(statement);
    return work(trx, rows[0] as Selectable<DB['identity.community']> | undefined);
  });
}
