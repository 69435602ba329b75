import {
  bookingAudiences,
  useMeasures,
  type PlaceUse,
  type SpaceContribution,
  type UseMeasure,
} from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized, Problem } from '../../http/index.ts';
import { organisationsWithRole, type Actor } from '../../identity/index.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { canHost, isHost } from '../policy.ts';
import { findPlaceRow } from '../queries.ts';
import { findOrganisation } from '../hosting/hosting-queries.ts';
import { monthAfter, monthOf } from './months.ts';
import * as queries from './use-queries.ts';

const mostMonths = 24;
/** Of one record. */
const mostRecordMonths = 36;

/** What a place was used for, as it was counted when each month was over. */
export async function getPlaceUse(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: Pick<BookingContext, 'community'>,
  code: string,
): Promise<PlaceUse> {
  if (!isHost(actor)) throw new Problem('forbidden');
  const place = await findPlaceRow(trx, community.id, code);
  if (place === undefined) throw new Problem('not_found');
  if (!canHost(actor, place.host_id)) throw new Problem('forbidden');
  const rows = (await queries.listMonthUse(trx, community.id, place.id, mostMonths)).reverse();
  return {
    months: rows.map((row) => ({
      month: row.month.slice(0, 7),
      openHours: Math.round(row.open_minutes / 60),
      told: toTold(row),
    })),
  };
}

function toTold({ told_from: from, floor, figures }: queries.MonthUseRow) {
  return from === null || floor === null || figures === null
    ? null
    : { from: from.slice(0, 7), floor, ...figures };
}

/** What an organisation gave with its spaces. It adds up what was told month by month, and so tells nothing more. */
export async function getSpaceContribution(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: Pick<BookingContext, 'community' | 'clock' | 'language'>,
  code: string,
  asked: { from?: string | undefined; until?: string | undefined },
): Promise<SpaceContribution> {
  const isOfficer = actor.operator === undefined && organisationsWithRole(actor, 'hr_officer').length > 0;
  if (!isHost(actor) && !isOfficer) throw new Problem('forbidden');
  const organisation = await findOrganisation(trx, community.id, code);
  if (organisation === undefined) throw new Problem('not_found');
  const { id: hostId, name } = organisation;
  const isOwn = isOfficer && organisationsWithRole(actor, 'hr_officer').includes(hostId);
  if (!isOwn && !canHost(actor, hostId)) throw new Problem('forbidden');
  const over = monthAfter(monthOf(community.timeZone, clock.now()), -1);
  const until = asked.until === undefined ? over : `${asked.until.slice(0, 7)}-01`;
  const from = asked.from === undefined ? monthAfter(until, -11) : `${asked.from.slice(0, 7)}-01`;
  refuseOddPeriod(from, until);
  const rows = await queries.listMonthsOfHost(trx, community.id, { hostId, from, until });
  const told = rows.filter(({ told_from: first }) => first !== null && first >= from);
  const minutes = (of: readonly queries.MonthUseRow[]) => of.reduce((sum, row) => sum + row.open_minutes, 0);
  const places = [...Map.groupBy(rows, ({ code: place }) => place)].map(([place, months]) => ({
    code: place,
    name: localized(months[0]?.name ?? {}, language),
    openHours: Math.round(minutes(months) / 60),
  }));
  return {
    organisation: { code, name },
    from: from.slice(0, 7),
    until: until.slice(0, 7),
    openHours: Math.round(minutes(rows) / 60),
    places,
    used: useMeasures.map((measure) => addUp(told, measure)),
    untoldMonths: rows.length - countTold(told),
  };
}

function refuseOddPeriod(from: string, until: string): void {
  const isOdd = until < from || until > monthAfter(from, mostRecordMonths - 1);
  if (!isOdd) return;
  const message = `The period ends before it begins, or is longer than ${mostRecordMonths} months`;
  throw new Problem('invalid_request', { faults: [{ path: 'query.until', code: 'not_allowed', message }] });
}

/** Each row tells of its own month and of those that had waited for it. */
function countTold(told: readonly queries.MonthUseRow[]): number {
  return told.reduce((months, row) => {
    let first = row.told_from ?? row.month;
    for (; first < row.month; first = monthAfter(first, 1)) months += 1;
    return months + 1;
  }, 0);
}

function addUp(told: readonly queries.MonthUseRow[], measure: UseMeasure) {
  const tables = told.flatMap(({ figures }) => (figures === null ? [] : [figures[measure]]));
  const amounts = (of: (table: (typeof tables)[number]) => number | null | undefined) =>
    tables.flatMap((table) => of(table) ?? []);
  const sum = (given: readonly number[]) => given.reduce((total, amount) => total + amount, 0);
  return {
    measure,
    total: sum(amounts(({ total }) => total.amount)),
    classes: bookingAudiences.map((audience) => {
      const shown = amounts(({ classes }) => classes.find((one) => one.audience === audience)?.figure.amount);
      return { audience, amount: shown.length === 0 ? null : sum(shown) };
    }),
  };
}
