import type { Signal } from '@snodo/contract';
import { z } from 'zod';
import { listTaxonomy } from '../../catalogue/index.ts';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import type { NeedContext } from '../needs.ts';
import { canTend } from '../policy.ts';
import { readAs } from '../reader.ts';
import { placeSignals } from './gather.ts';
import * as queries from './signal-queries.ts';

export type EntryNames = ReadonlyMap<string, string>;

/** Says who reads, to whoever may. */
export async function enterAsManager(trx: CommunityTransaction, actor: Actor): Promise<void> {
  if (!canTend(actor)) throw new Problem('forbidden');
  await readAs(trx, actor.personId);
}

export async function namesOf(
  trx: CommunityTransaction,
  { community, language }: NeedContext,
): Promise<EntryNames> {
  const taxonomy = await listTaxonomy(trx, community, language);
  return new Map(taxonomy.map(({ code, name }) => [code, name]));
}

export async function listSignals(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  input: { show: queries.SignalFilter['show']; cursor?: string | undefined; limit: number },
) {
  await enterAsManager(trx, actor);
  const found = await queries.listSignalRows(trx, context.community.id, {
    show: input.show,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.noticed_at.toISOString(), row.id]);
  const names = await namesOf(trx, context);
  return { items: rows.map((row) => toSignal(row, names)), nextCursor };
}

export async function noteSignal(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  input: { id: string; entry: string; district: string | null; words: string },
): Promise<Signal> {
  await enterAsManager(trx, actor);
  await refuseNowhere(trx, context, { entries: [['json.entry', input.entry]], districts: ofDistrict(input) });
  const now = context.clock.now();
  const isWritten = await queries.insertSignal(trx, {
    community_id: context.community.id,
    id: input.id,
    kind: 'note',
    source_key: input.id,
    entry_code: input.entry,
    district_code: input.district,
    evidence: toJson({ words: input.words }),
    person_id: actor.personId,
    noticed_at: now,
    renewed_at: now,
  });
  if (!isWritten) {
    const former = await queries.findSignalRow(trx, context.community.id, input.id);
    if (former?.person_id !== actor.personId) throw new Problem('signal_changed');
  }
  await placeSignals(trx, now);
  return getSignal(trx, context, input.id);
}

export async function placeSignal(
  trx: CommunityTransaction,
  actor: Actor,
  context: NeedContext,
  id: string,
  input: { version: number; entry: string; district: string | null },
): Promise<Signal> {
  await enterAsManager(trx, actor);
  const { community } = context;
  if ((await queries.findSignalRow(trx, community.id, id)) === undefined) throw new Problem('not_found');
  await refuseNowhere(trx, context, { entries: [['json.entry', input.entry]], districts: ofDistrict(input) });
  const place = { entry_code: input.entry, district_code: input.district };
  if (!(await queries.placeSignalRow(trx, community.id, { id, version: input.version }, place)))
    throw new Problem('signal_changed');
  await placeSignals(trx, context.clock.now());
  return getSignal(trx, context, id);
}

async function getSignal(trx: CommunityTransaction, context: NeedContext, id: string): Promise<Signal> {
  const row = await queries.findSignalRow(trx, context.community.id, id);
  if (row === undefined) throw new Problem('not_found');
  return toSignal(row, await namesOf(trx, context));
}

function ofDistrict({ district }: { district: string | null }): [string, string][] {
  return district === null ? [] : [['json.district', district]];
}

/** Refuses entries that are a group, retired or none, and districts that are not there, each by its path. */
export async function refuseNowhere(
  trx: CommunityTransaction,
  { community, districts: territory }: NeedContext,
  { entries, districts }: { entries: readonly [string, string][]; districts: readonly [string, string][] },
): Promise<void> {
  const taxonomy = await listTaxonomy(trx, community, 'it');
  const known = new Set(
    taxonomy.filter(({ group, isRetired }) => group !== null && !isRetired).map(({ code }) => code),
  );
  const faults = entries
    .filter(([, code]) => !known.has(code))
    .map(([path]) => ({ path, code: 'unknown_entry', message: 'Not an entry of the taxonomy' }));
  for (const [path, code] of districts)
    if (!(await territory.hasDistrict(trx, community, code)))
      faults.push({ path, code: 'unknown', message: 'There is none of this code' });
  if (faults.length > 0) throw new Problem('invalid_request', { faults });
}

export function toSignal(row: queries.SignalRow, names: EntryNames): Signal {
  const { entry_code: code } = row;
  // Written by us, in the shape of its kind, and by nobody else.
  const said = row.evidence as Record<string, unknown>;
  const evidence = { kind: row.kind, ...said, ...(row.kind === 'note' ? { by: row.by } : {}) };
  return {
    id: row.id,
    version: row.version,
    entry: code === null ? null : { code, name: names.get(code) ?? code },
    district: row.district_code,
    evidence: evidence as Signal['evidence'],
    atLeastPeople: row.people,
    noticedAt: row.noticed_at.toISOString(),
    cluster: row.cluster_id,
  };
}
