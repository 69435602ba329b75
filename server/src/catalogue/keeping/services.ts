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
import * as queries from './service-queries.ts';
import { readService, unknown } from './service-reading.ts';

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
  const { community, clock } = context;
  const keeping = keepingOf(actor);
  const columns = await readService(trx, keeping, context, input);
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
  return saved(trx, actor, context, id, input, 'service.created', clock.now());
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
  const columns = await readService(trx, keeping, context, input, row);
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
  return saved(trx, actor, context, row.id, input, 'service.changed', context.clock.now());
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
  const { verified_on: today, verified_by: by } = verifiedBy(keeping, context);
  await queries.markVerified(trx, context.community.id, row.id, { today, by });
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
  now: Date,
) {
  const { community } = context;
  await queries.replaceContacts(
    trx,
    community.id,
    id,
    input.contacts.map(({ shownTo, label, ...contact }, position) => ({
      community_id: community.id,
      id: uuidv7(),
      service_id: id,
      shown_to: shownTo,
      label: toJson(label),
      ...contact,
      position,
    })),
  );
  const spots = await context.territory.giveServiceAt(trx, community, id, input.place);
  if (spots === undefined) throw unknown('place');
  await setSpots(trx, community.id, id, spots);
  await analyseServices(trx, community.id, 1000);
  await recordAudit(trx, now, { action, subject: { kind: 'service', id }, ...auditedAs(actor) });
  return toKept(trx, context, await getKeptRow(trx, 'all', context, id));
}

async function setSpots(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  spots: object,
): Promise<void> {
  await trx
    .updateTable('catalogue.service')
    .set({ spots: toJson(spots) })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Whoever saves a sheet says by that that it is true. */
function verifiedBy(keeping: Keeping, context: KeepingContext) {
  return {
    verified_on: todayOf(context),
    verified_by: keeping === 'all' ? ('manager' as const) : ('provider' as const),
  };
}

/** From its Italian name; when another has it, with a part of the id. */
async function freeCode(trx: CommunityTransaction, { community }: KeepingContext, name: string, id: string) {
  const words = wordsIn(name)
    .join('-')
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const code = words === '' ? `servizio-${id.slice(-8)}` : words;
  return (await queries.isCodeTaken(trx, community.id, code)) ? `${code}-${id.slice(-8)}` : code;
}
