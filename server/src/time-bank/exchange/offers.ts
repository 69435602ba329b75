import type { Language, OfferInput } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem, type Clock } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor, type Community } from '../../identity/index.ts';
import { findExclusions } from './exclusions.ts';
import * as queries from './offer-queries.ts';
import { toOffer, type Offer } from './offer-rows.ts';
import { canSeeNames, hiddenOrganisations } from './policy.ts';
import type { Territory } from './territory.ts';
import { requireGiver, requireMember, standingOf } from '../membership.ts';

export interface BoardContext {
  community: Community;
  clock: Clock;
  language: Language;
  territory: Territory;
}

const mostOpenOffers = 30;
const dayMilliseconds = 24 * 60 * 60 * 1000;

export interface OfferListInput {
  kind?: string | undefined;
  group?: string | undefined;
  district?: string | undefined;
  where?: string | undefined;
  language?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function listOffers(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  input: OfferListInput,
) {
  const { community } = context;
  const found = await queries.listOpenOfferRows(trx, community.id, {
    today: todayOf(context),
    hiddenOrganisationIds: hiddenOrganisations(actor),
    kind: input.kind,
    group: input.group,
    district: input.district,
    where: input.where,
    language: input.language,
    words: input.q,
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  return pageOf(trx, actor, context, found, input.limit);
}

export async function listOwnOffers(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  input: { cursor?: string | undefined; limit: number },
) {
  const found = await queries.listOwnOfferRows(trx, context.community.id, actor.personId, {
    after: decodeCursor(input.cursor, z.iso.datetime()),
    limit: input.limit,
  });
  return pageOf(trx, actor, context, found, input.limit);
}

async function pageOf(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  found: queries.OfferRow[],
  limit: number,
) {
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.made_at.toISOString(), row.id]);
  return { items: await shown(trx, actor, context, rows), nextCursor };
}

/** One offer that the actor may know of: an open one of others, any of her own. */
export async function getOffer(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  id: string,
): Promise<Offer> {
  const row = await queries.findOfferRow(trx, context.community.id, id, hiddenOrganisations(actor));
  const [offer] = row === undefined ? [] : await shown(trx, actor, context, [row]);
  if (offer === undefined || !(offer.isMine || offer.isOpen)) throw new Problem('not_found');
  return offer;
}

async function shown(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  rows: readonly queries.OfferRow[],
): Promise<Offer[]> {
  const { community, territory, language } = context;
  const today = todayOf(context);
  const several = rows.filter(({ most_people }) => most_people > 1).map(({ id }) => id);
  const gatherings = await queries.listGatheringRows(trx, community.id, several, actor.personId, today);
  const names = new Map<string, unknown>();
  for (const { place_code: code } of rows)
    if (code !== null && !names.has(code))
      names.set(code, (await territory.findPlace(trx, community, code))?.name ?? code);
  const seesNames = canSeeNames(await standingOf(trx, community.id, actor.personId));
  const own = rows.filter((row) => row.person_id === actor.personId).map(({ id }) => id);
  const answered = await queries.listAnsweredOfferIds(trx, community.id, own);
  const reader = { personId: actor.personId, seesNames, today, language, answered };
  return rows.map((row) => toOffer(row, reader, gatherings, names));
}

/** What the offer or request could be that is never exchanged for hours. */
export async function checkOffer(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  input: OfferInput,
) {
  await requireMember(trx, context.community.id, actor.personId);
  return { findings: findExclusions(input) };
}

export async function createOffer(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  input: OfferInput,
): Promise<Offer> {
  const { community, clock } = context;
  const columns = await readOffer(trx, actor, context, input);
  await refuseTooMany(trx, actor, context);
  const id = uuidv7();
  await queries.insertOffer(trx, {
    community_id: community.id,
    id,
    kind: input.kind,
    person_id: actor.personId,
    made_at: clock.now(),
    ...columns,
  });
  await traceOnBehalf(trx, actor, context, id);
  return getOffer(trx, actor, context, id);
}

export async function updateOffer(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  id: string,
  { version, offer: input }: { version: number; offer: OfferInput },
): Promise<Offer> {
  const { community } = context;
  await requireMember(trx, community.id, actor.personId);
  await queries.lockOffer(trx, community.id, id);
  const row = await getOwnRow(trx, actor, context, id);
  const columns = await readOffer(trx, actor, context, input);
  if (!saysTheSame(row, { kind: input.kind, ...columns })) {
    const answered = await queries.listAnsweredOfferIds(trx, community.id, [id]);
    if (answered.has(id)) throw new Problem('offer_answered');
  }
  if (row.withdrawn_at !== null || row.valid_until < todayOf(context))
    await refuseTooMany(trx, actor, context);
  const isChanged = await queries.changeOffer(trx, community.id, id, version, {
    ...columns,
    kind: input.kind,
    withdrawn_at: null,
  });
  if (!isChanged) throw new Problem('offer_changed');
  await traceOnBehalf(trx, actor, context, id);
  return getOffer(trx, actor, context, id);
}

export async function withdrawOffer(
  trx: CommunityTransaction,
  actor: Actor,
  context: BoardContext,
  id: string,
): Promise<Offer> {
  await requireMember(trx, context.community.id, actor.personId);
  const row = await getOwnRow(trx, actor, context, id);
  if (row.withdrawn_at === null)
    await queries.changeOffer(trx, context.community.id, id, row.version, {
      withdrawn_at: context.clock.now(),
    });
  return getOffer(trx, actor, context, id);
}

/** Whether what people read of it stays as it is; for how long it is shown is no part of that. */
function saysTheSame(
  row: queries.OfferRow,
  columns: Pick<queries.OfferRow, 'kind'> & Awaited<ReturnType<typeof readOffer>>,
): boolean {
  const said = [
    'kind',
    'entry_code',
    'title',
    'words',
    'whereabouts',
    'district_code',
    'place_code',
  ] as const;
  const counted = ['duration_minutes', 'most_people', 'settles'] as const;
  const listed = ['tags', 'times', 'languages'] as const;
  return (
    [...said, ...counted].every((name) => row[name] === columns[name]) &&
    listed.every((name) => row[name].join('\n') === columns[name].join('\n'))
  );
}

async function getOwnRow(trx: CommunityTransaction, actor: Actor, context: BoardContext, id: string) {
  const row = await queries.findOfferRow(trx, context.community.id, id);
  if (row === undefined || row.person_id !== actor.personId) throw new Problem('not_found');
  return row;
}

/** Who may show it, whether it may be shown, and what is kept of it. */
async function readOffer(trx: CommunityTransaction, actor: Actor, context: BoardContext, input: OfferInput) {
  const { community, clock } = context;
  await requireMember(trx, community.id, actor.personId);
  if (input.kind === 'offer') await requireGiver(trx, community.id, actor.personId, todayOf(context));
  refuseExcluded(input);
  return {
    entry_code: await readEntry(trx, community, input.entry),
    title: input.title,
    words: input.words,
    tags: [...new Set(input.tags)],
    whereabouts: input.whereabouts,
    ...(await readWhereabouts(trx, context, input)),
    times: [...new Set(input.times)],
    languages: [...new Set(input.languages)],
    duration_minutes: input.durationMinutes,
    most_people: input.mostPeople,
    settles: input.settles,
    not_excluded: [...new Set(input.notExcluded)],
    valid_until: dayIn(
      community.timeZone,
      new Date(clock.now().getTime() + (input.validDays - 1) * dayMilliseconds),
    ),
    reminds_author: input.remindsAuthor,
    operator_person_id: actor.operator?.personId ?? null,
  };
}

/** Stopped when category and words agree; otherwise the person has said of each finding that it is not that. */
function refuseExcluded(input: OfferInput): void {
  const findings = findExclusions(input);
  const stopped = findings.filter(({ isStopped }) => isStopped);
  const unsure = findings.filter(({ isStopped, code }) => !isStopped && !input.notExcluded.includes(code));
  const faultsOf = (found: typeof findings) =>
    found.map(({ code, words }) => ({
      path: words.length > 0 ? 'json.words' : 'json.entry',
      code,
      message: `It looks like something that is never exchanged for hours: ${code}`,
    }));
  if (stopped.length > 0) throw new Problem('offer_excluded', { faults: faultsOf(stopped) });
  if (unsure.length > 0) throw new Problem('offer_unsure', { faults: faultsOf(unsure) });
}

async function readEntry(trx: CommunityTransaction, community: Community, entry: string): Promise<string> {
  if (await queries.hasEntry(trx, community.id, entry, false)) return entry;
  throw unknownField('entry');
}

async function readWhereabouts(
  trx: CommunityTransaction,
  { community, territory }: BoardContext,
  { district, place }: OfferInput,
): Promise<{ district_code: string | null; place_code: string | null }> {
  if (place !== undefined) {
    const found = await territory.findPlace(trx, community, place);
    if (found === undefined) throw unknownField('place');
    return { district_code: found.district, place_code: place };
  }
  if (district === undefined) return { district_code: null, place_code: null };
  if (!(await territory.hasDistrict(trx, community, district))) throw unknownField('district');
  return { district_code: district, place_code: null };
}

function unknownField(field: string): Problem {
  return new Problem('invalid_request', {
    faults: [{ path: `json.${field}`, code: 'unknown', message: 'There is none of this code' }],
  });
}

async function refuseTooMany(trx: CommunityTransaction, actor: Actor, context: BoardContext): Promise<void> {
  await queries.lockOffersOf(trx, actor.personId);
  const open = await queries.countOpenOffers(trx, context.community.id, actor.personId, todayOf(context));
  if (open >= mostOpenOffers) throw new Problem('too_many_offers');
}

/** What an operator shows for somebody is in the trail with both names. */
async function traceOnBehalf(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: BoardContext,
  id: string,
): Promise<void> {
  if (actor.operator === undefined) return;
  await recordAudit(trx, clock.now(), {
    action: 'offer.shown_on_behalf',
    subject: { kind: 'offer', id },
    ...auditedAs(actor),
  });
}

export function todayOf({ community, clock }: { community: Community; clock: Clock }): string {
  return dayIn(community.timeZone, clock.now());
}
