import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { newMandate } from '../../../test/belongings.ts';
import {
  dayIn,
  decided,
  enrolled,
  moved,
  newIntake,
  newProvider,
  newShared,
  oneChild,
  ownEnrolment,
  ownService,
  serviceIdOf,
  wellOf,
  type SeenEnrolment,
  type SeenIntake,
} from '../../../test/enrolment-belongings.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { newManager } from '../../../test/needs.ts';
import { tracesOf, visitorAt, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { mailWriter } from '../../mail.ts';
import { runEnrolmentClocks } from '../index.ts';

let server: TestServer;
let manager: Visitor;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer();
});
beforeEach(async () => {
  manager = await newManager(server);
});
afterEach(() => {
  server.clock.instant = undefined;
});
afterAll(() => server.stop());

function neighbour(): Promise<Visitor> {
  turn += 1;
  return visitorOf(server, `Vicina ${turn}`, ['neighbour'], null);
}

const again = ({ displayName, personId, membershipId }: Visitor) =>
  visitorAt(server, displayName, personId, membershipId);

/** The clock stands so many hours later, and what is due then has happened. */
async function hoursLater(hours: number): Promise<void> {
  server.clock.instant = new Date(server.clock.now().getTime() + hours * 60 * 60 * 1000);
  await runClocks();
}

function runClocks(): Promise<void> {
  const { app, clock, origins } = server;
  return runEnrolmentClocks({ app, clock, secret: testSecret, origins, writeMail: mailWriter(testSecret) });
}

async function takenOf(intake: string): Promise<number> {
  const [row] = await server.owner<{ taken_places: number; held: number }[]>`
    select i.taken_places, (select coalesce(sum(e.places), 0)::int from catalogue.enrolment e where e.intake_id = i.id
      and e.state in ('requested', 'offered', 'accepted', 'attended', 'leaving')) as held
    from catalogue.intake i where i.id = ${intake}`;
  expect(row?.taken_places).toBe(row?.held);
  return row?.taken_places ?? -1;
}

describe('asking for a place', () => {
  test('keeps it until it is decided, and the person reads who did what', async () => {
    const [ada, { id: intake }] = [await neighbour(), await newIntake(server)];
    const asked = await enrolled(ada, intake, { words: 'Per mia figlia' });
    expect(asked).toMatchObject({ state: 'requested', steps: ['withdraw'], waiting: null });
    expect(await takenOf(intake)).toBe(1);
    expect(wellOf(await decided(manager, asked, 'accept'))).toMatchObject({ state: 'accepted' });
    const after = await ownEnrolment(ada, asked.id);
    expect(after.trail.map(({ step, by }) => [step, by])).toEqual([
      ['request', 'me'],
      ['accept', 'provider'],
    ]);
  });

  test('twice in one intake is refused, and takes one place', async () => {
    const [ada, { id: intake }] = [await neighbour(), await newIntake(server)];
    await enrolled(ada, intake);
    expect(refusalOf(await ada.ask(`/intakes/${intake}/enrolments`, { body: {} }))).toBe('already_enrolled');
    expect(await takenOf(intake)).toBe(1);
  });

  test('whoever is told no is told why, and may ask again', async () => {
    const [ada, { id: intake }] = [await neighbour(), await newIntake(server)];
    const asked = await enrolled(ada, intake);
    expect(refusalOf(await decided(manager, asked, 'decline'))).toBe('invalid_request');
    wellOf(await decided(manager, asked, 'decline', 'Serve un’altra fascia di età'));
    const after = await ownEnrolment(ada, asked.id);
    expect(after.trail.at(-1)).toMatchObject({ step: 'decline', note: 'Serve un’altra fascia di età' });
    expect((await enrolled(ada, intake)).state).toBe('requested');
  });

  test('more places than there are in all, or in what is closed, is refused', async () => {
    const [ada, intake] = [await neighbour(), await newIntake(server)];
    const answer = await ada.ask(`/intakes/${intake.id}/enrolments`, { body: { places: 3 } });
    expect(faultPathsOf(answer)).toEqual(['json.places']);
    await change(intake, { isOpen: false });
    expect(refusalOf(await ada.ask(`/intakes/${intake.id}/enrolments`, { body: {} }))).toBe('intake_closed');
  });

  test('of a service for other firms’ people is not found', async () => {
    const [row] = await server.owner<{ id: string }[]>`
      select id from catalogue.service where audience_organisation_ids is not null limit 1`;
    const { id: intake } = await newIntake(server, { serviceId: row?.id });
    const ada = await neighbour();
    expect(refusalOf(await ada.ask(`/intakes/${intake}/enrolments`, { body: {} }))).toBe('not_found');
    const list = wellOf(await ada.ask(`/intakes?service=${row?.id}`)) as { items: unknown[] };
    expect(list.items).toEqual([]);
  });
});

