import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { elevated, knownVisitor, tracesOf, visitorAt, visitorOf } from '../../test/visitors.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

interface Me {
  displayName: string;
  language: string | null;
  memberships: { id: string; roles: string[]; countingRoles: string[] }[];
  actingAs: { membershipId: string; role: string } | null;
  elevatedUntil: string | null;
}

describe('the role switch', () => {
  test('before she chooses all her roles count; afterwards only the chosen one and the basic ones', async () => {
    const giulia = await knownVisitor(server, 'Giulia Ferri');
    const { membershipId } = giulia;
    expect((await giulia.ask('/campaigns')).status).toBe(200);
    const asEmployee = await giulia.ask('/me/acting-as', {
      method: 'PUT',
      body: { membershipId, role: 'employee' },
    });
    expect(asEmployee.body).toMatchObject({
      actingAs: { membershipId, role: 'employee' },
      memberships: [{ roles: ['employee', 'hr_officer'], countingRoles: ['employee'] }],
    });
    expect(refusalOf(await giulia.ask('/campaigns'))).toBe('forbidden');
    await giulia.ask('/me/acting-as', { method: 'PUT', body: { membershipId, role: 'hr_officer' } });
    expect((await giulia.ask('/campaigns')).status).toBe(200);
    await giulia.ask('/me/acting-as', { method: 'PUT', body: { membershipId, role: 'employee' } });
    const all = await giulia.ask('/me/acting-as', { method: 'PUT', body: { all: true } });
    expect((all.body as Me).actingAs).toBeNull();
    expect((await giulia.ask('/campaigns')).status).toBe(200);
  });

  test('the choice is this browser’s alone', async () => {
    const giulia = await knownVisitor(server, 'Giulia Ferri');
    const elsewhere = await visitorAt(server, 'Giulia Ferri', giulia.personId, giulia.membershipId);
    await giulia.ask('/me/acting-as', {
      method: 'PUT',
      body: { membershipId: giulia.membershipId, role: 'employee' },
    });
    expect(((await elsewhere.ask('/me')).body as Me).actingAs).toBeNull();
  });

  test('a role that was taken, or whose membership ended, does not count though it is chosen', async () => {
    const manager = await visitorOf(server, 'Ines Doppia', ['employee', 'community_manager']);
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), id, null, '{neighbour}' from identity.person where id = ${manager.personId}`;
    const { membershipId } = manager;
    await manager.ask('/me/acting-as', { method: 'PUT', body: { membershipId, role: 'community_manager' } });
    expect((await manager.ask('/people', { query: '?name=Laura' })).status).toBe(200);
    await server.owner`update identity.membership set roles = '{employee}' where id = ${membershipId}`;
    expect(refusalOf(await manager.ask('/people', { query: '?name=Laura' }))).toBe('forbidden');
    await server.owner`update identity.membership set roles = '{employee,community_manager}' where id = ${membershipId}`;
    expect((await manager.ask('/people', { query: '?name=Laura' })).status).toBe(200);
    await server.owner`update identity.membership set is_active = false, ended_at = now() where id = ${membershipId}`;
    expect(refusalOf(await manager.ask('/people', { query: '?name=Laura' }))).toBe('forbidden');
    expect(((await manager.ask('/me')).body as Me).memberships).toHaveLength(1);
  });

  test('refuses a role that she does not hold and a membership that is not hers', async () => {
    const laura = await knownVisitor(server, 'Laura Bianchi');
    const giulia = await knownVisitor(server, 'Giulia Ferri');
    const choose = (membershipId: string, role: string) =>
      laura.ask('/me/acting-as', { method: 'PUT', body: { membershipId, role } });
    expect(refusalOf(await choose(laura.membershipId, 'operator'))).toBe('forbidden');
    expect(refusalOf(await choose(giulia.membershipId, 'hr_officer'))).toBe('not_found');
    expect(refusalOf(await choose(laura.membershipId, 'queen'))).toBe('invalid_request');
    expect(((await laura.ask('/me')).body as Me).actingAs).toBeNull();
  });
});

describe('proving anew who one is', () => {
  const leave = { method: 'POST', body: { staysAsNeighbour: false } };

  test('opens grave things for two minutes and no longer', async () => {
    const visitor = await visitorOf(server, 'Elena Elevata', ['employee']);
    expect(refusalOf(await visitor.ask('/me/export', { method: 'POST' }))).toBe('step_up_needed');
    server.clock.instant = new Date();
    expect(await visitor.elevate()).toBe(true);
    const until = ((await visitor.ask('/me')).body as Me).elevatedUntil;
    expect(until).toBe(new Date(server.clock.instant.getTime() + 120_000).toISOString());
    server.clock.instant = new Date(server.clock.instant.getTime() + 119_999);
    expect((await visitor.ask('/me/export', { method: 'POST' })).status).toBe(200);
    server.clock.instant = new Date(server.clock.instant.getTime() + 1);
    expect(refusalOf(await visitor.ask('/me/export', { method: 'POST' }))).toBe('step_up_needed');
    expect(refusalOf(await visitor.ask(`/me/memberships/${visitor.membershipId}/end`, leave))).toBe(
      'step_up_needed',
    );
    expect(refusalOf(await visitor.ask('/me/erasure', { body: { confirm: true } }))).toBe('step_up_needed');
    server.clock.instant = undefined;
  });

  test('counts for the browser in which it was done, and for nobody but the one who signed in there', async () => {
    const visitor = await visitorOf(server, 'Elisa Sola', ['employee']);
    const laura = await knownVisitor(server, 'Laura Bianchi');
    const elsewhere = await visitorAt(server, 'Elisa Sola', visitor.personId, visitor.membershipId);
    expect(await elevated(server, visitor.cookie, laura.personId)).toBe(false);
    expect(refusalOf(await visitor.ask('/me/export', { method: 'POST' }))).toBe('step_up_needed');
    expect(await visitor.elevate()).toBe(true);
    expect(refusalOf(await elsewhere.ask('/me/export', { method: 'POST' }))).toBe('step_up_needed');
  });

  test('does nothing for a sign-in that is over', async () => {
    const visitor = await visitorOf(server, 'Elvira Uscita', ['employee']);
    await server.owner`delete from identity.portal_session where person_id = ${visitor.personId}`;
    expect(await visitor.elevate()).toBe(false);
  });
});

describe('her name and language', () => {
  test('are changed as she writes them, blanks tidied, and the trail does not tell the name', async () => {
    const visitor = await visitorOf(server, 'Nora Prima', ['employee']);
    const changed = await visitor.ask('/me', {
      method: 'PATCH',
      body: { displayName: '  Nora   Èlla ', language: 'ar' },
    });
    expect(changed.body).toMatchObject({ displayName: 'Nora Èlla', language: 'ar' });
    expect((await visitor.ask('/me')).body).toMatchObject({ displayName: 'Nora Èlla', language: 'ar' });
    const [trace] = await tracesOf(server, 'person.changed');
    expect(trace).toMatchObject({ actor_person_id: visitor.personId, subject_id: visitor.personId });
    expect(JSON.parse(trace?.detail ?? '')).toEqual({ changed: ['display_name', 'language'] });
    await visitor.ask('/me', { method: 'PATCH', body: { language: null } });
    expect(((await visitor.ask('/me')).body as Me).language).toBeNull();
  });

  test('that change nothing leave no trace', async () => {
    const visitor = await visitorOf(server, 'Nora Ferma', ['employee']);
    const before = await tracesOf(server, 'person.changed');
    await visitor.ask('/me', { method: 'PATCH', body: { displayName: 'Nora Ferma' } });
    expect(await tracesOf(server, 'person.changed')).toEqual(before);
  });

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['marks without a letter', '…!'],
    ['a line end', 'Nora\nSeconda'],
    ['a control character', 'Nora\u0007'],
    ['a mark that turns the direction', 'Nora\u202eaicul'],
    ['a blank of no width', 'No\u200bra'],
    ['too much', 'N'.repeat(121)],
  ])('refuse %s', async (_what, displayName) => {
    const laura = await knownVisitor(server, 'Laura Bianchi');
    const refused = await laura.ask('/me', { method: 'PATCH', body: { displayName } });
    expect(refusalOf(refused)).toBe('invalid_request');
    expect(faultPathsOf(refused)).toContain('json.displayName');
    expect(((await laura.ask('/me')).body as Me).displayName).toBe('Laura Bianchi');
  });

  test('refuse a field that is not hers to set', async () => {
    const laura = await knownVisitor(server, 'Laura Bianchi');
    const refused = await laura.ask('/me', { method: 'PATCH', body: { roles: ['operator'] } });
    expect(refusalOf(refused)).toBe('invalid_request');
  });
});

describe('her sign-ins', () => {
  interface SignIns {
    items: { id: string; isThisOne: boolean }[];
  }

  test('are listed, ended one by one, and all others at once', async () => {
    const here = await visitorOf(server, 'Sara Ovunque', ['employee']);
    const another = () => visitorAt(server, 'Sara Ovunque', here.personId, here.membershipId);
    const [one, two, three] = [await another(), await another(), await another()];
    const { items } = (await here.ask('/me/sign-ins')).body as SignIns;
    expect(items).toHaveLength(4);
    expect(items.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
    const ofOne = ((await one.ask('/me/sign-ins')).body as SignIns).items.find(({ isThisOne }) => isThisOne);
    expect((await here.ask(`/me/sign-ins/${ofOne?.id ?? ''}`, { method: 'DELETE' })).body).toEqual({
      ended: 1,
    });
    expect((await one.ask('/me')).status).toBe(401);
    expect((await two.ask('/me')).status).toBe(200);
    expect(refusalOf(await here.ask(`/me/sign-ins/${ofOne?.id ?? ''}`, { method: 'DELETE' }))).toBe(
      'not_found',
    );
    expect((await here.ask('/me/sign-ins', { method: 'DELETE' })).body).toEqual({ ended: 2 });
    expect((await three.ask('/me')).status).toBe(401);
    expect((await here.ask('/me')).status).toBe(200);
  });

  test('of others are not hers to end', async () => {
    const laura = await knownVisitor(server, 'Laura Bianchi');
    const giulia = await knownVisitor(server, 'Giulia Ferri');
    const { items } = (await giulia.ask('/me/sign-ins')).body as SignIns;
    for (const { id } of items) {
      expect(refusalOf(await laura.ask(`/me/sign-ins/${id}`, { method: 'DELETE' }))).toBe('not_found');
    }
    expect((await giulia.ask('/me')).status).toBe(200);
  });
});

describe('what she granted to pages', () => {
  const consentOf = async (personId: string) => {
    const [row] = await server.owner<{ id: string }[]>`
      insert into identity.client_consent (community_id, id, person_id, client_id, origin, scopes, given_at)
      select p.community_id, gen_random_uuid(), p.id, e.client_id, e.origins[1], '{survey:respond}', now() - interval '1 day'
      from identity.person p join identity.embed_client e on e.community_id = p.community_id where p.id = ${personId} limit 1
      returning id`;
    return row?.id ?? '';
  };

  test('is listed and withdrawn, once', async () => {
    const visitor = await visitorOf(server, 'Carla Concede', ['employee']);
    const id = await consentOf(visitor.personId);
    const withdraw = () => visitor.ask(`/me/consents/${id}/withdraw`, { method: 'POST' });
    expect(((await visitor.ask('/me/consents')).body as { items: object[] }).items).toEqual([
      expect.objectContaining({ id, scopes: ['survey:respond'], withdrawnAt: null }),
    ]);
    const answers = await Promise.all(Array.from({ length: 6 }, withdraw));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ withdrawnAt: expect.any(String) as string });
    const traces = await tracesOf(server, 'client_consent.withdrawn');
    expect(traces.filter(({ actor_person_id: actor }) => actor === visitor.personId)).toHaveLength(1);
  });

  test('by somebody else is not there', async () => {
    const visitor = await visitorOf(server, 'Carla Propria', ['employee']);
    const id = await consentOf(visitor.personId);
    const laura = await knownVisitor(server, 'Laura Bianchi');
    expect(refusalOf(await laura.ask(`/me/consents/${id}/withdraw`, { method: 'POST' }))).toBe('not_found');
    expect(((await laura.ask('/me/consents')).body as { items: object[] }).items).toEqual([]);
  });
});

test('an embed learns her name and nothing else of her', async () => {
  const token = await server.tokenOf('Giulia Ferri', { scope: 'profile:min' });
  const answer = await call(server, '/v1/milano/me', { token });
  expect(answer.body).toEqual({
    displayName: 'Giulia Ferri',
    language: null,
    memberships: [],
    actingAs: null,
    operator: null,
    elevatedUntil: null,
  });
});
