import type { I18n, MessageKey } from '../../ui/i18n.ts';
import { dayText } from '../booking/booking-words.ts';
import type { ActivityState } from './activity-api.ts';

const faults: Readonly<Record<string, MessageKey>> = {
  ends_before_it_starts: 'activity.fault_ends_before_it_starts',
  never_occurs: 'activity.fault_never_occurs',
  too_many: 'activity.fault_too_many',
  places_taken: 'activity.fault_places_taken',
  outside_opening: 'booking.misfit_outside_opening',
  too_long: 'booking.misfit_too_long',
  too_short: 'booking.misfit_too_short',
  off_step: 'booking.misfit_off_step',
};

const dates: Readonly<Record<string, MessageKey>> = {
  conflict: 'booking.date_conflict',
  closed: 'booking.date_closed',
  past: 'booking.date_past',
  too_soon: 'booking.date_too_soon',
  beyond_horizon: 'booking.date_beyond_horizon',
  no_such_time: 'booking.date_no_such_time',
};

/** Why something was refused, in words; undefined where the sentence of the problem says all. */
export function activityFaultText(
  i18n: I18n,
  { path, code }: { readonly path: string; readonly code: string },
): string | undefined {
  const [kind, day] = path.split('.');
  const ofDate = dates[code];
  if (kind === 'dates' && day !== undefined && ofDate !== undefined)
    return `${dayText(i18n, day)}: ${i18n.t(ofDate)}`;
  const key = faults[code];
  return key === undefined ? undefined : i18n.t(key);
}

const states = {
  active: 'activity.state_active',
  online: 'calendar.state_online',
  suspended: 'calendar.state_suspended',
  cancelled: 'calendar.state_cancelled',
} as const satisfies Record<ActivityState, MessageKey>;

export function activityStateText(i18n: I18n, state: ActivityState): string {
  return i18n.t(states[state]);
}

const steps = {
  active: 'activity.step_active',
  online: 'activity.step_online',
  suspended: 'activity.step_suspended',
  cancelled: 'activity.step_cancelled',
} as const satisfies Record<ActivityState, MessageKey>;

export function stepText(i18n: I18n, to: ActivityState): string {
  return i18n.t(steps[to]);
}
