// What the write-ahead log holds of a run: for each transaction the tables that it wrote, and the bytes.
import type postgres from 'postgres';

/** One transaction as the log has it. */
export interface LoggedTransaction {
  id: string;
  /** Tables whose rows it wrote, in heap, index or out of line; locks of rows are none. */
  tables: Set<string>;
  /** Every byte of every row and index entry. */
  bytes: Buffer;
}

export type LogReader = (owner: postgres.Sql) => Promise<LoggedTransaction[]>;

/**
 * From here on the log is kept until the connection ends; the reader gives what this database wrote since. The owner
 * must be a superuser with one connection.
 */
export async function followWriteAheadLog(owner: postgres.Sql): Promise<LogReader> {
  await owner`create extension if not exists pg_walinspect`;
  const slot = `follow_${Date.now()}_${process.pid}`;
  await owner`select pg_create_physical_replication_slot(${slot}, true, true)`;
  const [row] = await owner<{ here: string }[]>`select pg_current_wal_insert_lsn()::text as here`;
  const from = row?.here ?? '0/0';
  return async (reader) => {
    await reader`select pg_switch_wal()`;
    return readLog(reader, from);
  };
}

async function readLog(owner: postgres.Sql, from: string): Promise<LoggedTransaction[]> {
  const blocks = await owner<{ id: string; table: string | null; content: Buffer }[]>`
    with heaps as (
      select c.oid, n.nspname || '.' || c.relname as name, c.relfilenode, c.reltoastrelid
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname !~ '^pg_(toast|catalog)' and n.nspname <> 'information_schema'
    ), files as (
      select name, relfilenode as file from heaps
      union all select h.name, i.relfilenode from heaps h
        join pg_index x on x.indrelid in (h.oid, h.reltoastrelid) join pg_class i on i.oid = x.indexrelid
      union all select h.name, t.relfilenode from heaps h join pg_class t on t.oid = h.reltoastrelid
    )
    select b.xid::text as id, case when b.record_type !~ '^LOCK' then f.name end as table,
           coalesce(b.block_data, '') || coalesce(b.block_fpi_data, '') as content
    from pg_get_wal_block_info(${from}::pg_lsn, pg_current_wal_flush_lsn(), true) b
    join files f on f.file = b.relfilenode
    where b.reldatabase = (select oid from pg_database where datname = current_database())
    order by b.start_lsn, b.block_id`;
  const transactions = new Map<string, { tables: Set<string>; parts: Buffer[] }>();
  for (const { id, table, content } of blocks) {
    // Number 0: what is swept up belongs to no transaction.
    const one = transactions.get(id) ?? { tables: new Set(), parts: [] };
    if (table !== null) one.tables.add(table);
    one.parts.push(content);
    transactions.set(id, one);
  }
  return [...transactions].map(([id, { tables, parts }]) => ({ id, tables, bytes: Buffer.concat(parts) }));
}
