import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import {
  balanceOf,
  memberOf,
  newAgreement,
  seen,
  step,
  take,
  today,
  wellOf,
  type Member,
  type SeenExchange,
} from '../../../test/members.ts';
import { tracesOf, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { newMandate } from '../../../test/belongings.ts';

let server: TestServer;
let giver: Member;
let receiver: Member;
let mediator: Visitor;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  turn += 1;
  giver = await memberOf(server, 'Anna');
  receiver = await memberOf(server, 'Bruno');
  mediator = await visitorOf(server, `Mediatrice ${turn}`, ['secretary']);
});

const nothing = { posted: 0, heldOut: 0, heldIn: 0 };

async function disputed(minutes = 60): Promise<string> {
  const id = await newAgreement(server, giver, receiver, minutes);
  await take(giver, id, 'finish', { minutes, servedOn: today(server) });
  await take(receiver, id, 'dispute', { reason: 'È venuta solo per mezz’ora' });
  return id;
}

async function posted(): Promise<string> {
  const id = await newAgreement(server, giver, receiver);
  await take(giver, id, 'finish', { minutes: 60, servedOn: today(server) });
  await take(receiver, id, 'confirm', { minutes: 60 });
  return id;
}

async function decide(by: Visitor, id: string, decision: Record<string, unknown>) {
  const { version } = await seen(by, id);
  return by.ask(`/time-bank/exchanges/${id}/decision`, {
    body: { version, note: 'Sentite tutte e due le persone', ...decision },
  });
}

describe('a dispute', () => {
  test('keeps the hours where they are, and takes the conversation of three', async () => {
    const id = await disputed();
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, heldOut: 60 });
    for (const who of [giver, receiver, mediator])
      wellOf(await who.ask(`/time-bank/exchanges/${id}/messages`, { body: { words: 'Vi ascolto' } }));
    const { items } = wellOf(await giver.ask(`/time-bank/exchanges/${id}/messages`)) as { items: unknown[] };
    expect(items).toHaveLength(4);
    const list = wellOf(await mediator.ask('/time-bank/disputes')) as { items: { exchangeId: string }[] };
    expect(list.items.map(({ exchangeId }) => exchangeId)).toContain(id);
  });

  test.each([
    ['post', undefined, -60, 'posted'],
    ['part', 30, -30, 'posted'],
    ['void', undefined, 0, 'voided'],
  ])('ends with the verdict %s', async (verdict, minutes, moved, state) => {
    const id = await disputed();
    const after = wellOf(
      await decide(mediator, id, { verdict, ...(minutes === undefined ? {} : { minutes }) }),
    ) as SeenExchange;
    expect(after.state).toBe(state);
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: moved });
    const read = await seen(receiver, id);
    expect(read.dispute).toMatchObject({ verdict, mediator: mediator.displayName });
    // What was decided is not argued about once more.
    expect(read.steps).toEqual([]);
    expect((await tracesOf(server, 'exchange.decided'))[0]).toMatchObject({ subject_id: id });
  });

  test('about hours that have moved lets them stand or takes them back', async () => {
    const kept = await posted();
    await take(receiver, kept, 'dispute', { reason: 'Ho confermato per sbaglio' });
    expect(refusalOf(await decide(mediator, kept, { verdict: 'void' }))).toBe('exchange_changed');
    wellOf(await decide(mediator, kept, { verdict: 'stand' }));
    const back = await posted();
    await take(receiver, back, 'dispute', { reason: 'Ho confermato per sbaglio' });
    expect((wellOf(await decide(mediator, back, { verdict: 'reverse' })) as SeenExchange).state).toBe(
      'reversed',
    );
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -60 });
  });

  test('is decided once by the first of twenty', async () => {
    const id = await disputed();
    const { version } = await seen(mediator, id);
    const body = { version, verdict: 'post', note: 'Sentite tutte e due' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => mediator.ask(`/time-bank/exchanges/${id}/decision`, { body })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await balanceOf(server, receiver)).toEqual({ ...nothing, posted: -60 });
  });

  test('is decided with no more than was set aside', async () => {
    const id = await disputed();
    expect(refusalOf(await decide(mediator, id, { verdict: 'part', minutes: 61 }))).toBe('minutes_not_held');
  });

  test('is nobody’s to decide who is a party, has acted for one, or has no such role', async () => {
    const party = await memberOf(server, 'Segretaria', { roles: ['secretary'] });
    const own = await newAgreement(server, party, receiver);
    await take(receiver, own, 'dispute', { reason: 'Non si è presentata' });
    expect(refusalOf(await decide(party, own, { verdict: 'post' }))).toBe('party_of_exchange');
    const { items } = wellOf(await party.ask('/time-bank/disputes')) as { items: { exchangeId: string }[] };
    expect(items.map(({ exchangeId }) => exchangeId)).not.toContain(own);
    const id = await disputed();
    expect(refusalOf(await decide(receiver, id, { verdict: 'void' }))).toBe('forbidden');
  });
});

