import { isShownOnce, wallOfInstant } from '../time-zone.ts';
import type { EventTime } from './write-calendar.ts';

/**
 * The time of something that takes place once: wall times of its zone, so that a calendar shows them as they were
 * meant; as instants where the clocks show either end twice or not at all.
 */
export function eventTimeOf(timeZone: string, startsAt: Date, endsAt: Date): EventTime {
  const startWall = wallOfInstant(timeZone, startsAt.getTime());
  const endWall = wallOfInstant(timeZone, endsAt.getTime());
  return isShownOnce(timeZone, startWall) && isShownOnce(timeZone, endWall)
    ? { timeZone, startWall, endWall }
    : { startsAt, endsAt };
}
