import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem, type Clock } from '../../http/index.ts';
import type { Community, MailWriter } from '../../identity/index.ts';

/** What enrolments and shared services need besides the transaction. */
export interface EnrolmentContext {
  community: Community;
  clock: Clock;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

export interface ReadingContext extends EnrolmentContext {
  language: Language;
}

/** Where things are, as another domain knows it: the catalogue may not ask it itself. */
export interface Whereabouts {
  hasDistrict(trx: CommunityTransaction, community: Community, code: string): Promise<boolean>;
  findPlace(
    trx: CommunityTransaction,
    community: Community,
    code: string,
  ): Promise<{ district: string; name: unknown } | undefined>;
}

export function todayOf({ community, clock }: Pick<EnrolmentContext, 'community' | 'clock'>): string {
  return dayIn(community.timeZone, clock.now());
}

/** The day so many days after another; calendar days, whatever the clocks do. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A field of the body that is well formed and does not fit. */
export function unfit(
  code: 'invalid_request' | 'shared_service_not_fit' | 'intake_not_fit',
  path: string,
  fault: string,
  message: string,
): Problem {
  return new Problem(code, { faults: [{ path: `json.${path}`, code: fault, message }] });
}

/** 409 with the state in which the enrolment is now. */
export function enrolmentChanged({ state, version }: { state: string; version: number }): Problem {
  return new Problem('enrolment_changed', {
    faults: [{ path: 'enrolment', code: state, message: `It is ${state} now, version ${version}` }],
  });
}
