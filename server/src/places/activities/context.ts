import type { Language } from '@snodo/contract';
import type { NewsContext } from '../../catalogue/index.ts';
import { Problem } from '../../http/index.ts';

/** What activities and registrations need besides the transaction. */
export interface ActivityContext extends NewsContext {
  language: Language;
}

/** A field of the body that is well formed and does not fit. */
export function unfit(
  problem: 'activity_not_fit' | 'invalid_request',
  path: string,
  code: string,
  message: string,
): Problem {
  return new Problem(problem, { faults: [{ path: `json.${path}`, code, message }] });
}

/** 409 with the state in which the activity is now. */
export function activityChanged({ state, version }: { state: string; version: number }): Problem {
  return new Problem('activity_changed', {
    faults: [{ path: 'json.version', code: state, message: `It is ${state} now, version ${version}` }],
  });
}
