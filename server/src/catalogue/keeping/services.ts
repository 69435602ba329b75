import type { ServiceInput } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { findServiceRow } from '../queries.ts';
import { dayBefore, hiddenAfterDays, staleAfterDays } from '../readers.ts';
import type { ServiceRow } from '../rows.ts';
import { analyseServices } from '../search/analysis.ts';
import { wordsIn } from '../search/stems.ts';
import { todayOf, type KeepingContext } from './context.ts';
import { summaries, toKept } from './kept-sheets.ts';
import { keepingOf, keeps, type Keeping } from './policy.ts';
import { ensureProvider } from './provider-queries.ts';
import { readColumns, referencesFor } from './service-columns.ts';
import * as queries from './service-queries.ts';

export interface KeptListInput {
  show: 'all' | 'to_verify' | 'hidden' | 'draft';
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function listKeptServices(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  input: KeptListInput,
) {
  const keeping = keepingOf(actor);
  const today = todayOf(context);
  const found = await queries.listKeptRows(trx, context.community.id, {
    keeping,
    show: input.show,
    words: input.q,
    staleSince: dayBefore(today, staleAfterDays),
    shownSince: dayBefore(today, hiddenAfterDays),
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.sort_name, row.id]);
  return { items: await summaries(trx, context, rows), nextCursor };
}

export async function getKeptService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
) {
  return toKept(trx, context, await getKeptRow(trx, keepingOf(actor), context, service));
}

/** One that the keeper looks after; any other is not there for her. */
export async function getKeptRow(
  trx: CommunityTransaction,
  keeping: Keeping,
  { community }: Pick<KeepingContext, 'community'>,
  service: string,
): Promise<ServiceRow> {
  const row = await findServiceRow(trx, community.id, service);
  if (row === undefined || !keeps(keeping, row.provider_id)) throw new Problem('not_found');
  return row;
}

export async function createService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  input: ServiceInput,
) {
  const { community } = context;
  const keeping = keepingOf(actor);
  const columns = await columnsFor(trx, keeping, context, input);
  const id = uuidv7();
  await queries.insertService(trx, {
    community_id: community.id,
    id,
    code: await freeCode(trx, context, input.name.it, id),
    source: 'published',
    ...columns,
    ...verifiedBy(keeping, context),
  });
  await ensureProvider(trx, community.id, columns.provider_id);
  return saved(trx, actor, context, id, input, 'service.created');
}

export async function updateService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
  { version, service: input }: { version: number; service: ServiceInput },
) {
  const keeping = keepingOf(actor);
  const row = await getKeptRow(trx, keeping, context, service);
  const columns = await columnsFor(trx, keeping, context, input, row);
  const isChanged = await queries.changeService(
    trx,
    context.community.id,
    { id: row.id, version },
    { ...columns, ...verifiedBy(keeping, context), generated_fields: [] },
  );
  if (!isChanged)
    throw new Problem('service_changed', {
      faults: [
        { path: 'json.version', code: String(row.version), message: 'Saved by somebody else meanwhile' },
      ],
    });
  return saved(trx, actor, context, row.id, input, 'service.changed');
}

/** Everything on the sheet is true today. */
export async function verifyService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
) {
  const keeping = keepingOf(actor);
  const row = await getKeptRow(trx, keeping, context, service);
  const by = { today: todayOf(context), by: keeperOf(keeping) };
  await queries.markVerified(trx, context.community.id, row.id, by);
  await recordAudit(trx, context.clock.now(), {
    action: 'service.verified',
    subject: { kind: 'service', id: row.id },
    ...auditedAs(actor),
  });
  return toKept(trx, context, await getKeptRow(trx, keeping, context, row.id));
}

async function saved(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  id: string,
  input: ServiceInput,
  action: 'service.created' | 'service.changed',
) {
  await putBeside(trx, context, id, input);
  await analyseServices(trx, context.community.id, 1000);
  await recordAudit(trx, context.clock.now(), {
    action,
    subject: { kind: 'service', id },
    ...auditedAs(actor),
  });
  return toKept(trx, context, await getKeptRow(trx, 'all', context, id));
}

/** What a sheet says that does not stand in its own row: how it is reached, and where it is given. */
export async function putBeside(
  trx: CommunityTransaction,
  { community, territory }: Pick<KeepingContext, 'community' | 'territory'>,
  id: string,
  { contacts, place }: ServiceInput,
): Promise<void> {
  await queries.replaceContacts(
    trx,
    community.id,
    id,
    contacts.map(({ shownTo, label, ...contact }, position) => ({
      community_id: community.id,
      id: uuidv7(),
      service_id: id,
      shown_to: shownTo,
      label: toJson(label),
      ...contact,
      position,
    })),
  );
  const spots = await territory.giveServiceAt(trx, community, id, place);
  if (spots === undefined) throw new Error('a place that was found is there');
  await queries.setSpots(trx, community.id, id, spots);
}

/** Whoever saves a sheet says by that that all of it is true, whoever vouched for a part of it before. */
export function verifiedBy(keeping: Keeping, context: Pick<KeepingContext, 'community' | 'clock'>) {
  return { verified_on: todayOf(context), verified_by: keeperOf(keeping), fact_sources: toJson({}) };
}

export function keeperOf(keeping: Keeping): 'manager' | 'provider' {
  return keeping === 'all' ? 'manager' : 'provider';
}

async function columnsFor(
  trx: CommunityTransaction,
  keeping: Keeping,
  context: KeepingContext,
  input: ServiceInput,
  before?: ServiceRow,
) {
  const read = await readColumns(referencesFor(trx, keeping, context), context, input, before);
  if (read.ok) return read.columns;
  const at = before === undefined ? 'json' : 'json.service';
  throw new Problem('invalid_request', {
    faults: read.faults.map((fault) => ({ ...fault, path: `${at}.${fault.path}` })),
  });
}

/** From its Italian name; when another has it, with a part of the id. */
export async function freeCode(
  trx: CommunityTransaction,
  { community }: Pick<KeepingContext, 'community'>,
  name: string,
  id: string,
) {
  const words = wordsIn(name)
    .join('-')
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const code = words === '' ? `servizio-${id.slice(-8)}` : words;
  return (await queries.isCodeTaken(trx, community.id, code)) ? `${code}-${id.slice(-8)}` : code;
}
