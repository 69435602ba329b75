import { savedBounds } from '@snodo/contract';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { requireManager } from '../keeping/policy.ts';
import type { CatalogueContext } from '../operations.ts';
import { findServiceRow } from '../queries.ts';
import { readerOf } from '../readers.ts';
import { isShown } from '../sheet.ts';
import * as queries from './saved-queries.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

export type ListContext = Pick<CatalogueContext, 'community' | 'clock' | 'language'>;

export async function listSaved(trx: CommunityTransaction, actor: Actor, context: ListContext) {
  const { community, clock, language } = context;
  const { personId } = actor;
  const reader = readerOf(actor, community, clock);
  const rows = await queries.listSavedRows(trx, community.id, {
    personId,
    reader,
    limit: savedBounds.services,
  });
  const share = await queries.findShare(trx, community.id, personId, clock.now());
  return {
    items: rows.map((row) => toSaved(row, language)),
    share: share === undefined ? null : toShare(share),
  };
}

export async function saveService(
  trx: CommunityTransaction,
  actor: Actor,
  context: ListContext,
  service: string,
) {
  const { community, clock } = context;
  const { personId } = actor;
  const row = await findServiceRow(trx, community.id, service);
  if (row === undefined || !isShown(row, readerOf(actor, community, clock))) throw new Problem('not_found');
  await queries.lockSavedList(trx, community.id, personId);
  const own = { personId, serviceId: row.id };
  if (!(await queries.isSaved(trx, community.id, own))) {
    if ((await queries.countSaved(trx, community.id, personId)) >= savedBounds.services)
      throw new Problem('too_many_saved');
    await queries.insertSaved(trx, community.id, { ...own, now: clock.now() });
  }
  return listSaved(trx, actor, context);
}

/** What she may no longer know of can still be taken off; whether it is there, she is not told otherwise. */
export async function forgetService(
  trx: CommunityTransaction,
  actor: Actor,
  context: ListContext,
  service: string,
) {
  const { community, clock } = context;
  const row = await findServiceRow(trx, community.id, service);
  if (row === undefined) throw new Problem('not_found');
  const own = { personId: actor.personId, serviceId: row.id };
  const isHers = await queries.isSaved(trx, community.id, own);
  if (!isHers && !isShown(row, readerOf(actor, community, clock))) throw new Problem('not_found');
  await queries.deleteSaved(trx, community.id, own);
  return listSaved(trx, actor, context);
}

export async function shareSaved(
  trx: CommunityTransaction,
  actor: Actor,
  context: ListContext,
  { days, words }: { days: number; words: string | null },
) {
  const { community, clock } = context;
  const sharedAt = clock.now();
  const endsAt = new Date(sharedAt.getTime() + days * dayMilliseconds);
  await queries.putShare(trx, community.id, { personId: actor.personId, sharedAt, endsAt, words });
  return listSaved(trx, actor, context);
}

export async function takeBackSaved(trx: CommunityTransaction, actor: Actor, context: ListContext) {
  await queries.deleteShare(trx, context.community.id, actor.personId);
  return listSaved(trx, actor, context);
}

/** For managers: who wants help with what is on her list, by her own choice and for a while. */
export async function listSharedLists(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: ListContext,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  requireManager(actor);
  const found = await queries.listShareRows(trx, community.id, {
    now: clock.now(),
    after: decodeCursor(cursor, z.iso.datetime()),
    limit,
  });
  const page = cutPage(found, limit, (row) => [row.ends_at.toISOString(), row.person_id]);
  const services = await queries.listSavedRowsOf(trx, community.id, {
    personIds: page.rows.map(({ person_id: id }) => id),
    limit: limit * savedBounds.services,
  });
  return {
    items: page.rows.map((row) => ({
      person: row.display_name,
      ...toShare(row),
      services: services
        .filter(({ person_id: of }) => of === row.person_id)
        .map((each) => toSaved(each, language)),
    })),
    nextCursor: page.nextCursor,
  };
}

function toSaved(
  row: Awaited<ReturnType<typeof queries.listSavedRows>>[number],
  language: ListContext['language'],
) {
  return {
    code: row.code,
    name: localized(row.name, language),
    provider: row.provider_name,
    savedAt: row.saved_at.toISOString(),
  };
}

function toShare(row: { shared_at: Date; ends_at: Date; words: string | null }) {
  return { sharedAt: row.shared_at.toISOString(), endsAt: row.ends_at.toISOString(), words: row.words };
}
