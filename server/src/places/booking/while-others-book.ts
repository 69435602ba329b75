import { constraintOf, isExclusionViolation, isLostRace } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';

const mostTries = 4;

/**
 * Runs a transaction that books. Somebody who has the time makes it a conflict, with what `findOthers` finds in a
 * transaction of its own, since the first has ended. Two that stood in each other's way are tried again, three times.
 */
export async function whileOthersBook<Answer>(
  attempt: () => Promise<Answer>,
  findOthers: () => Promise<Problem['alternatives']>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (isLostRace(error) && tries < mostTries) continue;
      if (isLostRace(error)) throw new Problem('unavailable', { retryAfterSeconds: 1 });
      if (isExclusionViolation(error))
        throw new Problem('booking_conflict', { alternatives: (await findOthers()) ?? [] });
      throw bookingProblem(error) ?? error;
    }
  }
}

/** What the database refused by the name of the constraint. */
function bookingProblem(error: unknown): Problem | undefined {
  switch (constraintOf(error)) {
    case 'person_quota':
      return quotaProblem('person', 'It would be more than a person books here in a week');
    case 'organisation_quota':
      return quotaProblem('organisation', 'It would be more than an organisation books here in a month');
    case 'most_coming':
      return quotaProblem('too_many', 'There are a thousand bookings to come already');
    case 'space_not_open':
      return new Problem('space_not_open');
    default:
      return undefined;
  }
}

function quotaProblem(code: string, message: string): Problem {
  return new Problem('booking_quota', { faults: [{ path: 'json.from', code, message }] });
}
