import { dayParts, outlookFor } from '@snodo/allocation';
import type { Language, NeedPoolingBody } from '@snodo/contract';
import { beginTogether, findServiceToShare, type WeeklyWindow } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import {
  getReadableNeed,
  listSharers,
  refuseNeedOver,
  writeNeedNews,
  type AnsweringContext,
  type NeedRow,
} from '../../needs/index.ts';
import { findPlace, hasDistrict } from '../../places/index.ts';
import { poolRules, spotsOf, toPoolNeed } from './pool-facts.ts';
import * as queries from './pooling-queries.ts';

export interface PoolingContext extends AnsweringContext {
  language: Language;
}

/** What a family is shown of the past. */
const mostAsked = 5;

/** Her own need, how families near her stand to it in round figures, and what she is asked. */
export async function getNeedPooling(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
  needId: string,
): Promise<NeedPoolingBody> {
  const need = await getOwnNeed(trx, actor, context, needId);
  const asked = await queries.listPoolingRowsOf(trx, context.community.id, needId, mostAsked);
  const missing = missingOf(need);
  const outlook = missing.length > 0 ? undefined : await outlookOf(trx, context, need);
  return {
    missing,
    hint:
      outlook?.hint === undefined
        ? null
        : { atLeastFamilies: outlook.hint.atLeastFamilies, times: [...outlook.hint.times] },
    gaps: [...(outlook?.gaps ?? [])],
    asked: await Promise.all(asked.map((row) => toAsked(trx, context, row))),
  };
}

/** Hers alone: a manager has the desk. */
async function getOwnNeed(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: PoolingContext,
  needId: string,
): Promise<NeedRow> {
  const need = await getReadableNeed(trx, actor, community, needId);
  if (need.person_id !== actor.personId) throw new Problem('not_found');
  return need;
}

function missingOf(need: NeedRow): NeedPoolingBody['missing'] {
  return [
    ...(need.is_sharing_accepted === true ? [] : (['sharing'] as const)),
    ...(need.around_code === null ? (['around'] as const) : []),
    ...((need.windows as unknown as WeeklyWindow[]).length === 0 ? (['times'] as const) : []),
  ];
}

async function outlookOf(trx: CommunityTransaction, { community }: PoolingContext, need: NeedRow) {
  const others = await listSharers(trx, need.id);
  const spots = await spotsOf(trx, community, [need, ...others]);
  const entry = need.entries[0] ?? '';
  const own = toPoolNeed('own', entry, need, spots);
  if (own === undefined) return undefined;
  const rest = others.flatMap((other, index) => toPoolNeed(`other ${index}`, entry, other, spots) ?? []);
  return outlookFor(own, rest, poolRules);
}

async function toAsked(
  trx: CommunityTransaction,
  { community, language }: PoolingContext,
  row: queries.AskedRow,
): Promise<NeedPoolingBody['asked'][number]> {
  const { service_code: code, service_name: name, provider_name: provider } = row;
  if (code === null || name === null || provider === null || row.starts_on === null || row.answer_by === null)
    throw new Error('a pooling that was asked has a service and its days');
  return {
    id: row.id,
    state: row.state as 'asking' | 'together' | 'apart',
    families: row.families,
    times: partsOf(row.windows as unknown as WeeklyWindow[]),
    weeklyMinutes: row.weekly_minutes,
    place: await placeOf(trx, community, language, row.place_code),
    service: { code, name: localized(name, language), provider },
    startsOn: row.starts_on,
    answerBy: row.answer_by,
    shareCents: Math.ceil(row.price_cents / row.families),
    aloneCents: row.alone_cents,
    isAgreed: row.is_agreed,
    isServiceGone: row.is_service_gone,
    sharedServiceId: row.shared_service_id,
  };
}

export async function placeOf(
  trx: CommunityTransaction,
  community: PoolingContext['community'],
  language: Language,
  code: string | null,
): Promise<{ code: string; name: string } | null> {
  if (code === null) return null;
  const place = await findPlace(trx, community, code);
  return { code, name: place === undefined ? code : localized(place.name, language) };
}

