// Intakes, enrolments and shared services as tests want them, made by the calls that people make.
import { refusalOf, type CallAnswer } from './calls.ts';
import { newWord } from './belongings.ts';
import type { TestServer } from './harness.ts';
import { newManager } from './needs.ts';
import { visitorOf, type Visitor } from './visitors.ts';

export function wellOf<Answer>(answer: CallAnswer): Answer {
  if (answer.status >= 400) throw new Error(`${answer.status} ${refusalOf(answer)} ${answer.text}`);
  return answer.body as Answer;
}

export async function serviceIdOf(server: TestServer, code: string): Promise<string> {
  const [row] = await server.owner<{ id: string }[]>`
    select s.id from catalogue.service s join identity.community c on c.id = s.community_id
    where s.code = ${code} and c.slug = 'milano'`;
  if (row === undefined) throw new Error(`no service ${code}`);
  return row.id;
}

/** Somebody of the cooperative that gives the services of the tests. */
export function newProvider(server: TestServer): Promise<Visitor> {
  return visitorOf(server, `Cooperativa ${newWord()}`, ['provider'], 'cooperativa-sottocasa');
}

/** A service of the cooperative's. */
export const ownService = 'nido-condiviso-voltri';

export interface SeenIntake {
  id: string;
  places: number;
  freePlaces: number;
  waiting: number;
  version: number;
}

export async function newIntake(
  server: TestServer,
  changes: Record<string, unknown> = {},
  by?: Visitor,
): Promise<SeenIntake> {
  const keeper = by ?? (await newManager(server));
  const body = {
    serviceId: await serviceIdOf(server, ownService),
    title: `Posti di ${newWord()}`,
    places: 2,
    offerHours: 24,
    noticeDays: 7,
    ...changes,
  };
  return wellOf(await keeper.ask('/intakes', { body }));
}

export interface SeenEnrolment {
  id: string;
  state: string;
  version: number;
  steps: string[];
  places: number;
  endsOn: string | null;
  offerUntil: string | null;
  sharedServiceId: string | null;
  waiting: { position: number; freePlaces: number; reasons: string[]; answerUntil: string | null } | null;
  trail: { step: string; by: string; operator: string | null; note: string | null }[];
  attendedDays: number;
  mayGiveFeedback: boolean;
  feedback: { words: string; state: string; reason: string | null; reply: string | null } | null;
}

export async function enrolled(
  by: Visitor,
  intake: string,
  body: Record<string, unknown> = {},
): Promise<SeenEnrolment> {
  return wellOf(await by.ask(`/intakes/${intake}/enrolments`, { body }));
}

export async function ownEnrolment(by: Visitor, id: string): Promise<SeenEnrolment> {
  const { items } = wellOf<{ items: SeenEnrolment[] }>(await by.ask('/own-enrolments'));
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no enrolment ${id} of hers`);
  return found;
}

/** A step from the version that she sees now. */
export async function moved(by: Visitor, id: string, step: string): Promise<CallAnswer> {
  const { version } = await ownEnrolment(by, id);
  return by.ask(`/own-enrolments/${id}/steps`, { body: { step, version } });
}

export async function decided(
  keeper: Visitor,
  { id, version }: { id: string; version: number },
  decision: string,
  reason?: string,
): Promise<CallAnswer> {
  return keeper.ask(`/kept-enrolments/${id}/decision`, {
    body: { decision, version, ...(reason === undefined ? {} : { reason }) },
  });
}

/** The day so many days from today, by the server's clock. */
export function dayIn(server: TestServer, days: number): string {
  const instant = new Date(server.clock.now().getTime() + days * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(instant);
}

export const twoAfternoons = [
  { weekday: 2, startMinute: 960, endMinute: 1140 },
  { weekday: 4, startMinute: 960, endMinute: 1140 },
];

export async function sharedInput(server: TestServer, changes: Record<string, unknown> = {}) {
  return {
    serviceId: await serviceIdOf(server, ownService),
    template: 'babysitter',
    title: `Babysitter di via ${newWord()}`,
    words: 'Due pomeriggi, vicino alla scuola.',
    timetable: twoAfternoons,
    startsOn: dayIn(server, 20),
    quorumBy: dayIn(server, 15),
    quorumFamilies: 3,
    places: 6,
    childrenPerCarer: 3,
    split: 'child_hour',
    noticeDays: 14,
    ...changes,
  };
}

export const oneChild = { children: 1, windows: [0, 1] };

interface SeenShare {
  number: number;
  cause: string;
  weekCents: number;
  shareCents: number;
  aloneCents: number;
  answerBy: string;
  validFrom: string;
  answer: string | null;
}

export interface SeenShared {
  id: string;
  intakeId: string;
  state: string;
  version: number;
  families: number;
  freePlaces: number;
  waiting: number;
  answerBy: string | null;
  quorumBy: string;
  note: string | null;
  mine: {
    enrolmentId: string;
    state: string;
    bandPercent: number | null;
    asked: SeenShare | null;
    agreed: SeenShare | null;
  } | null;
  people: { name: string | null; children: number; isMe: boolean }[];
}

export async function newShared(
  server: TestServer,
  by: Visitor,
  changes: Record<string, unknown> = {},
): Promise<SeenShared> {
  return wellOf(await by.ask('/shared-services', { body: await sharedInput(server, changes) }));
}

export async function seenShared(by: Visitor, id: string): Promise<SeenShared> {
  return wellOf(await by.ask(`/shared-services/${id}`));
}

export async function joined(
  by: Visitor,
  id: string,
  family: Record<string, unknown> = oneChild,
): Promise<SeenShared> {
  return wellOf(await by.ask(`/shared-services/${id}/families`, { body: family }));
}

/** Answers the quote that she is asked about now. */
export async function answered(by: Visitor, id: string, answer: 'agree' | 'refuse'): Promise<CallAnswer> {
  const { mine } = await seenShared(by, id);
  return by.ask(`/shared-services/${id}/quote-answers`, {
    body: { number: mine?.asked?.number ?? 1, answer },
  });
}

export async function keeperStep(
  keeper: Visitor,
  id: string,
  step: string,
  rest: Record<string, unknown> = {},
): Promise<CallAnswer> {
  const { version } = await seenShared(keeper, id);
  return keeper.ask(`/shared-services/${id}/steps`, { body: { step, version, ...rest } });
}

/** Three families: two of firms and a neighbour. */
export function threeFamilies(server: TestServer): Promise<[Visitor, Visitor, Visitor]> {
  return Promise.all([
    visitorOf(server, `Ada ${newWord()}`, ['employee'], 'naviglio'),
    visitorOf(server, `Bea ${newWord()}`, ['employee'], 'cooperativa-sottocasa'),
    visitorOf(server, `Cleo ${newWord()}`, ['neighbour'], null),
  ]);
}

/** A shared service in which all families have agreed: it runs. */
export async function newActive(
  server: TestServer,
  changes: Record<string, unknown> = {},
): Promise<{ shared: SeenShared; families: [Visitor, Visitor, Visitor]; manager: Visitor }> {
  const families = await threeFamilies(server);
  const manager = await newManager(server);
  const { id } = await newShared(server, families[0], { family: oneChild, ...changes });
  for (const family of families.slice(1)) await joined(family, id);
  wellOf(await keeperStep(manager, id, 'confirm'));
  for (const family of families) wellOf(await answered(family, id, 'agree'));
  return { shared: await seenShared(families[0], id), families, manager };
}
