import type { Language, PlaceHours } from '@snodo/contract';
import { isTimeZone, readTimetable, timetableOfWindows, type Timetable } from '@snodo/recurrence';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import { Problem, type FieldFault } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { canHost, isHost } from '../policy.ts';
import * as queries from './hosting-queries.ts';

/** A place that the caller looks after, locked. */
export async function getOwnPlace(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  code: string,
) {
  if (!isHost(actor)) throw new Problem('forbidden');
  const place = await queries.lockPlace(trx, community.id, code);
  if (place === undefined) throw new Problem('not_found');
  if (!canHost(actor, place.host_id)) throw new Problem('forbidden');
  return place;
}

/** The timetable that hours say; refuses a zone that does not exist and closures that end before they begin. */
export function readHours(hours: PlaceHours, timeZone: string, path: string): Timetable {
  const zone = hours.timeZone ?? timeZone;
  if (!isTimeZone(zone)) throw fieldProblem(`${path}.timeZone`, 'unknown_time_zone');
  const wrong = hours.week.findIndex(({ startMinute, endMinute }) => endMinute <= startMinute);
  if (wrong >= 0) throw fieldProblem(`${path}.week.${wrong}.endMinute`, 'ends_before_it_starts');
  const read = readTimetable({
    ...timetableOfWindows(zone, hours.week),
    closures: hours.closures.map(({ firstOn, lastOn, name }) => ({ firstOn, lastOn, name: name ?? null })),
    holidays: [...new Set(hours.holidays)],
  });
  if (read.ok) return read.value;
  const faults = read.faults.map((fault) => ({ ...fault, path: `${path}.${fault.path}` }));
  throw new Problem('invalid_request', { faults });
}

/** Refuses equipment that the community does not know. */
export async function refuseUnknownAmenities(
  trx: CommunityTransaction,
  community: Community,
  amenities: readonly string[],
): Promise<void> {
  const [unknown] = await queries.listUnknownAmenities(trx, community.id, amenities);
  if (unknown !== undefined) throw unknownField(`amenities.${amenities.indexOf(unknown)}`);
}

export function unknownField(field: string): Problem {
  return fieldProblem(`json.${field}`, 'unknown');
}

export function fieldProblem(path: string, code: string): Problem {
  const fault: FieldFault = { path, code, message: 'There is none of this code, or it cannot be so' };
  return new Problem('invalid_request', { faults: [fault] });
}

/** The code is the state, or the version, that stands now. */
export function placeChanged(code: string): Problem {
  const message = 'The place is so now, and this does not lead on from it';
  return new Problem('place_changed', { faults: [{ path: 'json.from', code, message }] });
}

/** A text in its languages, said anew in one of them; one that nobody reads in Italian is Italian too. */
export function retold(before: Json | null, language: Language, words: string): Record<string, unknown> {
  const texts = before !== null && typeof before === 'object' && !Array.isArray(before) ? before : {};
  return { it: words, ...texts, [language]: words };
}
