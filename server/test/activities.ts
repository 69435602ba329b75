// Activities of tests, and who comes to them.
import { newWord } from './belongings.ts';
import { dayAhead } from './bookings.ts';
import type { CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';
import { visitorOf, type Visitor } from './visitors.ts';

export const ownPlace = 'officina-municipio-4';

export interface SeenActivity {
  id: string;
  version: number;
  state: string;
  next: { startsAt: string; endsAt: string; from: string } | null;
}

export interface SeenRegistration {
  id: string;
  state: string;
  version: number;
  dateState: string;
  position: number | null;
  whyWaiting: string[];
  offerEndsAt: string | null;
  onlineAddress: string | null;
  steps: string[];
}

/** Once, from ten to eleven on a day. */
export function activityInput(day: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: `Letture ${newWord()}`,
    description: 'Si legge insieme ad alta voce',
    entry: 'SOL1',
    startMinute: 600,
    endMinute: 660,
    weekdays: [weekdayOf(day)],
    firstOn: day,
    times: 1,
    places: 4,
    takesRegistrations: true,
    ...changes,
  };
}

/** 1 Monday … 7 Sunday */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

export function hostOf(server: TestServer): Promise<Visitor> {
  return visitorOf(server, `Ospite ${newWord()}`, ['host'], 'partenariato');
}

/** An activity that stands, three days ahead unless told otherwise. */
export async function newActivity(
  server: TestServer,
  changes: Record<string, unknown> = {},
  { host, place = ownPlace }: { host?: Visitor; place?: string } = {},
): Promise<SeenActivity> {
  const maker = host ?? (await hostOf(server));
  const body = activityInput(dayAhead(server, 3), changes);
  const answer = await maker.ask(`/places/${place}/activities`, { body });
  if (answer.status !== 201) throw new Error(`no activity was made: ${answer.text}`);
  return answer.body as SeenActivity;
}

export function signUp(
  visitor: Visitor,
  activity: SeenActivity,
  changes: Record<string, unknown> = {},
): Promise<CallAnswer> {
  const startsAt = activity.next?.startsAt;
  return visitor.ask(`/activities/${activity.id}/registrations`, { body: { startsAt, ...changes } });
}

/** A registration that stands. */
export async function signedUp(
  visitor: Visitor,
  activity: SeenActivity,
  changes: Record<string, unknown> = {},
): Promise<SeenRegistration> {
  const answer = await signUp(visitor, activity, changes);
  if (answer.status !== 201) throw new Error(`nobody signed up: ${answer.text}`);
  return answer.body as SeenRegistration;
}

/**
 * Puts the date of an activity, and whoever comes to it, to the minute in which we are, as the owner of the database
 * can. Answers its begin.
 */
export async function beginNow(server: TestServer, { id }: SeenActivity): Promise<string> {
  const minute = 60_000;
  const start = new Date(Math.floor(server.clock.now().getTime() / minute) * minute);
  const local = start.toLocaleString('sv-SE', { timeZone: 'Europe/Rome' });
  const [day = '', clock = ''] = local.split(' ');
  const startMinute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const hours = {
    startMinute,
    endMinute: startMinute + 60,
    rule: { frequency: 'weekly', interval: 1, weekdays: [weekdayOf(day)] },
    firstOn: day,
    lastOn: null,
    times: 1,
  };
  await server.owner`
    update places.activity set timetable = timetable || ${server.owner.json({ hours: [hours] })} where id = ${id}`;
  await server.owner`
    insert into places.activity_date (community_id, activity_id, starts_at, ends_at, state, places, changed_at)
    select community_id, activity_id, ${start}, ${new Date(start.getTime() + 60 * minute)}, state, places, changed_at
    from places.activity_date where activity_id = ${id}`;
  await server.owner`update places.registration set starts_at = ${start} where activity_id = ${id}`;
  return start.toISOString();
}