async function change(intake: SeenIntake, changes: Record<string, unknown>) {
  const body = {
    version: intake.version,
    title: 'Posti',
    places: intake.places,
    offerHours: 24,
    noticeDays: 7,
  };
  return manager.ask(`/intakes/${intake.id}`, { method: 'PUT', body: { ...body, isOpen: true, ...changes } });
}

describe('the queue', () => {
  test('of twenty who ask at once for the last place one has it, and the others stand in one order', async () => {
    const { id: intake } = await newIntake(server, { places: 1 });
    const people = await Promise.all(Array.from({ length: 20 }, neighbour));
    const asked = await Promise.all(people.map((person) => enrolled(person, intake)));
    expect(asked.filter(({ state }) => state === 'requested')).toHaveLength(1);
    const waiting = await Promise.all(
      people.flatMap((person, at) =>
        asked[at]?.state === 'waiting' ? [ownEnrolment(person, asked[at].id)] : [],
      ),
    );
    const positions = waiting.map((enrolment) => enrolment.waiting?.position ?? 0);
    expect(positions.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 19 }, (_, at) => at + 1),
    );
    expect(await takenOf(intake)).toBe(1);
  });

  test('the database refuses a place that is not there, whatever the code does', async () => {
    const { id: intake } = await newIntake(server, { places: 1 });
    await enrolled(await neighbour(), intake);
    const { personId } = await neighbour();
    const insert = server.owner`
      insert into catalogue.enrolment (community_id, id, intake_id, person_id, places, state, queue_number, asked_at, changed_at)
      select community_id, gen_random_uuid(), id, ${personId}, 1, 'accepted', 99, now(), now()
      from catalogue.intake where id = ${intake}`;
    await expect(insert).rejects.toThrow(/intake_never_overfull/);
  });

  test('a place that is given back is offered to the first, alone and for a time, and then to the next', async () => {
    const { id: intake } = await newIntake(server, { places: 1 });
    const [ada, bea, cleo] = [await neighbour(), await neighbour(), await neighbour()];
    const first = await enrolled(ada, intake);
    const [second, third] = [await enrolled(bea, intake), await enrolled(cleo, intake)];
    expect(second.waiting).toMatchObject({ position: 1, reasons: ['no_place_free'] });
    expect(third.waiting?.reasons).toEqual(['others_before', 'no_place_free']);
    wellOf(await moved(ada, first.id, 'withdraw'));
    const offered = await ownEnrolment(bea, second.id);
    expect(offered).toMatchObject({ state: 'offered', steps: ['take', 'refuse'] });
    expect((await ownEnrolment(cleo, third.id)).waiting).toMatchObject({
      position: 1,
      reasons: ['offered_to_other', 'no_place_free'],
      answerUntil: offered.offerUntil,
    });
    expect((await enrolled(await neighbour(), intake)).state).toBe('waiting');
    await hoursLater(25);
    expect((await ownEnrolment(await again(bea), second.id)).state).toBe('lapsed');
    const cleoLater = await again(cleo);
    expect((await ownEnrolment(cleoLater, third.id)).state).toBe('offered');
    expect((wellOf(await moved(cleoLater, third.id, 'take')) as SeenEnrolment).state).toBe('accepted');
    expect(await takenOf(intake)).toBe(1);
  });

  test('of an offer that nobody answers she is reminded once, when a quarter of its time is left', async () => {
    const { id: intake } = await newIntake(server, { places: 1 });
    const [ada, bea] = [await neighbour(), await neighbour()];
    const first = await enrolled(ada, intake);
    const second = await enrolled(bea, intake);
    wellOf(await moved(ada, first.id, 'withdraw'));
    const { version } = await ownEnrolment(bea, second.id);
    const remindedOf = async () => {
      const [row] = await server.owner<{ reminded: boolean }[]>`
        select reminded_for = due_at as reminded from catalogue.enrolment where id = ${second.id}`;
      return row?.reminded;
    };
    await hoursLater(17);
    expect(await remindedOf()).toBeNull();
    await hoursLater(2);
    expect(await remindedOf()).toBe(true);
    // What she has on her screen still holds.
    const beaLater = await again(bea);
    expect(await ownEnrolment(beaLater, second.id)).toMatchObject({ state: 'offered', version });
  });

  test('an offer whose time is over cannot be taken, even before the clock has come by', async () => {
    const { id: intake } = await newIntake(server, { places: 1 });
    const [ada, bea] = [await neighbour(), await neighbour()];
    const first = await enrolled(ada, intake);
    const second = await enrolled(bea, intake);
    wellOf(await moved(ada, first.id, 'withdraw'));
    server.clock.instant = new Date(Date.now() + 25 * 60 * 60 * 1000);
    expect(refusalOf(await moved(await again(bea), second.id, 'take'))).toBe('enrolment_changed');
  });

  test('two steps from one version: one wins, and the place is given back once', async () => {
    const { id: intake } = await newIntake(server, { places: 1 });
    const [ada, bea] = [await neighbour(), await neighbour()];
    const first = await enrolled(ada, intake);
    await enrolled(bea, intake);
    const both = await Promise.all([moved(ada, first.id, 'withdraw'), decided(manager, first, 'accept')]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    expect(await takenOf(intake)).toBe(1);
  });

  test('one place is not given past whoever is first and needs two, and she is told so', async () => {
    const { id: intake } = await newIntake(server, { places: 2 });
    const [ada, bea, cleo] = [await neighbour(), await neighbour(), await neighbour()];
    const first = await enrolled(ada, intake);
    await enrolled(await neighbour(), intake);
    const second = await enrolled(bea, intake, { places: 2 });
    const third = await enrolled(cleo, intake);
    wellOf(await moved(ada, first.id, 'withdraw'));
    expect((await ownEnrolment(bea, second.id)).waiting).toMatchObject({
      position: 1,
      freePlaces: 1,
      reasons: ['needs_more_places'],
    });
    expect((await ownEnrolment(cleo, third.id)).waiting?.reasons).toEqual(['others_before']);
  });

  test('places that are added are offered, and fewer than are taken cannot stay', async () => {
    const intake = await newIntake(server, { places: 1 });
    const [ada, bea] = [await neighbour(), await neighbour()];
    await enrolled(ada, intake.id);
    const second = await enrolled(bea, intake.id);
    const more = wellOf(await change(intake, { places: 2 })) as SeenIntake;
    expect((await ownEnrolment(bea, second.id)).state).toBe('offered');
    expect(refusalOf(await change(intake, { places: 2 }))).toBe('intake_changed');
    const fewer = await change(more, { places: 1 });
    expect([refusalOf(fewer), faultPathsOf(fewer)]).toEqual(['intake_not_fit', ['json.places']]);
  });
});

