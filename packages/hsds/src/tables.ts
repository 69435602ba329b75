import { v5 } from 'uuid';
import type { Json } from './directory.ts';
import { entityNames, type EntityName } from './entities.ts';

/** One record of an entity by column; what is not known is absent, never null. */
export type Row = Record<string, Json>;

/** Records by entity. */
export type Tables = Record<EntityName, Row[]>;

export function emptyTables(): Tables {
  return Object.fromEntries(entityNames.map((name) => [name, [] as Row[]])) as Tables;
}

/** The namespace of the ids that we make for what has none of its own: schedules, prices, phones. */
const namespace = '6f0d4c0e-6a52-4d5b-9c53-0d8f2f8f7f61';

/** An id that is the same whenever the same thing is told again. */
export function childId(parentId: string, ...parts: readonly (string | number)[]): string {
  return v5([parentId, ...parts].join('/'), namespace);
}

/** Adds a record without what is not known; returns it. */
export function addRow(tables: Tables, name: EntityName, given: Record<string, Json | undefined>): Row {
  const row: Row = {};
  for (const [column, value] of Object.entries(given))
    if (value !== undefined && value !== null) row[column] = value;
  tables[name].push(row);
  return row;
}
