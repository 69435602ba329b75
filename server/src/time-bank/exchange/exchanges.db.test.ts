import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { call, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import {
  again,
  balanceOf,
  memberOf,
  newAgreement,
  newOffer,
  offerInput,
  propose,
  seen,
  step,
  take,
  today,
  wellOf,
  type Member,
  type SeenExchange,
} from '../../../test/members.ts';
import { visitorOf } from '../../../test/visitors.ts';
import { mailWriter } from '../../mail.ts';
import { runExchangeClocks } from './clocks.ts';

let server: TestServer;
let giver: Member;
let receiver: Member;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  giver = await memberOf(server, 'Anna');
  receiver = await memberOf(server, 'Bruno', { insuredUntil: null });
});
afterEach(() => {
  server.clock.instant = undefined;
});

const nothing = { posted: 0, heldOut: 0, heldIn: 0 };
const later = (days: number) => {
  server.clock.instant = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
};
const clocks = () =>
  runExchangeClocks({
    app: server.app,
    clock: server.clock,
    secret: testSecret,
    origins: server.origins,
    writeMail: mailWriter(testSecret),
    log: pino({ level: 'silent' }),
  });

describe('an hour between two people', () => {
  test('is set aside when both agree and moves when both confirm the same minutes', async () => {
    const id = await newAgreement(server, giver, receiver);
    expect(await balanceOf(server, receiver)).toEqual({ posted: 0, heldOut: 60, heldIn: 0 });
    expect(await balanceOf(server, giver)).toEqual({ posted: 0, heldOut: 0, heldIn: 60 });
    const done = await take(giver, id, 'finish', { minutes: 60, servedOn: today(server) });
    expect(done.state).toBe('done');
    expect((await seen(receiver, id)).steps).toEqual(['confirm', 'dispute']);
    const posted = await take(receiver, id, 'confirm', { minutes: 60 });
    expect(posted.state).toBe('posted');
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -60 });
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, posted: 60 });
    expect(posted.trail.map((entry) => entry.step)).toEqual(['propose', 'accept', 'finish', 'confirm']);
  });

  test('may answer a request: then who asks accepts, and nothing is set aside before', async () => {
    const request = await newOffer(receiver, { kind: 'request' });
    const { id, steps } = await propose(server, giver, request);
    expect(steps).toEqual(['withdraw']);
    expect(await balanceOf(server, receiver)).toEqual(nothing);
    await take(receiver, id, 'accept');
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, heldOut: 60 });
  });

  test('moves less than was agreed and frees the rest', async () => {
    const id = await newAgreement(server, giver, receiver, 120);
    await take(receiver, id, 'finish', { minutes: 90, servedOn: today(server) });
    await take(giver, id, 'confirm', { minutes: 90 });
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -90 });
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, posted: 90 });
  });

  test('moves more than was agreed only once who receives has said so herself', async () => {
    const id = await newAgreement(server, giver, receiver);
    await take(giver, id, 'finish', { minutes: 90, servedOn: today(server) });
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, heldOut: 60 });
    await take(receiver, id, 'confirm', { minutes: 90 });
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -90 });
  });

  test('goes to and fro with other minutes, and is whose turn it is', async () => {
    const id = await newAgreement(server, giver, receiver, 120);
    await take(giver, id, 'finish', { minutes: 120, servedOn: today(server) });
    const other = await take(receiver, id, 'confirm', { minutes: 90 });
    expect([other.state, other.steps]).toEqual(['done', ['dispute']]);
    expect((await seen(giver, id)).steps).toEqual(['confirm', 'dispute']);
    await take(giver, id, 'confirm', { minutes: 90 });
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, posted: 90 });
  });

  test.each([
    ['decline', 'declined'],
    ['withdraw', 'withdrawn'],
    ['cancel', 'cancelled'],
  ])('leaves nothing behind after %s', async (name, state) => {
    const offer = await newOffer(giver);
    const { id } = await propose(server, receiver, offer);
    if (name === 'cancel') await take(giver, id, 'accept');
    const after = await take(name === 'decline' ? giver : receiver, id, name);
    expect([after.state, after.steps, after.next]).toEqual([state, [], null]);
    expect([await balanceOf(server, giver), await balanceOf(server, receiver)]).toEqual([nothing, nothing]);
  });

  test('is refused where the hours do not reach, and nothing is agreed', async () => {
    await take(giver, await newAgreement(server, giver, receiver, 590), 'dispute', {
      reason: 'Solo per prova',
    });
    const { id } = await propose(server, receiver, await newOffer(giver), 20);
    expect(refusalOf(await step(giver, id, 'accept'))).toBe('not_enough_hours');
    expect((await seen(giver, id)).state).toBe('proposed');
  });

  test('is nobody else’s to read, nor a mediator’s before somebody objects', async () => {
    const id = await newAgreement(server, giver, receiver);
    const stranger = await memberOf(server, 'Carla');
    const secretary = await visitorOf(server, 'Segretaria di prova', ['secretary']);
    for (const other of [stranger, secretary]) {
      expect(refusalOf(await other.ask(`/time-bank/exchanges/${id}`))).toBe('not_found');
      expect(refusalOf(await other.ask(`/time-bank/exchanges/${id}/messages`))).toBe('not_found');
    }
    await take(giver, id, 'dispute', { reason: 'Non si è presentato' });
    expect((await seen(secretary, id)).steps).toEqual([]);
    expect(refusalOf(await stranger.ask(`/time-bank/exchanges/${id}`))).toBe('not_found');
  });
});

