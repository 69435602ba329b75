import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { knownVisitor, tracesOf, visitorOf, type Visitor } from '../../test/visitors.ts';

let server: TestServer;
let operator: Visitor;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  operator = await visitorOf(server, 'Olga Operatrice', ['operator']);
  manager = await visitorOf(server, 'Mina Manager', ['community_manager']);
});
afterAll(() => server.stop());

const setRoles = async (who: Visitor, membershipId: string, roles: string[]) => {
  await who.elevate();
  return who.ask(`/memberships/${membershipId}/roles`, { method: 'PUT', body: { roles } });
};
const end = async (who: Visitor, membershipId: string) => {
  await who.elevate();
  return who.ask(`/memberships/${membershipId}/end`, { method: 'POST' });
};
const rolesOf = async (membershipId: string) => {
  const [row] = await server.owner<
    { roles: string[]; is_active: boolean }[]
  >`select roles, is_active from identity.membership where id = ${membershipId}`;
  return row;
};

describe('roles', () => {
  test('are given and taken by operators and managers, counted in the next call, and told in the trail', async () => {
    const visitor = await visitorOf(server, 'Rita Ruoli', ['employee']);
    expect(refusalOf(await visitor.ask('/people', { query: '?name=Laura' }))).toBe('forbidden');
    const given = await setRoles(manager, visitor.membershipId, ['employee', 'community_manager']);
    expect(given.body).toMatchObject({ roles: ['employee', 'community_manager'], isActive: true });
    expect((await visitor.ask('/people', { query: '?name=Laura' })).status).toBe(200);
    const [trace] = await tracesOf(server, 'membership.roles_changed');
    expect(trace).toMatchObject({ actor_person_id: manager.personId, subject_id: visitor.membershipId });
    expect(JSON.parse(trace?.detail ?? '')).toEqual({ given: ['community_manager'], taken: [] });
    await setRoles(operator, visitor.membershipId, ['employee']);
    expect(refusalOf(await visitor.ask('/people', { query: '?name=Laura' }))).toBe('forbidden');
  });

  test.each(['operator', 'dpo'])('a manager neither gives nor takes %s, an operator does', async (role) => {
    const visitor = await visitorOf(server, `Alta ${role}`, ['facilitator']);
    expect(refusalOf(await setRoles(manager, visitor.membershipId, ['facilitator', role]))).toBe('forbidden');
    expect((await rolesOf(visitor.membershipId))?.roles).toEqual(['facilitator']);
    expect((await setRoles(operator, visitor.membershipId, ['facilitator', role])).status).toBe(200);
    expect(refusalOf(await setRoles(manager, visitor.membershipId, ['facilitator']))).toBe('forbidden');
    expect(refusalOf(await end(manager, visitor.membershipId))).toBe('forbidden');
    expect(await rolesOf(visitor.membershipId)).toEqual({ roles: ['facilitator', role], is_active: true });
  });

  test('nobody raises herself, not even an operator', async () => {
    expect(refusalOf(await setRoles(manager, manager.membershipId, ['community_manager', 'operator']))).toBe(
      'forbidden',
    );
    expect(refusalOf(await setRoles(operator, operator.membershipId, ['operator', 'dpo']))).toBe('forbidden');
    expect(refusalOf(await end(operator, operator.membershipId))).toBe('forbidden');
  });

  test.each(['Giulia Ferri', 'Laura Bianchi'])('%s gives, ends and sees nothing of others', async (name) => {
    const caller = await knownVisitor(server, name);
    const visitor = await visitorOf(server, `Bersaglio di ${name}`, ['employee'], 'naviglio');
    expect(refusalOf(await setRoles(caller, visitor.membershipId, ['hr_officer']))).toBe('forbidden');
    expect(refusalOf(await end(caller, visitor.membershipId))).toBe('forbidden');
    // Whether a membership exists is not hers to learn either.
    expect(refusalOf(await end(caller, crypto.randomUUID()))).toBe('forbidden');
    expect(refusalOf(await caller.ask('/people', { query: '?name=Laura' }))).toBe('forbidden');
  });

  test('need a fresh proof of who gives them', async () => {
    const cautious = await visitorOf(server, 'Cauta Manager', ['community_manager']);
    const visitor = await visitorOf(server, 'Rina Ferma', ['employee']);
    const asked = await cautious.ask(`/memberships/${visitor.membershipId}/roles`, {
      method: 'PUT',
      body: { roles: ['host'] },
    });
    expect(refusalOf(asked)).toBe('step_up_needed');
    expect(
      refusalOf(await cautious.ask(`/memberships/${visitor.membershipId}/end`, { method: 'POST' })),
    ).toBe('step_up_needed');
  });

  test('are refused where they make no sense', async () => {
    const neighbour = await visitorOf(server, 'Vera Vicina', ['neighbour'], null);
    expect(refusalOf(await setRoles(operator, neighbour.membershipId, ['neighbour', 'hr_officer']))).toBe(
      'role_needs_organisation',
    );
    expect(refusalOf(await setRoles(operator, neighbour.membershipId, []))).toBe('invalid_request');
    expect(refusalOf(await setRoles(operator, neighbour.membershipId, ['host', 'host']))).toBe(
      'invalid_request',
    );
    expect(refusalOf(await setRoles(operator, crypto.randomUUID(), ['host']))).toBe('not_found');
    expect((await setRoles(operator, neighbour.membershipId, ['neighbour', 'host'])).status).toBe(200);
  });

  test('of a choice do not count: a manager who acts as an employee gives none', async () => {
    const both = await visitorOf(server, 'Bice Due', ['employee', 'community_manager']);
    const visitor = await visitorOf(server, 'Rosa Data', ['employee']);
    await both.ask('/me/acting-as', {
      method: 'PUT',
      body: { membershipId: both.membershipId, role: 'employee' },
    });
    expect(refusalOf(await setRoles(both, visitor.membershipId, ['employee', 'host']))).toBe('forbidden');
  });
});

