import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import postgres from 'postgres';
import { withGuardedReserve } from './lost-connection.ts';
import { MigrationFault } from './migrate.ts';
import { urlForRole, type DatabaseRole } from './roles.ts';
import type { DB } from './rows.gen.ts';

/** A pool as one database role. Rows are reached through `inCommunity` only. */
export interface Database {
  kysely: Kysely<DB>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  databaseUrl: string;
  secret: string;
  role: DatabaseRole;
  connections: number;
}

const dateType = 1082;

// A calendar day has no time zone: as a Date it would shift by one.
const dayType = { date: { to: dateType, from: [dateType], serialize: String, parse: String } };

/**
 * Opens a pool as one of the programme's roles and refuses a role that could pass by row-level security:
 * a superuser, one with BYPASSRLS, or one that owns a table.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const sql = postgres(urlForRole(options.databaseUrl, options.role, options.secret), {
    max: options.connections,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    types: dayType,
  });
  try {
    await refusePowerfulRole(sql);
  } catch (error) {
    await sql.end({ timeout: 5 });
    throw error;
  }
  const kysely = new Kysely<DB>({ dialect: new PostgresJSDialect({ postgres: withGuardedReserve(sql) }) });
  return { kysely, close: () => sql.end({ timeout: 5 }) };
}

/**
 * Opens the database as the role of the given address: the owner's, for loading an installation's first data.
 * Row-level security is forced, so even the owner acts in one community.
 */
export function openOwnerDatabase(databaseUrl: string): Database {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined, types: dayType });
  return {
    kysely: new Kysely<DB>({ dialect: new PostgresJSDialect({ postgres: sql }) }),
    close: () => sql.end({ timeout: 5 }),
  };
}

async function refusePowerfulRole(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ is_powerful: boolean; owns_tables: boolean }[]>`
    select rolsuper or rolbypassrls as is_powerful,
           exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as owns_tables
    from pg_roles r where r.rolname = current_user`;
  if (row === undefined || row.is_powerful || row.owns_tables) {
    throw new MigrationFault(
      'The application would run as a superuser or as the owner of its tables: row-level security would not hold.',
    );
  }
}