describe('who may', () => {
  test('ask without an insurance, and not give', async () => {
    expect(refusalOf(await receiver.ask('/time-bank/offers', { body: offerInput() }))).toBe('not_insured');
    const request = await newOffer(receiver, { kind: 'request' });
    const uninsured = await memberOf(server, 'Dora', { insuredUntil: null });
    const body = { offerId: request, minutes: 60, plannedOn: today(server) };
    expect(refusalOf(await uninsured.ask('/time-bank/exchanges', { body }))).toBe('not_insured');
  });

  test('not exchange with herself, nor without being a member', async () => {
    const offer = await newOffer(giver);
    const body = { offerId: offer, minutes: 60, plannedOn: today(server) };
    expect(refusalOf(await giver.ask('/time-bank/exchanges', { body }))).toBe('own_offer');
    const visitor = await visitorOf(server, 'Ospite senza banca', ['neighbour'], null);
    expect(refusalOf(await visitor.ask('/time-bank/exchanges', { body }))).toBe('not_a_member');
  });

  test('not move many hours from a page that embeds', async () => {
    const offer = await newOffer(giver, { durationMinutes: 600 });
    const token = await server.tokenOf(receiver.displayName, { scope: 'timebank:request' });
    const ask = (minutes: number) =>
      call(server, '/v1/milano/time-bank/exchanges', {
        token,
        body: { offerId: offer, minutes, plannedOn: today(server) },
      });
    expect(refusalOf(await ask(481))).toBe('portal_window_needed');
    expect((await ask(480)).status).toBe(201);
  });
});

describe('at once', () => {
  const twenty = Array.from({ length: 20 });

  test('one of twenty acceptances wins, and one hold is placed', async () => {
    const { id, version } = await propose(server, receiver, await newOffer(giver));
    const answers = await Promise.all(
      twenty.map(() => giver.ask(`/time-bank/exchanges/${id}/steps`, { body: { step: 'accept', version } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(refusalOf))).toEqual(
      new Set(['exchange_changed']),
    );
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, heldOut: 60 });
  });

  test('twenty confirmations move the hours once', async () => {
    const id = await newAgreement(server, giver, receiver);
    const { version } = await take(giver, id, 'finish', { minutes: 60, servedOn: today(server) });
    const body = { step: 'confirm', version, minutes: 60 };
    const answers = await Promise.all(
      twenty.map(() => receiver.ask(`/time-bank/exchanges/${id}/steps`, { body })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, posted: 60 });
  });

  test('an objection and the clock: one wins, and the hours are held or have moved', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const [one, other] = [await memberOf(server, 'Eva'), await memberOf(server, 'Furio')];
      const id = await newAgreement(server, one, other);
      await take(one, id, 'finish', { minutes: 60, servedOn: today(server) });
      later(15);
      const reader = await again(server, other);
      const { version } = await seen(reader, id);
      const [answer] = await Promise.all([
        reader.ask(`/time-bank/exchanges/${id}/steps`, {
          body: { step: 'dispute', version, reason: 'Non è andata così' },
        }),
        clocks(),
      ]);
      const { state } = await seen(reader, id);
      const balance = await balanceOf(server, other);
      server.clock.instant = undefined;
      if (answer.status === 200) expect([state, balance]).toEqual(['disputed', { ...nothing, heldOut: 60 }]);
      else expect([state, balance]).toEqual(['posted', { ...nothing, posted: -60 }]);
    }
  });

  test('the last place of a meeting is given once', async () => {
    const offer = await newOffer(giver, { mostPeople: 3, settles: 'shared' });
    const { id } = await propose(server, giver, offer, 60);
    const people = await Promise.all(Array.from({ length: 10 }, () => memberOf(server, 'Gino')));
    const answers = await Promise.all(
      people.map((person) => person.ask(`/time-bank/exchanges/${id}/parties`, { body: { minutes: 60 } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(refusalOf))).toEqual(
      new Set(['exchange_full']),
    );
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, heldIn: 180 });
  });
});