describe('ending a membership', () => {
  test('twenty at once: one ends it, the others are told that it is over, and the person is out', async () => {
    const visitor = await visitorOf(server, 'Fine Unica', ['employee']);
    await operator.elevate();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        operator.ask(`/memberships/${visitor.membershipId}/end`, { method: 'POST' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(refusalOf))).toEqual(
      new Set(['membership_ended']),
    );
    expect((await visitor.ask('/me')).status).toBe(401);
    const traces = await tracesOf(server, 'membership.ended');
    expect(traces.filter(({ subject_id: id }) => id === visitor.membershipId)).toHaveLength(1);
  });

  test('two operators who remove each other at once: one stays', async () => {
    const one = await visitorOf(server, 'Oda Prima', ['operator']);
    const two = await visitorOf(server, 'Oda Seconda', ['operator']);
    await Promise.all([one.elevate(), two.elevate()]);
    const answers = await Promise.all([
      one.ask(`/memberships/${two.membershipId}/end`, { method: 'POST' }),
      two.ask(`/memberships/${one.membershipId}/end`, { method: 'POST' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const active = await Promise.all([rolesOf(one.membershipId), rolesOf(two.membershipId)]);
    expect(active.filter((row) => row?.is_active === true)).toHaveLength(1);
  });

  test('a role that is taken while calls run: each call is before or after, and those after are refused', async () => {
    const visitor = await visitorOf(server, 'Gara Manager', ['employee', 'community_manager']);
    await operator.elevate();
    const [taken] = await Promise.all([
      operator.ask(`/memberships/${visitor.membershipId}/roles`, {
        method: 'PUT',
        body: { roles: ['employee'] },
      }),
      ...Array.from({ length: 10 }, () => visitor.ask('/people', { query: '?name=Laura' })),
    ]);
    expect(taken.status).toBe(200);
    expect(refusalOf(await visitor.ask('/people', { query: '?name=Laura' }))).toBe('forbidden');
  });
});

describe('leaving', () => {
  const leave = async (who: Visitor, staysAsNeighbour: boolean, membershipId = who.membershipId) => {
    await who.elevate();
    return who.ask(`/me/memberships/${membershipId}/end`, { method: 'POST', body: { staysAsNeighbour } });
  };
  const addPasskey = (personId: string) => server.owner`
    insert into identity.passkey (community_id, id, person_id, credential_id, public_key, counter, transports, name, created_at)
    select community_id, gen_random_uuid(), id, decode(md5(id::text), 'hex'), '\\x01', 0, '{}', 'Telefono', now()
    from identity.person where id = ${personId}`;

  test('the last organisation without staying: she is out everywhere at once', async () => {
    const visitor = await visitorOf(server, 'Lea Parte', ['employee'], 'naviglio');
    expect((await leave(visitor, false)).body).toEqual({ remaining: 0 });
    expect((await visitor.ask('/me')).status).toBe(401);
    const [left] =
      await server.owner`select id from identity.portal_session where person_id = ${visitor.personId}`;
    expect(left).toBeUndefined();
  });

  test('and staying needs a way of her own to sign in; refused, nothing has changed', async () => {
    const visitor = await visitorOf(server, 'Lia Resta', ['employee'], 'naviglio');
    expect(refusalOf(await leave(visitor, true))).toBe('own_sign_in_needed');
    expect((await rolesOf(visitor.membershipId))?.is_active).toBe(true);
    await addPasskey(visitor.personId);
    expect((await leave(visitor, true)).body).toEqual({ remaining: 1 });
    expect((await visitor.ask('/me')).body).toMatchObject({
      memberships: [{ organisation: null, roles: ['neighbour'] }],
    });
  });

  test('a firm as somebody who is a neighbour already keeps what else she is there', async () => {
    const visitor = await visitorOf(server, 'Luce Doppia', ['employee'], 'naviglio');
    await addPasskey(visitor.personId);
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), id, null, '{host}' from identity.person where id = ${visitor.personId}`;
    expect((await leave(visitor, true)).body).toEqual({ remaining: 1 });
    expect((await visitor.ask('/me')).body).toMatchObject({
      memberships: [{ roles: ['host', 'neighbour'] }],
    });
  });

  test('twice at once: she leaves once', async () => {
    const visitor = await visitorOf(server, 'Lina Gara', ['employee'], 'naviglio');
    await addPasskey(visitor.personId);
    await visitor.elevate();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        visitor.ask(`/me/memberships/${visitor.membershipId}/end`, { body: { staysAsNeighbour: true } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(refusalOf))).toEqual(
      new Set(['membership_ended']),
    );
    const rows = await server.owner`select 1 from identity.membership where person_id = ${visitor.personId}`;
    expect(rows).toHaveLength(2);
  });

  test('is refused for a membership that is another’s', async () => {
    const visitor = await visitorOf(server, 'Lea Altrui', ['employee'], 'naviglio');
    const laura = await knownVisitor(server, 'Laura Bianchi');
    expect(refusalOf(await leave(visitor, false, laura.membershipId))).toBe('not_found');
    expect((await laura.ask('/me')).status).toBe(200);
  });

  test('is refused to the last operator', async () => {
    const rest = await server.owner<{ id: string }[]>`
      select id from identity.membership where 'operator' = any (roles) and is_active and id <> ${operator.membershipId}`;
    const ids = rest.map(({ id }) => id);
    await server.owner`update identity.membership set is_active = false, ended_at = now() where id = any (${ids})`;
    expect(refusalOf(await leave(operator, false))).toBe('last_operator');
    await operator.elevate();
    expect(refusalOf(await operator.ask('/me/erasure', { body: { confirm: true } }))).toBe('last_operator');
    expect((await operator.ask('/me')).status).toBe(200);
    await server.owner`update identity.membership set is_active = true, ended_at = null where id = any (${ids})`;
  });
});

describe('looking people up', () => {
  interface People {
    items: { id: string; displayName: string; memberships: { isActive: boolean }[] }[];
    nextCursor: string | null;
  }

  test('goes page by page, by words in the name, wildcards taken as letters', async () => {
    const found: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 30 && cursor !== null; page += 1) {
      const query = `?name=naviglio-000&limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const body = (await manager.ask('/people', { query })).body as People;
      expect(body.items.length).toBeLessThanOrEqual(4);
      found.push(...body.items.map(({ displayName }) => displayName));
      cursor = body.nextCursor;
    }
    expect(found).toHaveLength(9);
    expect(new Set(found).size).toBe(9);
    for (const name of ['%25%25', '__', '%5C%5C']) {
      expect(((await manager.ask('/people', { query: `?name=${name}` })).body as People).items).toEqual([]);
    }
  });

  test('asks for two letters, and tells ended memberships as ended', async () => {
    expect(refusalOf(await manager.ask('/people', { query: '?name=L' }))).toBe('invalid_request');
    const visitor = await visitorOf(server, 'Zoe Finita', ['employee']);
    await end(operator, visitor.membershipId);
    const { items } = (await manager.ask('/people', { query: '?name=Zoe%20Fin' })).body as People;
    expect(items[0]?.memberships).toEqual([expect.objectContaining({ isActive: false })]);
  });
});
