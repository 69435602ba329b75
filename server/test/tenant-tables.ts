import type postgres from 'postgres';

/** Schemas of the programme in which no row is a community's: the provider's own, and the list of migrations. */
export const sharedSchemas = ['oidc', 'snodo'];

/** Tables whose rows show to the application only once an operation has said who reads. */
export const readerLocked = [
  'matching.pooling',
  'matching.pooling_family',
  'matching.proposal',
  'needs.cluster',
  'needs.cluster_line',
  'needs.cluster_signal',
  'needs.cluster_step',
  'needs.need',
  'needs.outcome',
  'needs.referral',
  'needs.referral_step',
  'needs.signal',
  'needs.step',
];

export interface TenantTable {
  /** With its schema. */
  name: string;
  /** The column `community_id` is there and never null. */
  hasCommunity: boolean;
  isSecured: boolean;
  isForced: boolean;
}

/** Every table of every schema but the system's and the shared ones: a table added tomorrow is in it. */
export async function listTenantTables(owner: postgres.ISql): Promise<TenantTable[]> {
  return owner<TenantTable[]>`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as "isSecured", c.relforcerowsecurity as "isForced",
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id' and a.attnotnull) as "hasCommunity"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${isTenantSchema(owner)} order by 1`;
}

/** Condition on `n.nspname`. */
export function isTenantSchema(owner: postgres.ISql) {
  return owner`(n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname not in ${owner(sharedSchemas)})`;
}

/**
 * Puts a row of each community into each table, whatever the table is: a policy looks at the community alone, so
 * every other condition is taken off first. Only for a transaction that is undone.
 */
export async function fillEveryTable(
  trx: postgres.TransactionSql,
  tables: readonly TenantTable[],
  communities: readonly string[],
): Promise<void> {
  for (const { name } of tables) {
    const constraints = await trx<{ name: string }[]>`
      select quote_ident(conname) as name from pg_constraint
      where conrelid = ${name}::regclass and contype in ('p', 'u', 'f', 'c', 'x')`;
    for (const constraint of constraints)
      await trx.unsafe(`alter table ${name} drop constraint if exists ${constraint.name} cascade`);
    const columns = await trx<{ name: string }[]>`
      select quote_ident(attname) as name from pg_attribute
      where attrelid = ${name}::regclass and attnum > 0 and attnotnull and attidentity = '' and attname <> 'community_id'`;
    for (const column of columns)
      await trx.unsafe(`alter table ${name} alter column ${column.name} drop not null`);
    await trx.unsafe(`alter table ${name} disable trigger user`);
    for (const community of communities)
      await trx.unsafe(`insert into ${name} (community_id) values ('${community}')`);
  }
}

/** The community's own id and every id of a row of it. */
export async function idsOf(owner: postgres.Sql, community: string): Promise<string[]> {
  const names = (await listTenantTables(owner))
    .filter(({ hasCommunity }) => hasCommunity)
    .map(({ name }) => name);
  const withId = await owner<{ name: string }[]>`
    select attrelid::regclass::text as name from pg_attribute
    where attname = 'id' and atttypid = 'uuid'::regtype and attrelid::regclass::text = any(${names})`;
  const lists = await Promise.all(
    withId.map(({ name }) =>
      owner.unsafe<{ id: string }[]>(`select id from ${name} where community_id = '${community}'`),
    ),
  );
  return [community, ...lists.flat().map(({ id }) => id)];
}
