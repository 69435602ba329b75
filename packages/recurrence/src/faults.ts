/** Stable codes of what a timetable can be refused for. */
export type TimetableFaultCode =
  | 'not_an_object'
  | 'not_a_list'
  | 'not_text'
  | 'not_an_integer'
  | 'not_a_day'
  | 'not_allowed'
  | 'not_a_recurrence_rule'
  | 'unsupported_rule'
  | 'out_of_range'
  | 'too_many'
  | 'too_few'
  | 'too_long'
  | 'repeated'
  | 'unknown_time_zone'
  | 'ends_before_it_starts'
  | 'first_day_needed'
  | 'two_ends'
  | 'hours_overlap'
  | 'never_occurs'
  | 'never_ends';

/**
 * Why something cannot be a timetable. `path` names the field with dots (`hours.0.endMinute`; empty: the whole),
 * `code` is stable, `message` is for developers.
 */
export interface TimetableFault {
  readonly code: TimetableFaultCode;
  readonly path: string;
  readonly message: string;
}

/** What was read, or everything that is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: TimetableFault[] };

/** Collects faults while reading, so that all of them are told at once. */
export class Faults {
  readonly list: TimetableFault[] = [];

  add(code: TimetableFaultCode, path: string, message: string): undefined {
    this.list.push({ code, path, message });
    return undefined;
  }
}