describe('using and giving up', () => {
  test('what has not begun is free at once; what runs stays hers for the days of notice', async () => {
    const { id: intake } = await newIntake(server, { places: 2 });
    const [ada, bea] = [await neighbour(), await neighbour()];
    const [one, other] = [await enrolled(ada, intake), await enrolled(bea, intake)];
    for (const asked of [one, other]) wellOf(await decided(manager, asked, 'accept'));
    expect((wellOf(await moved(ada, one.id, 'cancel')) as SeenEnrolment).state).toBe('cancelled');
    wellOf(await attend(other.id, dayIn(server, 0)));
    expect(wellOf(await moved(bea, other.id, 'cancel')) as SeenEnrolment).toMatchObject({
      state: 'leaving',
      endsOn: dayIn(server, 7),
    });
    expect(await takenOf(intake)).toBe(1);
    await hoursLater(9 * 24);
    expect((await ownEnrolment(await again(bea), other.id)).state).toBe('ended');
    expect(await takenOf(intake)).toBe(0);
  });

  test('attendance is of days that have come, of people who have a place, and no more of them than places', async () => {
    const { id: intake } = await newIntake(server);
    const ada = await neighbour();
    const asked = await enrolled(ada, intake);
    expect(refusalOf(await attend(asked.id, dayIn(server, 0)))).toBe('enrolment_changed');
    wellOf(await decided(manager, asked, 'accept'));
    expect(faultPathsOf(await attend(asked.id, dayIn(server, 1)))).toEqual(['json.heldOn']);
    expect(faultPathsOf(await attend(asked.id, dayIn(server, -2)))).toEqual(['json.heldOn']);
    expect(faultPathsOf(await attend(asked.id, dayIn(server, 0), 2))).toEqual(['json.people']);
    for (const people of [0, 1, 1]) wellOf(await attend(asked.id, dayIn(server, 0), people));
    expect(await ownEnrolment(ada, asked.id)).toMatchObject({ state: 'attended', attendedDays: 1 });
  });

  test('words come after use, once; a manager shows them, the provider replies, and no name is in them', async () => {
    const service = await serviceIdOf(server, ownService);
    const { id: intake } = await newIntake(server);
    const [ada, provider] = [await neighbour(), await newProvider(server)];
    const asked = await enrolled(ada, intake);
    const say = () => ada.ask(`/own-enrolments/${asked.id}/feedback`, { body: { words: 'Persone gentili' } });
    wellOf(await decided(provider, asked, 'accept'));
    expect(refusalOf(await say())).toBe('feedback_too_soon');
    wellOf(await attend(asked.id, dayIn(server, 0)));
    expect((wellOf(await say()) as SeenEnrolment).feedback).toMatchObject({ state: 'waiting' });
    expect(refusalOf(await say())).toBe('feedback_given');
    const shown = () => ada.ask(`/feedback?service=${service}`);
    expect((wellOf(await shown()) as { items: unknown[] }).items).toEqual([]);
    const { items } = wellOf(await manager.ask('/kept-feedback')) as { items: { id: string }[] };
    const id = items.at(-1)?.id ?? '';
    const answer = (by: Visitor, body: unknown) => by.ask(`/kept-feedback/${id}/answer`, { body });
    expect(refusalOf(await answer(provider, { step: 'show' }))).toBe('forbidden');
    expect(refusalOf(await answer(provider, { step: 'reply', reply: 'Grazie' }))).toBe('feedback_changed');
    wellOf(await answer(manager, { step: 'show' }));
    wellOf(await answer(provider, { step: 'reply', reply: 'Grazie a te' }));
    expect(wellOf(await shown())).toMatchObject({
      items: [{ words: 'Persone gentili', reply: 'Grazie a te', month: dayIn(server, 0).slice(0, 7) }],
    });
    expect((await shown()).text).not.toContain(ada.displayName);
  });
});

