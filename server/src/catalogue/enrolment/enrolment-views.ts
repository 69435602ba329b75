import type { EnrolmentState, Language } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized } from '../../http/index.ts';
import { listStepRows, type DescribedRow } from './enrolment-queries.ts';
import { reasonsToWait, stepsOf } from './enrolment-states.ts';

type StepRow = Awaited<ReturnType<typeof listStepRows>>[number];

/** Enrolments as the person herself reads them. */
export async function toEnrolments(
  trx: CommunityTransaction,
  communityId: string,
  rows: readonly DescribedRow[],
  language: Language,
) {
  const steps = await listStepRows(
    trx,
    communityId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    toEnrolment(
      row,
      steps.filter(({ enrolment_id: id }) => id === row.id),
      language,
    ),
  );
}

function toEnrolment(row: DescribedRow, steps: readonly StepRow[], language: Language) {
  const state = row.state as EnrolmentState;
  return {
    id: row.id,
    service: { id: row.service_id, name: localized(row.service_name, language), provider: row.provider_name },
    intakeTitle: row.intake_title,
    sharedServiceId: row.shared_service_id,
    places: row.places,
    state,
    version: row.version,
    askedAt: row.asked_at.toISOString(),
    words: row.words,
    offerUntil: row.due_at?.toISOString() ?? null,
    endsOn: row.ends_on,
    noticeDays: row.notice_days,
    steps: stepsOf(state),
    waiting: state === 'waiting' ? toWaiting(row) : null,
    trail: steps.map(({ step, at, person_id: personId, operator_name: operator, note }) => ({
      step,
      at: at.toISOString(),
      by:
        personId === null
          ? ('itself' as const)
          : personId === row.person_id
            ? ('me' as const)
            : ('provider' as const),
      operator,
      note,
    })),
    attendedDays: row.attended_days,
    mayGiveFeedback: row.attended_days > 0 && row.feedback_words === null,
    feedback: toOwnFeedback(row),
  };
}

function toWaiting(row: DescribedRow) {
  return {
    position: row.position,
    freePlaces: row.free_places,
    reasons: reasonsToWait({
      position: row.position,
      placesNeeded: row.places,
      freePlaces: row.free_places,
      isOpen: row.is_open,
      isOfferedToOther: row.offered_until !== null,
    }),
    answerUntil: row.offered_until?.toISOString() ?? null,
  };
}

function toOwnFeedback({ feedback_words: words, feedback_state: state, ...row }: DescribedRow) {
  if (words === null) return null;
  return {
    words,
    state: state as 'waiting' | 'shown' | 'hidden',
    reason: row.feedback_reason,
    reply: row.feedback_reply,
  };
}

/** An enrolment as the desk reads it. */
export function toKeptEnrolment(row: DescribedRow, language: Language) {
  return {
    id: row.id,
    intakeId: row.intake_id,
    intakeTitle: row.intake_title,
    serviceName: localized(row.service_name, language),
    person: row.person_name,
    places: row.places,
    state: row.state as EnrolmentState,
    version: row.version,
    askedAt: row.asked_at.toISOString(),
    words: row.words,
    offerUntil: row.due_at?.toISOString() ?? null,
    endsOn: row.ends_on,
    attendedDays: row.attended_days,
    lastAttendedOn: row.last_attended_on,
  };
}
