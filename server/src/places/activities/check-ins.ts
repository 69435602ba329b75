import type { Registration } from '@snodo/contract';
import { toString as drawQr } from 'qrcode';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { bookedTime } from '../booking/wall-times.ts';
import { findActivityRow } from './activity-queries.ts';
import { dateAt, stateOfDate, timetableOfActivity } from './activity-times.ts';
import { isFresh, readCode, slotAt, slotMilliseconds, writeCode } from './check-in-codes.ts';
import type { ActivityContext } from './context.ts';
import { relockDate } from './date-queries.ts';
import { canLead } from './dates.ts';
import { changeRegistration, findHerRegistration } from './registration-queries.ts';
import { getRegistration } from './registrations.ts';

/** From so long before its begin until its end somebody can say that she is there. */
const opensMilliseconds = 30 * 60 * 1000;

/** The code of a date for whoever leads it; it stands behind the #, where no server and no log sees it. */
export async function getCheckInCode(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, secret, origins, language }: ActivityContext,
  id: string,
  input: { startsAt: string; form: 'shown' | 'printed' },
) {
  const activity = await findActivityRow(trx, community.id, id);
  if (activity === undefined) throw new Problem('not_found');
  if (!canLead(actor, activity)) throw new Problem('forbidden');
  const timetable = timetableOfActivity(activity, community.timeZone);
  const time = dateAt(timetable, Date.parse(input.startsAt));
  if (time === undefined || timetable === null) throw new Problem('not_found');
  const slot = input.form === 'printed' ? undefined : slotAt(clock.now());
  const code = writeCode(secret, community.id, { activityId: id, start: time.start, slot });
  const address = `${origins.portal}/check-in?lang=${language}#${code}`;
  return {
    code,
    address,
    qrSvg: await drawQr(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }),
    time: bookedTime(timetable.timeZone, time),
    opensAt: new Date(time.start - opensMilliseconds).toISOString(),
    endsAt: new Date(time.end).toISOString(),
    renewAt: slot === undefined ? null : new Date((slot + 1) * slotMilliseconds).toISOString(),
  };
}

/** She is there. Once: a second time is refused, so that nobody says it for somebody who has said it. */
export async function checkIn(
  trx: CommunityTransaction,
  actor: Actor,
  context: ActivityContext,
  { code }: { code: string },
): Promise<Registration> {
  const { community, clock, secret } = context;
  const words = readCode(secret, community.id, code);
  if (words === undefined) throw new Problem('check_in_code_wrong');
  const now = clock.now();
  const startsAt = new Date(words.start);
  const activity = await findActivityRow(trx, community.id, words.activityId);
  if (activity === undefined) throw new Problem('check_in_code_wrong');
  const date = await relockDate(trx, community.id, activity.id, startsAt);
  if (date === undefined) throw refused('not_registered');
  if (now.getTime() < words.start - opensMilliseconds) throw refused('too_early');
  if (now >= date.ends_at) throw refused('too_late');
  if (!isFresh(words, now)) throw refused('old_code');
  const state = stateOfDate({ state: activity.state, date, lifeCycle: activity.life_cycle });
  if (state === 'cancelled' || state === 'suspended') throw refused('called_off');
  const row = await findHerRegistration(trx, community.id, date, actor.personId);
  if (row === undefined) throw refused('not_registered');
  if (row.checked_in_at !== null) throw refused('replayed');
  await changeRegistration(trx, community.id, row.id, { checked_in_at: now, changed_at: now });
  return getRegistration(trx, context, row.id);
}

type Refusal = 'too_early' | 'too_late' | 'old_code' | 'called_off' | 'not_registered' | 'replayed';

const messages: Record<Refusal, string> = {
  too_early: 'From half an hour before it begins',
  too_late: 'It is over',
  old_code: 'The code on the screen has changed meanwhile',
  called_off: 'It does not take place',
  not_registered: 'She has no place there',
  replayed: 'She has said so already',
};

function refused(code: Refusal): Problem {
  return new Problem('check_in_refused', { faults: [{ path: 'json.code', code, message: messages[code] }] });
}