function attend(id: string, heldOn: string, people = 1) {
  return manager.ask(`/kept-enrolments/${id}/attendance`, { method: 'PUT', body: { heldOn, people } });
}

describe('who sees and decides', () => {
  test('a provider keeps the services of her own organisation and of no other', async () => {
    const provider = await newProvider(server);
    const other = await newIntake(server, { serviceId: await serviceIdOf(server, 'babysitter-condivisa') });
    const own = await newIntake(server, {}, provider);
    const { items } = wellOf(await provider.ask('/kept-intakes?limit=100')) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toContain(own.id);
    expect(items.map(({ id }) => id)).not.toContain(other.id);
    const asked = await enrolled(await neighbour(), other.id);
    expect(refusalOf(await decided(provider, asked, 'accept'))).toBe('not_found');
  });

  test('whoever speaks for an employer never sees its people, in whichever role she reads', async () => {
    const both = await visitorOf(server, 'Giuliana Doppia', ['hr_officer', 'community_manager'], 'naviglio');
    const worker = await visitorOf(server, 'Lavoratrice Naviglio', ['employee'], 'naviglio');
    const [{ id: intake }, other] = [await newIntake(server), await neighbour()];
    const asked = await enrolled(worker, intake, { words: 'Ho bisogno di aiuto' });
    await enrolled(other, intake);
    const list = await both.ask(`/kept-enrolments?intake=${intake}`);
    expect((wellOf(list) as { items: { person: string }[] }).items.map(({ person }) => person)).toEqual([
      other.displayName,
    ]);
    expect(list.text).not.toContain(worker.displayName);
    expect(refusalOf(await decided(both, asked, 'accept'))).toBe('not_found');
  });

  test('nobody decides about her own request', async () => {
    const provider = await newProvider(server);
    const { id: intake } = await newIntake(server, {}, provider);
    const asked = await enrolled(provider, intake);
    expect(refusalOf(await decided(provider, asked, 'accept'))).toBe('own_request');
  });

  test('what an operator asks for somebody stands with both names', async () => {
    const operator = await visitorOf(server, 'Operatrice Nadia Due', ['operator']);
    const rosa = await neighbour();
    const mandateId = await newMandate(server, rosa, operator);
    await operator.elevate();
    expect((await operator.ask('/assistance', { body: { mandateId } })).status).toBeLessThan(300);
    const { id: intake } = await newIntake(server);
    const asked = await enrolled(operator, intake);
    const seen = await ownEnrolment(rosa, asked.id);
    expect(seen.trail[0]).toMatchObject({ step: 'request', by: 'me', operator: operator.displayName });
    const [trace] = await tracesOf(server, 'enrolment.step_on_behalf');
    expect(trace).toMatchObject({
      actor_person_id: operator.personId,
      on_behalf_of_person_id: rosa.personId,
      subject_id: asked.id,
    });
  });

  test('nor is a group that an operator begins for somebody, or what she writes for her, without both names', async () => {
    const operator = await visitorOf(server, 'Operatrice Nadia Tre', ['operator']);
    const rosa = await neighbour();
    const mandateId = await newMandate(server, rosa, operator);
    await operator.elevate();
    expect((await operator.ask('/assistance', { body: { mandateId } })).status).toBeLessThan(300);
    const shared = await newShared(server, operator, { family: oneChild });
    const { id: intake } = await newIntake(server);
    const asked = await enrolled(operator, intake);
    wellOf(await decided(manager, asked, 'accept'));
    wellOf(await attend(asked.id, dayIn(server, 0)));
    wellOf(await operator.ask(`/own-enrolments/${asked.id}/feedback`, { body: { words: 'Gentili' } }));
    const both = { actor_person_id: operator.personId, on_behalf_of_person_id: rosa.personId };
    const traces = await tracesOf(server, 'enrolment.step_on_behalf');
    expect(traces[0]).toMatchObject({ ...both, subject_id: asked.id });
    expect(traces.find(({ subject_id: id }) => id === shared.id)).toMatchObject(both);
  });
});