const partEnds = { morning: 13 * 60, afternoon: 18 * 60, evening: 24 * 60 } as const;

/** Parts of days instead of hours: what the weeks of all have in common would tell a family the others' hours. */
export function partsOf(windows: readonly WeeklyWindow[]): NeedPoolingBody['asked'][number]['times'] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    dayParts.flatMap((part, index) => {
      const from = index === 0 ? 0 : partEnds[dayParts[index - 1] ?? part];
      const isIn = windows.some(
        (window) =>
          window.weekday === weekday && window.startMinute < partEnds[part] && window.endMinute > from,
      );
      return isIn ? [{ weekday, part }] : [];
    }),
  );
}

/** Says yes or no. The last yes brings them together: from then on they know each other by name. */
export async function answerPooling(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
  { needId, poolingId }: { needId: string; poolingId: string },
  { agrees }: { agrees: boolean },
): Promise<NeedPoolingBody> {
  const { community, clock } = context;
  const need = await getOwnNeed(trx, actor, context, needId);
  const row = (await queries.listPoolingRowsOf(trx, community.id, needId, mostAsked)).find(
    ({ id }) => id === poolingId,
  );
  if (row === undefined) throw new Problem('not_found');
  refuseNeedOver(need);
  if (agrees && (await isEndedUnserved(trx, context, row, needId)))
    return getNeedPooling(trx, actor, context, needId);
  const answered = await queries.answerPoolingRow(trx, {
    poolingId,
    needId,
    agrees,
    at: clock.now(),
    operatorPersonId: actor.operator?.personId ?? null,
  });
  // Said again, what stands is shown; anything else than what stands comes too late.
  if (answered.length === 0 && row.is_agreed !== agrees) throw new Problem('pooling_over');
  if (answered[0]?.state === 'together') await bringTogether(trx, actor, context, row, answered);
  if (answered.length > 0 && actor.operator !== undefined)
    await recordAudit(trx, clock.now(), {
      action: 'need.step_on_behalf',
      subject: { kind: 'need', id: needId },
      ...auditedAs(actor),
      detail: { step: agrees ? 'pooling_agreed' : 'pooling_refused' },
    });
  return getNeedPooling(trx, actor, context, needId);
}

/** What was to be shared may be gone since: then no yes is taken, the group is over, and every family is told. */
async function isEndedUnserved(
  trx: CommunityTransaction,
  context: PoolingContext,
  row: queries.AskedRow,
  needId: string,
): Promise<boolean> {
  if (row.state !== 'asking' || row.service_id === null) return false;
  if ((await findServiceToShare(trx, context, row.service_id)) !== undefined) return false;
  for (const family of await queries.endUnservedPooling(trx, row.id, needId))
    await writeNeedNews(trx, context, family.person_id, 'families_apart', { need: family.need_id });
  return true;
}

async function bringTogether(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
  row: queries.AskedRow,
  answered: readonly queries.AnsweredRow[],
): Promise<void> {
  if (row.service_id === null || row.title === null || row.words === null || row.starts_on === null)
    throw new Error('a pooling that was asked has a service and its words');
  const families = answered.flatMap(({ person_id: personId, need_id: needId, cared_for: caredFor }) =>
    personId === null || needId === null || caredFor === null ? [] : [{ personId, needId, caredFor }],
  );
  const whereabouts = { hasDistrict, findPlace };
  const { id } = await beginTogether(
    trx,
    actor,
    { ...context, whereabouts },
    {
      serviceId: row.service_id,
      entry: row.entry_code,
      title: row.title,
      words: row.words,
      place: row.place_code ?? undefined,
      timetable: row.windows as unknown as WeeklyWindow[],
      startsOn: row.starts_on,
      families,
    },
  );
  await queries.setSharedService(trx, context.community.id, row.id, id);
  for (const { personId, needId } of families)
    await writeNeedNews(trx, context, personId, 'families_together', { need: needId });
}
