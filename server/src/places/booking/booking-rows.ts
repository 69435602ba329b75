import type { Booking, BookingAudience, BookingState, Language } from '@snodo/contract';
import { localized } from '../../http/index.ts';
import type { BookingRow } from './booking-queries.ts';
import { bookedTime, dayMilliseconds, minuteMilliseconds } from './wall-times.ts';

/** Minutes before its begin from which somebody can say that she is there. */
const checkInMinutes = 15;
const appealDays = 7;

/** A booking as the person whose it is may know it. */
export function toBooking(row: BookingRow, now: Date, language: Language): Booking {
  const start = row.starts_at.getTime();
  return {
    id: row.id,
    state: row.state as BookingState,
    version: row.version,
    space: { id: row.space_id, name: localized(row.space_name, language) },
    place: { code: row.place_code, name: localized(row.place_name, language) },
    time: bookedTime(row.time_zone, { start, end: row.ends_at.getTime() }),
    timeZone: row.time_zone,
    seats: row.quantity,
    seatLabels: row.seat_labels,
    people: row.people,
    purpose: row.purpose,
    as: row.audience as BookingAudience,
    organisation: row.organisation_name,
    series: row.series_id,
    decideBy: row.state === 'requested' ? (row.decide_by?.toISOString() ?? null) : null,
    decisionWords: row.decision_words,
    visitors: row.visitors,
    freeCancelUntil: new Date(start - row.free_cancel_minutes * minuteMilliseconds).toISOString(),
    canCancel: canStillChange(row, now),
    canMove: canStillChange(row, now) && row.starts_at > now,
    canCheckIn: canCheckIn(row, now),
    canAppeal: canAppeal(row, now),
    hasCheckedIn: row.checked_in_at !== null,
    houseRules: row.house_rules === null ? null : localized(row.house_rules, language),
  };
}

export function canStillChange(row: BookingRow, now: Date): boolean {
  return row.is_live && row.ends_at > now && row.checked_in_at === null;
}

export function canCheckIn(row: BookingRow, now: Date): boolean {
  const opensAt = row.starts_at.getTime() - checkInMinutes * minuteMilliseconds;
  return (
    row.state === 'confirmed' && row.checked_in_at === null && now.getTime() >= opensAt && now < row.ends_at
  );
}

export function canAppeal(row: BookingRow, now: Date): boolean {
  return (
    row.state === 'released' &&
    row.appeal === null &&
    now.getTime() < row.ends_at.getTime() + appealDays * dayMilliseconds
  );
}

/** Given up so late that it counts for her share all the same; a request that nobody answered never is. */
export function isLate(row: BookingRow, now: Date): boolean {
  return (
    row.state === 'confirmed' &&
    now.getTime() > row.starts_at.getTime() - row.free_cancel_minutes * minuteMilliseconds
  );
}
