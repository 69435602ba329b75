import type { IntakeChange, IntakeInput } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, localized, Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { readerOf } from '../readers.ts';
import { unfit, type ReadingContext } from './context.ts';
import * as queries from './intake-queries.ts';
import { canKeep, requireDesk } from './policy.ts';
import { offerNext } from './queue.ts';
import { findQuorumOfIntake } from './group-queries.ts';

/** Open intakes of one service. */
const mostIntakes = 20;

interface PageInput {
  cursor?: string | undefined;
  limit: number;
}

/** Where people can enrol in a service, as anybody who may know of it sees it. */
export async function listIntakes(
  trx: CommunityTransaction,
  { community, clock }: Pick<ReadingContext, 'community' | 'clock'>,
  reader: Actor | undefined,
  input: PageInput & { service: string },
) {
  const found = await queries.listIntakeRows(trx, community.id, {
    serviceId: input.service,
    reader: readerOf(reader, community, clock),
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.made_at.toISOString(), row.id]);
  return { items: rows.map(toIntake), nextCursor };
}

export async function listKeptIntakes(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  input: PageInput & { lang: Language },
) {
  const kept = requireDesk(actor);
  const found = await queries.listKeptIntakeRows(trx, community.id, {
    kept,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.made_at.toISOString(), row.id]);
  return { items: rows.map((row) => toKeptIntake(row, input.lang)), nextCursor };
}

export async function createIntake(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: ReadingContext,
  input: IntakeInput,
) {
  requireDesk(actor);
  const { serviceId } = input;
  // Managers and providers keep services that are for other firms' people too.
  const service = await queries.findKeptServiceRow(trx, community.id, serviceId);
  if (service === undefined || !canKeep(actor, service.provider_id))
    throw unfit('invalid_request', 'serviceId', 'not_found', 'There is no such service of yours');
  if ((await queries.countOpenIntakes(trx, community.id, serviceId)) >= mostIntakes)
    throw new Problem('too_many_intakes');
  const id = uuidv7();
  await queries.insertIntake(trx, {
    community_id: community.id,
    id,
    service_id: serviceId,
    title: input.title,
    places: input.places,
    offer_hours: input.offerHours,
    notice_days: input.noticeDays,
    made_at: clock.now(),
    made_by_person_id: actor.personId,
  });
  return toKeptIntake(await queries.getCountedIntakeRow(trx, community.id, id), language);
}

export async function updateIntake(
  trx: CommunityTransaction,
  actor: Actor,
  context: ReadingContext,
  id: string,
  { version, ...change }: IntakeChange,
) {
  requireDesk(actor);
  const { community, language } = context;
  const intake = await queries.lockIntakeRow(trx, community.id, id);
  if (intake === undefined || !canKeep(actor, intake.provider_id)) throw new Problem('not_found');
  if (intake.version !== version) throw new Problem('intake_changed');
  const quorum = intake.is_for_group ? await findQuorumOfIntake(trx, community.id, id) : 0;
  const least = Math.max(intake.taken_places, quorum);
  if (change.places < least)
    throw unfit('intake_not_fit', 'places', 'below_taken', `At least ${least} places are needed`);
  await queries.changeIntake(trx, community.id, id, {
    title: change.title,
    places: change.places,
    offer_hours: change.offerHours,
    notice_days: change.noticeDays,
    is_open: change.isOpen,
  });
  await offerNext(trx, context, id);
  return toKeptIntake(await queries.getCountedIntakeRow(trx, community.id, id), language);
}

function toIntake(row: queries.CountedIntakeRow) {
  return {
    id: row.id,
    serviceId: row.service_id,
    title: row.title,
    places: row.places,
    freePlaces: row.places - row.taken_places,
    waiting: row.waiting ?? 0,
    offerHours: row.offer_hours,
    noticeDays: row.notice_days,
    isOpen: row.is_open,
  };
}

function toKeptIntake(row: queries.CountedIntakeRow, language: Language) {
  return {
    ...toIntake(row),
    serviceName: localized(row.service_name, language),
    sharedServiceId: row.shared_service_id,
    toDecide: row.to_decide ?? 0,
    version: row.version,
  };
}
