import type { I18n } from '../../ui/i18n.ts';
import type { LoadFault } from '../../ui/load.ts';
import { refusalIn } from './refusal.ts';

const misfits = {
  ends_before_it_starts: 'booking.misfit_ends_before_it_starts',
  in_the_past: 'booking.misfit_in_the_past',
  too_soon: 'booking.misfit_too_soon',
  beyond_horizon: 'booking.misfit_beyond_horizon',
  too_short: 'booking.misfit_too_short',
  too_long: 'booking.misfit_too_long',
  off_step: 'booking.misfit_off_step',
  outside_opening: 'booking.misfit_outside_opening',
  no_such_time: 'booking.misfit_no_such_time',
  too_many_people: 'booking.misfit_too_many_people',
  too_many_seats: 'booking.misfit_too_many_people',
} as const;

/** Why it cannot be booked so, when the API names a reason that has a sentence. */
export function misfitText(i18n: I18n, refused: LoadFault): string | undefined {
  const [fault] = refused.problem === 'booking_not_fit' ? refusalIn(refused).faults : [];
  const key = Object.entries(misfits).find(([code]) => code === fault?.code)?.[1];
  return key === undefined ? undefined : i18n.t(key);
}