describe('a reversal', () => {
  test('is the secretary’s, with a reason, once, after she has shown who she is', async () => {
    const id = await posted();
    const reverse = () =>
      mediator.ask(`/time-bank/exchanges/${id}/reversal`, { body: { reason: 'Scambio inserito due volte' } });
    expect(refusalOf(await reverse())).toBe('step_up_needed');
    await mediator.elevate();
    expect((wellOf(await reverse()) as { state: string }).state).toBe('reversed');
    expect(await balanceOf(server, giver)).toEqual(nothing);
    expect(refusalOf(await reverse())).toBe('exchange_changed');
  });

  test('of twenty at once happens once', async () => {
    const id = await posted();
    await mediator.elevate();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        mediator.ask(`/time-bank/exchanges/${id}/reversal`, { body: { reason: 'Per sbaglio' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await balanceOf(server, giver)).toEqual(nothing);
  });
});

describe('an operator', () => {
  const assisting = async (person: Member, operator: Visitor) => {
    const mandateId = await newMandate(server, person, operator);
    await operator.elevate();
    wellOf(await operator.ask('/assistance', { body: { mandateId } }));
  };

  test('takes every step for somebody, with both names in the trail', async () => {
    const operator = await visitorOf(server, `Operatrice ${turn}`, ['operator']);
    const id = await newAgreement(server, giver, receiver);
    await assisting(receiver, operator);
    await take(operator, id, 'finish', { minutes: 60, servedOn: today(server) });
    const { trail } = await seen(giver, id);
    expect(trail.at(-1)).toMatchObject({
      step: 'finish',
      by: receiver.displayName,
      operator: operator.displayName,
    });
    await take(giver, id, 'confirm', { minutes: 60 });
    expect(await balanceOf(server, giver)).toEqual({ ...nothing, posted: 60 });
    expect((await tracesOf(server, 'exchange.step_on_behalf'))[0]).toMatchObject({
      on_behalf_of_person_id: receiver.personId,
    });
  });

  test('acts for nobody in an exchange of her own', async () => {
    const operator = await memberOf(server, 'Operatrice', { roles: ['operator'] });
    const id = await newAgreement(server, operator, receiver);
    const { version } = await seen(operator, id);
    await assisting(receiver, operator);
    const answer = await operator.ask(`/time-bank/exchanges/${id}/steps`, {
      body: { step: 'finish', version, minutes: 60, servedOn: today(server) },
    });
    expect(refusalOf(answer)).toBe('party_of_exchange');
  });
});

describe('thanks', () => {
  test('are read by everyone once both sides say so, with first names alone', async () => {
    const id = await posted();
    const { parties } = await seen(receiver, id);
    const to = parties.find(({ isMe }) => !isMe)?.id;
    const words = `Gentile e puntuale ${turn}`;
    const thank = () =>
      receiver.ask(`/time-bank/exchanges/${id}/thanks`, { body: { to, words, mayPublish: true } });
    const thanks = wellOf(await thank()) as { id: string };
    expect(refusalOf(await thank())).toBe('already_thanked');
    const testimonies = async () => (await giver.ask('/time-bank/testimonies')).text;
    expect(await testimonies()).not.toContain(words);
    const publish = (isPublished: boolean, by: Visitor = giver) =>
      by.ask(`/time-bank/exchanges/${id}/thanks/${thanks.id}/publication`, {
        method: 'PUT',
        body: { isPublished },
      });
    wellOf(await publish(true));
    expect(await testimonies()).toContain(`"from":"Bruno","to":"Anna"`);
    wellOf(await publish(false, receiver));
    expect(await testimonies()).not.toContain(words);
  });

  test('are written once the hours have moved', async () => {
    const id = await newAgreement(server, giver, receiver);
    const { parties } = await seen(receiver, id);
    const to = parties.find(({ isMe }) => !isMe)?.id;
    const answer = await receiver.ask(`/time-bank/exchanges/${id}/thanks`, { body: { to, words: 'Grazie' } });
    expect(refusalOf(answer)).toBe('exchange_changed');
  });
});

test('a step that is not open is refused with the state in which the exchange is', async () => {
  const id = await posted();
  const answer = await step(giver, id, 'confirm', { minutes: 60 });
  expect(answer.body).toMatchObject({ code: 'exchange_changed', faults: [{ code: 'posted' }] });
});