describe('by itself', () => {
  test('a proposal without an answer ends, and so does an agreement that nobody began', async () => {
    const { id } = await propose(server, receiver, await newOffer(giver));
    const agreed = await newAgreement(server, giver, receiver);
    later(15);
    await clocks();
    const reader = await again(server, giver);
    expect([(await seen(reader, id)).state, (await seen(reader, agreed)).state]).toEqual([
      'expired',
      'agreed',
    ]);
    later(33);
    await clocks();
    expect((await seen(await again(server, giver), agreed)).state).toBe('expired');
    expect(await balanceOf(server, receiver)).toEqual(nothing);
  });

  test('a silent side is reminded twice, then the stated minutes move, and she may still object', async () => {
    const id = await newAgreement(server, giver, receiver, 120);
    await take(giver, id, 'finish', { minutes: 90, servedOn: today(server) });
    for (const days of [4, 4, 8, 8]) {
      later(days);
      await clocks();
    }
    const waiting = await seen(await again(server, receiver), id);
    expect(waiting.trail.map((entry) => entry.step).slice(-3)).toEqual(['finish', 'remind', 'remind']);
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, heldOut: 120 });
    later(14.1);
    await clocks();
    await clocks();
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -90 });
    const posted = await seen(await again(server, receiver), id);
    expect([posted.state, posted.steps, posted.next?.kind]).toEqual(['posted', ['dispute'], 'contest']);
    later(29);
    expect((await seen(await again(server, receiver), id)).steps).toEqual([]);
  });

  test('never more moves than was set aside, nor more than somebody stated', async () => {
    const more = await newAgreement(server, giver, receiver);
    await take(giver, more, 'finish', { minutes: 240, servedOn: today(server) });
    const less = await newAgreement(server, giver, receiver, 120);
    await take(giver, less, 'finish', { minutes: 120, servedOn: today(server) });
    await take(receiver, less, 'confirm', { minutes: 30 });
    await take(giver, less, 'confirm', { minutes: 100 });
    later(15);
    await clocks();
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -90 });
  });

  test('nobody is debited who accepted nothing', async () => {
    const request = await newOffer(receiver, { kind: 'request' });
    await propose(server, giver, request);
    later(40);
    await clocks();
    expect(await balanceOf(server, receiver)).toEqual(nothing);
    await expect(
      server.owner`update time_bank.exchange_party set hold_id = gen_random_uuid(), held_minutes = 1 where accepted_at is null`,
    ).rejects.toMatchObject({ constraint_name: 'party_accepted_what_is_held' });
  });
});

describe('several people', () => {
  const gathered = async (settles: string, count: number, minutes: number, kind = 'offer') => {
    const organiser = kind === 'offer' ? giver : receiver;
    const offer = await newOffer(organiser, { kind, mostPeople: 10, settles });
    const { id } = await propose(server, organiser, offer, minutes);
    const people: Member[] = [];
    for (let at = 0; at < count; at += 1) {
      const person = await memberOf(server, 'Ida');
      wellOf(await person.ask(`/time-bank/exchanges/${id}/parties`, { body: { minutes } }));
      people.push(person);
    }
    return { id, people, organiser };
  };
  const finished = async (
    { id, people, organiser }: Awaited<ReturnType<typeof gathered>>,
    minutes: number,
    there = people,
  ) => {
    const names = new Set(there.map(({ displayName }) => displayName));
    const attended = (await seen(organiser, id)).parties
      .filter(({ name }) => names.has(name))
      .map((one) => one.id);
    await take(organiser, id, 'finish', { minutes, servedOn: today(server), attended });
    let last: SeenExchange | undefined;
    for (const person of there) last = await take(person, id, 'confirm', { minutes });
    return last;
  };

  test('who are helped by one share her time to the minute', async () => {
    const meeting = await gathered('shared', 3, 100);
    expect((await finished(meeting, 100))?.state).toBe('posted');
    const balances = await Promise.all(meeting.people.map((person) => balanceOf(server, person)));
    expect(balances.map(({ posted }) => posted).toSorted((one, other) => one - other)).toEqual([
      -34, -33, -33,
    ]);
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, posted: 100 });
  });

  test('who come to a course give their time to the fund, which gives the teacher hers', async () => {
    const meeting = await gathered('course', 3, 60);
    await finished(meeting, 60);
    for (const person of meeting.people)
      expect(await balanceOf(server, person)).toEqual({ ...nothing, posted: -60 });
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, posted: 60 });
  });

  test('who help one are each given their time, and who was not there gives and gets nothing', async () => {
    const meeting = await gathered('together', 3, 60, 'request');
    await finished(meeting, 60, meeting.people.slice(0, 2));
    const balances = await Promise.all(meeting.people.map((person) => balanceOf(server, person)));
    expect(balances.map(({ posted }) => posted)).toEqual([60, 60, 0]);
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -120 });
  });

  test('may leave before, and the hours are free again', async () => {
    const { id, people } = await gathered('shared', 1, 60);
    const [person] = people as [Member];
    const { version } = await seen(person, id);
    expect(
      (await person.ask(`/time-bank/exchanges/${id}/steps`, { body: { step: 'leave', version } })).status,
    ).toBe(200);
    expect(await balanceOf(server, person)).toEqual(nothing);
  });
});
