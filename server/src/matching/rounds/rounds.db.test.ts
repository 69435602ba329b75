import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RoundResultBody } from '@snodo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, root, type TestServer } from '../../../test/harness.ts';
import { wellOf } from '../../../test/members.ts';
import { newAsker, newManager } from '../../../test/needs.ts';
import {
  close,
  newDrawnRound,
  newRound,
  nonces,
  roundInput,
  serviceCodes,
  wishesOf,
  type SeenRound,
} from '../../../test/rounds.ts';
import { tracesOf, type Visitor } from '../../../test/visitors.ts';

let server: TestServer;
let manager: Visitor;
const folder = mkdtempSync(path.join(tmpdir(), 'rounds-'));
beforeAll(async () => {
  server = await openTestServer();
  manager = await newManager(server);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

const apply = (person: Visitor, id: string, wishes: unknown) =>
  person.ask(`/rounds/${id}/application`, { method: 'PUT', body: { wishes } });
const commit = (id: string) => manager.ask(`/rounds/${id}/commitment`, { method: 'POST' });
const draw = (id: string, opened: string[] = nonces) =>
  manager.ask(`/rounds/${id}/draw`, { body: { nonces: opened } });
const resultOf = async (id: string) =>
  wellOf(await call(server, `/v1/milano/rounds/${id}/result`)) as RoundResultBody;

function verify(published: unknown): { status: number | null; said: string } {
  const file = path.join(folder, `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(published));
  const script = path.join(root, 'packages/allocation/verifier/verify-round.mjs');
  const run = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { status: run.status, said: run.stdout };
}

describe('forty applications for ten places', () => {
  let id: string;
  let askers: Visitor[];
  const codes = new Map<string, string>();

  beforeAll(async () => {
    id = await newRound(server, manager);
    askers = await Promise.all(Array.from({ length: 40 }, () => newAsker(server)));
    const orders = [[0, 1, 2], [1, 0], [2, 1, 0], [0]];
    const answers = await Promise.all(
      askers.map(async (person, index) =>
        apply(person, id, await wishesOf(server, orders[index % 4], index % 2)),
      ),
    );
    for (const [index, answer] of answers.entries()) {
      const { mine } = wellOf(answer) as SeenRound;
      codes.set(askers[index]?.personId ?? '', mine?.code ?? '');
    }
    await close(server, id);
  });

  test('are fixed, drawn and read by anybody by codes without names, and the verifier confirms them', async () => {
    expect((await call(server, `/v1/milano/rounds/${id}/result`)).status).toBe(404);
    const committed = wellOf(await commit(id)) as SeenRound;
    expect(committed).toMatchObject({ state: 'committed', applications: 40 });
    wellOf(await draw(id));
    const result = await resultOf(id);
    expect(result.commitment).toBe(committed.commitment);
    expect(result.placings.filter(({ service }) => service !== null)).toHaveLength(10);
    expect(new Set(result.placings.map(({ code }) => code))).toEqual(new Set(codes.values()));
    const text = JSON.stringify(result);
    for (const person of askers) {
      expect(text).not.toContain(person.displayName);
      expect(text).not.toContain(person.personId);
    }
    expect(verify(result)).toEqual({
      status: 0,
      said: expect.stringMatching(/^CONFIRMED: 40 applications, 10/),
    });
    const [first, ...rest] = result.placings;
    const swapped = { ...result, placings: [{ ...first, service: null, wish: null }, ...rest.slice(0, -1)] };
    expect(verify(swapped).status).toBe(1);
  });

  test('tell each family her own code, and nobody another’s', async () => {
    const [one, other] = askers as [Visitor, Visitor];
    const { mine } = wellOf(await one.ask(`/rounds/${id}`)) as SeenRound;
    expect(mine?.code).toBe(codes.get(one.personId));
    expect((await one.ask(`/rounds/${id}`)).text).not.toContain(codes.get(other.personId));
    expect(wellOf(await (await newAsker(server)).ask(`/rounds/${id}`))).toMatchObject({ mine: null });
  });

  test('are drawn once: whoever draws again gets what was drawn', async () => {
    const before = await resultOf(id);
    const answers = await Promise.all(Array.from({ length: 5 }, () => draw(id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await resultOf(id)).toEqual(before);
    expect(
      (await tracesOf(server, 'round.drawn')).filter(({ subject_id }) => subject_id === id),
    ).toHaveLength(1);
  });
});

describe('the order of things', () => {
  test('is deadline, commitment, seed: nothing is fixed before the first, nor drawn before the second', async () => {
    const id = await newRound(server, manager);
    expect(refusalOf(await commit(id))).toBe('round_open');
    await close(server, id);
    expect(refusalOf(await draw(id))).toBe('round_not_committed');
    wellOf(await commit(id));
    const before = wellOf(await manager.ask(`/rounds/${id}`)) as SeenRound;
    expect(wellOf(await commit(id))).toEqual(before);
  });

  test('an application after the deadline is refused, a change and a withdrawal too, and what stood stays', async () => {
    const id = await newRound(server, manager);
    const person = await newAsker(server);
    wellOf(await apply(person, id, await wishesOf(server, [0])));
    await close(server, id);
    expect(refusalOf(await apply(person, id, await wishesOf(server, [1])))).toBe('round_over');
    expect(refusalOf(await apply(await newAsker(server), id, await wishesOf(server)))).toBe('round_over');
    expect(refusalOf(await person.ask(`/rounds/${id}/application`, { method: 'DELETE' }))).toBe('round_over');
    const [code] = await serviceCodes(server);
    expect(wellOf(await person.ask(`/rounds/${id}`))).toMatchObject({
      mine: { wishes: [{ service: code }] },
    });
  });

  test('whoever applies while the round is fixed is in it or is told that she is not', async () => {
    const id = await newRound(server, manager);
    const people = await Promise.all(Array.from({ length: 10 }, () => newAsker(server)));
    const wishes = await wishesOf(server);
    const soon = server.clock.now().getTime();
    await server.owner`update matching.round set applies_until = ${new Date(soon + 250)} where id = ${id}`;
    const applying = people.map(async (person, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 60));
      return apply(person, id, wishes);
    });
    const committing = (async () => {
      for (;;) {
        const answer = await commit(id);
        if (answer.status === 200) return answer.body as SeenRound;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const [answers, committed] = await Promise.all([Promise.all(applying), committing]);
    const inside = answers.filter(({ status }) => status === 200).length;
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10 - inside);
    expect(committed.applications).toBe(inside);
  });

  test('another nonce than the promised one draws nothing', async () => {
    const id = await newRound(server, manager);
    await close(server, id);
    wellOf(await commit(id));
    const refused = await draw(id, [nonces[0] ?? '', randomBytes(32).toString('hex')]);
    expect(refusalOf(refused)).toBe('nonce_not_promised');
    expect(faultPathsOf(refused)).toEqual(['json.nonces.1']);
    expect((await call(server, `/v1/milano/rounds/${id}/result`)).status).toBe(404);
  });

  test('what was committed to and drawn is not changed, not even by the application itself', async () => {
    const id = await newDrawnRound(server, manager);
    for (const change of [
      `commitment = repeat('a', 64)`,
      `committed = '{}'`,
      `services = '[]'`,
      `seed = repeat('b', 64)`,
      `outcome = '{}'`,
    ]) {
      const changed = server.owner.unsafe(`update matching.round set ${change} where id = '${id}'`);
      await expect(changed, change).rejects.toMatchObject({ code: '23514' });
    }
    const late = server.owner`update matching.application set wishes = '[]' where round_id = ${id}`;
    await expect(late).rejects.toMatchObject({ code: '23514' });
  });
});

describe('an application', () => {
  test('is one a person, under one code, however often she changes it before the deadline', async () => {
    const id = await newRound(server, manager);
    const person = await newAsker(server);
    const first = wellOf(await apply(person, id, await wishesOf(server, [0]))) as SeenRound;
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => apply(person, id, await wishesOf(server, [1, 0]))),
    );
    for (const answer of answers) expect((wellOf(answer) as SeenRound).mine?.code).toBe(first.mine?.code);
    expect(wellOf(await person.ask(`/rounds/${id}/application`, { method: 'DELETE' }))).toMatchObject({
      mine: null,
    });
    expect((await person.ask(`/rounds/${id}/application`, { method: 'DELETE' })).status).toBe(200);
  });

  test('that does not fit the round is refused by path', async () => {
    const id = await newRound(server, manager);
    const person = await newAsker(server);
    const [wish] = await wishesOf(server, [1]);
    const paths = async (wishes: unknown) => faultPathsOf(await apply(person, id, wishes));
    expect(await paths([{ ...wish, service: 'x' }])).toEqual(['json.wishes.0.service']);
    expect(await paths([wish, wish])).toEqual(['json.wishes.1.service']);
    expect(await paths([{ ...wish, levels: [0] }])).toEqual(['json.wishes.0.levels']);
    expect(await paths([{ ...wish, levels: [0, 2] }])).toEqual(['json.wishes.0.levels.1']);
    expect(await paths([{ ...wish, isReserved: true }])).toEqual(['json.wishes.0.isReserved']);
    expect(await paths([])).toEqual(['json.wishes']);
    expect(wellOf(await person.ask(`/rounds/${id}`))).toMatchObject({ mine: null });
  });
});

describe('a round that is none', () => {
  const paths = async (changes: Record<string, unknown>) =>
    faultPathsOf(await manager.ask('/rounds', { body: await roundInput(server, changes) }));

  test('is refused by path', async () => {
    const [code = ''] = await serviceCodes(server);
    const service = { code, places: 2, reservedPlaces: 0 };
    expect(await paths({ appliesUntil: '2020-01-01T00:00:00Z' })).toEqual(['json.appliesUntil']);
    expect(await paths({ services: [{ ...service, code: 'x' }] })).toEqual(['json.services.0.code']);
    expect(await paths({ services: [service, service] })).toEqual(['json.services.1.code']);
    expect(await paths({ services: [{ ...service, reservedPlaces: 3 }] })).toEqual([
      'json.services.0.reservedPlaces',
    ]);
    expect(await paths({ promises: [] })).toEqual(['json.promises']);
  });

  test('with the id of another is refused, and the other stands', async () => {
    const id = await newRound(server, manager);
    const answer = await manager.ask('/rounds', { body: await roundInput(server, { id }) });
    expect(refusalOf(answer)).toBe('round_changed');
  });
});
