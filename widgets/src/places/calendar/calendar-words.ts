import type { I18n, MessageKey } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import type { AccessNeed, CalendarEntry, Registration } from './calendar-api.ts';

const states = {
  online: 'calendar.state_online',
  suspended: 'calendar.state_suspended',
  cancelled: 'calendar.state_cancelled',
} as const satisfies Partial<Record<CalendarEntry['state'], MessageKey>>;

/** What became of a date; undefined where it takes place as planned. */
export function stateText(i18n: I18n, state: CalendarEntry['state']): string | undefined {
  return state === 'active' ? undefined : i18n.t(states[state]);
}

const ownStates = {
  registered: 'calendar.own_registered',
  waiting: 'calendar.own_waiting',
  offered: 'calendar.own_offered',
} as const satisfies Partial<Record<Registration['state'], MessageKey>>;

export function ownText(i18n: I18n, { state }: { state: Registration['state'] }): string | undefined {
  return state in ownStates ? i18n.t(ownStates[state as keyof typeof ownStates]) : undefined;
}

const registrationStates = {
  registered: 'calendar.reg_registered',
  waiting: 'calendar.reg_waiting',
  offered: 'calendar.reg_offered',
  withdrawn: 'calendar.reg_withdrawn',
  lapsed: 'calendar.reg_lapsed',
  called_off: 'calendar.reg_called_off',
} as const satisfies Record<Registration['state'], MessageKey>;

export function registrationText(i18n: I18n, { state }: Registration): string {
  return i18n.t(registrationStates[state]);
}

const reasons = {
  no_place_free: 'calendar.wait_no_place_free',
  others_before: 'calendar.wait_others_before',
  offered_to_other: 'calendar.wait_offered_to_other',
  needs_more_places: 'calendar.wait_needs_more_places',
  intake_closed: 'calendar.wait_intake_closed',
} as const satisfies Record<Registration['whyWaiting'][number], MessageKey>;

export function waitingText(i18n: I18n, { whyWaiting }: Registration): string {
  return whyWaiting.map((reason) => i18n.t(reasons[reason])).join(' ');
}

export const audienceKeys = {
  own_staff: 'calendar.aud_own_staff',
  firms: 'calendar.aud_firms',
  residents: 'calendar.aud_residents',
  groups: 'calendar.aud_groups',
} as const satisfies Record<NonNullable<CalendarEntry['admits']>[number], MessageKey>;

/** For whom it is, where it is not for everybody. */
export function audienceText(i18n: I18n, { admits }: CalendarEntry): string | undefined {
  if (admits === null) return undefined;
  return i18n.t('calendar.openTo', {
    who: listText(
      i18n,
      admits.map((who) => i18n.t(audienceKeys[who])),
    ),
  });
}

export const needKeys = {
  step_free: 'calendar.need_step_free',
  hearing: 'calendar.need_hearing',
  sight: 'calendar.need_sight',
  quiet: 'calendar.need_quiet',
  interpreter: 'calendar.need_interpreter',
  companion: 'calendar.need_companion',
} as const satisfies Record<AccessNeed, MessageKey>;
