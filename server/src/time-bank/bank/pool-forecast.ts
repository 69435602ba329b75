/** What a pool was given and what left it, as far as the forecast reads it. Days are ISO days. */
export interface PoolCourse {
  committedMinutes: number;
  startsOn: string;
  /** The day after its last. */
  endsOn: string;
  draws: readonly { on: string; minutes: number }[];
  /** At or below this share of the commitment it is low, in percent. */
  lowAtPercent: number;
}

export type PoolAlarm = 'none' | 'low' | 'runs_out' | 'empty';

const byGravity: readonly PoolAlarm[] = ['none', 'runs_out', 'low', 'empty'];

/** 0 for none; the higher, the graver. */
export function alarmGravity(alarm: PoolAlarm): number {
  return byGravity.indexOf(alarm);
}

export interface PoolForecast {
  drawnMinutes: number;
  leftMinutes: number;
  /** The days that the pace is taken from, the last 90 or as many as the pool has seen. */
  paceDays: number;
  /** What was drawn on those days. */
  paceMinutes: number;
  /** left × pace days ÷ pace minutes, rounded down; null: nothing was drawn lately, so no end is in sight. */
  runwayDays: number | null;
  /** The first day on which nothing is left at that pace; null as above. */
  runsOutOn: string | null;
  /** What will have been drawn when the pool ends: drawn + pace minutes × days to come ÷ pace days, rounded up. */
  expectedMinutes: number;
  /** By how much that is more than the commitment. */
  missingMinutes: number;
  alarm: PoolAlarm;
}

const longestPaceDays = 90;
const dayMilliseconds = 24 * 60 * 60 * 1000;

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/**
 * How long a pool lasts at the pace of the last 90 days. Whole minutes and days all through: the page shows the same
 * numbers as a sum that anybody can do again.
 */
export function forecastPool(course: PoolCourse, today: string): PoolForecast {
  const { committedMinutes, startsOn, endsOn, draws, lowAtPercent } = course;
  const drawnMinutes = sum(draws.map(({ minutes }) => minutes));
  const leftMinutes = committedMinutes - drawnMinutes;
  const paceDays = Math.max(1, Math.min(longestPaceDays, daysBetween(startsOn, today) + 1));
  const paceFrom = dayAfter(today, 1 - paceDays);
  const paceMinutes = sum(
    draws.filter(({ on }) => on >= paceFrom && on <= today).map(({ minutes }) => minutes),
  );
  const runwayDays = paceMinutes === 0 ? null : Math.floor((leftMinutes * paceDays) / paceMinutes);
  const daysToCome = Math.max(0, daysBetween(today, endsOn) - 1);
  const expectedMinutes = drawnMinutes + Math.ceil((paceMinutes * daysToCome) / paceDays);
  return {
    drawnMinutes,
    leftMinutes,
    paceDays,
    paceMinutes,
    runwayDays,
    runsOutOn: runwayDays === null ? null : dayAfter(today, runwayDays + 1),
    expectedMinutes,
    missingMinutes: Math.max(0, expectedMinutes - committedMinutes),
    alarm: alarmOf({ leftMinutes, committedMinutes, lowAtPercent, runwayDays, daysToCome }),
  };
}

interface Standing {
  leftMinutes: number;
  committedMinutes: number;
  lowAtPercent: number;
  runwayDays: number | null;
  daysToCome: number;
}

/** The graver word wins: empty, then low, then one that will not last as long as it should. */
function alarmOf({
  leftMinutes,
  committedMinutes,
  lowAtPercent,
  runwayDays,
  daysToCome,
}: Standing): PoolAlarm {
  if (leftMinutes <= 0) return 'empty';
  if (leftMinutes * 100 <= committedMinutes * lowAtPercent) return 'low';
  return runwayDays !== null && runwayDays < daysToCome ? 'runs_out' : 'none';
}

/** What of a pool that ends goes into the next one: its share in whole minutes, rounded down. */
export function carriedMinutes(leftMinutes: number, carryOverPercent: number): number {
  return Math.floor((leftMinutes * carryOverPercent) / 100);
}

function sum(minutes: readonly number[]): number {
  return minutes.reduce((total, some) => total + some, 0);
}
