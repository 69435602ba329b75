import { someBlinded } from '../../test/blind-ballots.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { tracesOf, visitorAt, visitorOf, type Visitor } from '../../test/visitors.ts';

let server: TestServer;
let operator: Visitor;
let person: Visitor;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

let turn = 0;
beforeEach(async () => {
  server.clock.instant = undefined;
  turn += 1;
  operator = await visitorOf(server, `Operatore ${turn}`, ['operator']);
  person = await visitorOf(server, `Assistita ${turn}`, ['neighbour'], null);
});

interface Mandate {
  id: string;
  endsAt: string;
  withdrawnAt: string | null;
}

const record = async (who: Visitor, changes: Record<string, unknown> = {}) => {
  await who.elevate();
  return who.ask('/mandates', {
    body: {
      personId: person.personId,
      membershipId: who.membershipId,
      consentGiven: 'in_person',
      durationDays: 30,
      ...changes,
    },
  });
};
const start = async (who: Visitor, mandateId: string) => {
  await who.elevate();
  return who.ask('/assistance', { body: { mandateId } });
};
const mandateOf = async (who: Visitor) => (await record(who)).body as Mandate;

describe('a mandate', () => {
  test('stands with who took it, how it was given and until when; the person sees it', async () => {
    const recorded = await record(operator, { consentGiven: 'on_paper' });
    expect(recorded.status).toBe(201);
    expect(recorded.body).toMatchObject({
      person: { id: person.personId },
      organisation: { code: 'partenariato' },
      recordedBy: { displayName: `Operatore ${turn}` },
      witness: null,
      consentGiven: 'on_paper',
      withdrawnAt: null,
    });
    const { items } = (await person.ask('/me/mandates')).body as { items: Mandate[] };
    expect(items).toEqual([recorded.body]);
    const [trace] = await tracesOf(server, 'mandate.recorded');
    expect(trace).toMatchObject({
      actor_person_id: operator.personId,
      on_behalf_of_person_id: person.personId,
    });
  });

  test('by phone has a witness, who is a third person, and no other has one', async () => {
    const witness = await visitorOf(server, `Testimone ${turn}`, ['community_manager']);
    const byPhone = (witnessPersonId?: string) =>
      record(operator, {
        consentGiven: 'by_phone',
        ...(witnessPersonId === undefined ? {} : { witnessPersonId }),
      });
    for (const refused of [
      await byPhone(),
      await byPhone(operator.personId),
      await byPhone(person.personId),
      await byPhone(crypto.randomUUID()),
      await record(operator, { witnessPersonId: witness.personId }),
    ]) {
      expect(refusalOf(refused)).toBe('invalid_request');
      expect(faultPathsOf(refused)).toContain('json.witnessPersonId');
    }
    expect((await byPhone(witness.personId)).body).toMatchObject({
      witness: { displayName: `Testimone ${turn}` },
    });
  });

  test('is recorded by operators only, for somebody else, with a fresh proof, for a year at most', async () => {
    const manager = await visitorOf(server, `Manager ${turn}`, ['community_manager']);
    expect(refusalOf(await record(manager))).toBe('forbidden');
    expect(refusalOf(await record(operator, { personId: operator.personId }))).toBe('forbidden');
    expect(refusalOf(await record(operator, { membershipId: person.membershipId }))).toBe('forbidden');
    expect(refusalOf(await record(operator, { personId: crypto.randomUUID() }))).toBe('not_found');
    expect(refusalOf(await record(operator, { durationDays: 367 }))).toBe('invalid_request');
    const cold = await visitorOf(server, `Freddo ${turn}`, ['operator']);
    const unproved = await cold.ask('/mandates', {
      body: {
        personId: person.personId,
        membershipId: cold.membershipId,
        consentGiven: 'in_person',
        durationDays: 1,
      },
    });
    expect(refusalOf(unproved)).toBe('step_up_needed');
    expect(((await person.ask('/me/mandates')).body as { items: Mandate[] }).items).toEqual([]);
  });

  test('is listed for operators of its organisation while it holds, and for no others', async () => {
    const { id } = await mandateOf(operator);
    const listFor = async (who: Visitor) =>
      ((await who.ask('/mandates', { query: '?limit=100' })).body as { items: Mandate[] }).items.map(
        (mandate) => mandate.id,
      );
    const colleague = await visitorOf(server, `Collega ${turn}`, ['operator']);
    const stranger = await visitorOf(server, `Estraneo ${turn}`, ['operator'], 'naviglio');
    expect(await listFor(colleague)).toContain(id);
    expect(await listFor(stranger)).not.toContain(id);
    expect(refusalOf(await start(stranger, id))).toBe('not_found');
    await person.ask(`/me/mandates/${id}/withdraw`, { method: 'POST' });
    expect(await listFor(colleague)).not.toContain(id);
  });

  test('is withdrawn by the person alone, once, whoever asks at once', async () => {
    const { id } = await mandateOf(operator);
    expect(refusalOf(await operator.ask(`/me/mandates/${id}/withdraw`, { method: 'POST' }))).toBe(
      'not_found',
    );
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => person.ask(`/me/mandates/${id}/withdraw`, { method: 'POST' })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ withdrawnAt: expect.any(String) as string });
    const traces = await tracesOf(server, 'mandate.withdrawn');
    expect(traces.filter(({ subject_id: subject }) => subject === id)).toHaveLength(1);
    expect(refusalOf(await start(operator, id))).toBe('mandate_over');
  });
});

