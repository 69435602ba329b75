import { openIntervals } from '@snodo/recurrence';
import { timetableOfSpace } from '../booking/space-queries.ts';
import { minuteMilliseconds, type Stretch } from '../booking/wall-times.ts';
import type { UsedSpace, UseStep } from './use-queries.ts';

const openStates = new Set(['active', 'handed_over']);

/**
 * For how long the spaces of a place were open to others in a stretch: by their timetables, while the place took
 * bookings, less what its host kept for herself. A hall made of rooms counts as its rooms.
 */
export function openMinutesOf(
  spaces: readonly UsedSpace[],
  steps: readonly UseStep[],
  blocks: readonly (Stretch & { spaceId: string })[],
  within: Stretch,
): number {
  const away = closedTimes(steps, within);
  return spaces.reduce((minutes, space) => {
    const open = openIntervals(timetableOfSpace(space), new Date(within.start), new Date(within.end)).map(
      ({ startsAt, endsAt }): Stretch => ({ start: startsAt.getTime(), end: endsAt.getTime() }),
    );
    const kept = blocks.filter(({ spaceId }) => spaceId === space.id);
    return minutes + Math.round(lengthWithout(open, [...away, ...kept]) / minuteMilliseconds);
  }, 0);
}

/** When a place took no bookings; one whose life nobody wrote down always did. */
function closedTimes(steps: readonly UseStep[], within: Stretch): Stretch[] {
  const closed: Stretch[] = [];
  const [first] = steps;
  let since = first === undefined ? undefined : within.start;
  for (const { to_state: state, taken_at: at } of steps) {
    const instant = at.getTime();
    if (openStates.has(state)) {
      if (since !== undefined) closed.push({ start: since, end: instant });
      since = undefined;
    } else since ??= instant;
  }
  return since === undefined ? closed : [...closed, { start: since, end: within.end }];
}

/** The length of stretches that do not overlap each other, without what others cover of them. */
function lengthWithout(stretches: readonly Stretch[], covers: readonly Stretch[]): number {
  const sorted = covers.toSorted((one, other) => one.start - other.start);
  return stretches.reduce((length, { start, end }) => {
    let from = start;
    let left = 0;
    for (const cover of sorted) {
      if (cover.start >= end) break;
      if (cover.start > from) left += cover.start - from;
      from = Math.max(from, cover.end);
    }
    return length + left + Math.max(0, end - from);
  }, 0);
}