describe('acting for somebody', () => {
  test('every call is hers, both stand in the trail, and ending it gives the operator back', async () => {
    const { id } = await mandateOf(operator);
    const started = await start(operator, id);
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({
      displayName: `Assistita ${turn}`,
      operator: { displayName: `Operatore ${turn}` },
    });
    expect((await operator.ask('/me')).body).toEqual(started.body);
    const ended = await operator.ask('/assistance', { method: 'DELETE' });
    expect(ended.body).toMatchObject({ displayName: `Operatore ${turn}`, operator: null });
    for (const action of ['assistance.started', 'assistance.ended']) {
      const [trace] = await tracesOf(server, action);
      expect(trace).toMatchObject({
        actor_person_id: operator.personId,
        on_behalf_of_person_id: person.personId,
      });
    }
    const { items } = (await person.ask('/me/audit')).body as {
      items: { action: string; by: string; operatorName: string | null }[];
    };
    expect(items.slice(0, 3)).toEqual([
      expect.objectContaining({
        action: 'assistance.ended',
        by: 'operator',
        operatorName: `Operatore ${turn}`,
      }),
      expect.objectContaining({ action: 'assistance.started', by: 'operator' }),
      expect.objectContaining({ action: 'mandate.recorded', by: 'operator' }),
    ]);
  });

  test('none of the person’s powers count, and none of the operator’s', async () => {
    await server.owner`update identity.membership set roles = '{neighbour,operator,dpo,community_manager}' where id = ${person.membershipId}`;
    const { id } = await mandateOf(operator);
    expect((await start(operator, id)).body).toMatchObject({
      memberships: [{ countingRoles: ['neighbour'] }],
    });
    expect((await operator.ask('/campaigns')).status).toBe(403);
    expect((await operator.ask('/audit')).status).toBe(403);
    expect((await operator.ask('/people', { query: '?name=Laura' })).status).toBe(403);
  });

  test('what only the person herself may do is refused', async () => {
    const { id } = await mandateOf(operator);
    await start(operator, id);
    await operator.elevate();
    const ballots = '/campaigns/autunno-2026';
    const refused = [
      await operator.ask('/me/export', { method: 'POST' }),
      await operator.ask('/me/erasure', { body: { confirm: true } }),
      await operator.ask('/me', { method: 'PATCH', body: { displayName: 'Altra' } }),
      await operator.ask('/me/acting-as', { method: 'PUT', body: { all: true } }),
      await operator.ask('/me/sign-ins'),
      await operator.ask('/me/sign-ins', { method: 'DELETE' }),
      await operator.ask('/me/consents'),
      await operator.ask('/me/mandates'),
      await operator.ask('/me/audit'),
      await operator.ask(`/me/mandates/${id}/withdraw`, { method: 'POST' }),
      await operator.ask(`/me/memberships/${person.membershipId}/end`, { body: { staysAsNeighbour: false } }),
      await operator.ask('/assistance', { body: { mandateId: id } }),
      await operator.ask(`${ballots}/ballots`, { body: someBlinded }),
      await operator.ask(`${ballots}/participation`),
    ];
    expect(refused.map(refusalOf)).toEqual(refused.map(() => 'not_on_behalf'));
    expect((await person.ask('/me')).body).toMatchObject({ displayName: `Assistita ${turn}` });
  });

  test('is over for every call, the operator’s own included, until she ends it', async () => {
    server.clock.instant = new Date();
    const { id } = await mandateOf(operator);
    await start(operator, id);
    server.clock.instant = new Date(server.clock.instant.getTime() + 30 * 60 * 1000 - 1);
    expect((await operator.ask('/me')).status).toBe(200);
    server.clock.instant = new Date(server.clock.instant.getTime() + 1);
    expect(refusalOf(await operator.ask('/me'))).toBe('assistance_over');
    expect(refusalOf(await operator.ask('/audit'))).toBe('assistance_over');
    expect((await operator.ask('/assistance', { method: 'DELETE' })).status).toBe(200);
    expect((await operator.ask('/audit')).status).toBe(200);
    const elsewhere = await visitorAt(server, `Operatore ${turn}`, operator.personId, operator.membershipId);
    expect((await elsewhere.ask('/me')).body).toMatchObject({ operator: null });
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'the person withdraws',
      async () => {
        const { items } = (await person.ask('/me/mandates')).body as { items: Mandate[] };
        return person.ask(`/me/mandates/${items[0]?.id ?? ''}/withdraw`, { method: 'POST' });
      },
    ],
    [
      'the person is taken off',
      () =>
        server.owner`update identity.membership set is_active = false, ended_at = now() where id = ${person.membershipId}`,
    ],
    [
      'the operator is one no more',
      () =>
        server.owner`update identity.membership set roles = '{employee}' where id = ${operator.membershipId}`,
    ],
  ])('stops at the next call when %s', async (_when, happens) => {
    const { id } = await mandateOf(operator);
    await start(operator, id);
    expect((await operator.ask('/me')).status).toBe(200);
    await happens();
    expect(refusalOf(await operator.ask('/me'))).toBe('assistance_over');
  });

  test('ends with the mandate when that is sooner, and does not start past it', async () => {
    server.clock.instant = new Date();
    const mandate = await mandateOf(operator);
    const until = new Date(mandate.endsAt).getTime();
    server.clock.instant = new Date(until - 60_000);
    const fresh = await visitorAt(server, `Operatore ${turn}`, operator.personId, operator.membershipId);
    const started = await start(fresh, mandate.id);
    expect((started.body as { operator: { until: string } }).operator.until).toBe(mandate.endsAt);
    server.clock.instant = new Date(until);
    expect(refusalOf(await fresh.ask('/me'))).toBe('assistance_over');
    await fresh.ask('/assistance', { method: 'DELETE' });
    expect(refusalOf(await start(fresh, mandate.id))).toBe('mandate_over');
  });

  test('needs a fresh proof and the role', async () => {
    const { id } = await mandateOf(operator);
    const cold = await visitorAt(server, `Operatore ${turn}`, operator.personId, operator.membershipId);
    expect(refusalOf(await cold.ask('/assistance', { body: { mandateId: id } }))).toBe('step_up_needed');
    const manager = await visitorOf(server, `Manager ${turn}`, ['community_manager']);
    expect(refusalOf(await start(manager, id))).toBe('forbidden');
    expect(refusalOf(await start(operator, crypto.randomUUID()))).toBe('not_found');
  });
});
