// Wrong input of every kind, at every operation of the contract, from everybody: never a fault of ours, never an
// answer that the contract does not name.
import { openApiDocument } from '@snodo/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withoutLimits } from './without-limits.ts';
import { InputMaker, type JsonSchema } from './bad-input.ts';
import { call, refusalOf, type CallAnswer } from './calls.ts';
import { openTestServer, type TestServer } from './harness.ts';

/** Calls of one actor at one operation. */
const callsEach = 6;

interface Operation {
  operationId: string;
  method: string;
  path: string;
  parameters: { name: string; in: string; schema: JsonSchema }[];
  body: JsonSchema | undefined;
  responses: Record<string, { description: string }>;
}

interface Described {
  operationId: string;
  parameters?: { name: string; in: string; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { description: string }>;
}

// The document's own type leaves open what the contract's generator always writes.
const document = openApiDocument() as unknown as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema> };
};

const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
    operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    body: requestBody?.content['application/json']?.schema,
    responses,
  })),
);

/** Whom each asks as; the manager has just proved who she is, except where that would take her away. */
const actors = [undefined, 'Laura Bianchi', 'Giulia Ferri', 'Marta Conti'];
/** Some calls change a name: each operation is asked by the same people again. */
const personIds = new Map<string, string>();
const takesPersonAway = new Set(['eraseMe', 'endOwnMembership', 'endOtherSignIns', 'endSignIn']);

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
  const people = await server.owner<{ id: string; name: string }[]>`
    select id, display_name as name from identity.person where display_name in ${server.owner(actors.filter((name) => name !== undefined))}`;
  for (const { id, name } of people) personIds.set(name, id);
});
beforeEach(async () => {
  for (const [name, id] of personIds)
    await server.owner`update identity.person set display_name = ${name} where id = ${id} and display_name is not null`;
});
afterAll(() => server.stop());

const realWords: Record<string, string[]> = {
  community: ['milano', 'milano', 'milano', 'nowhere'],
  campaign: ['autunno-2026', 'primavera-2026'],
};

function addressOf({ path, parameters }: Operation, make: InputMaker): string {
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place, schema } of parameters) {
    if (place === 'path') {
      const real = realWords[name];
      const word = real !== undefined && make.chance(0.8) ? make.one(real) : make.word(schema, 0.5);
      address = address.replace(`{${name}}`, escaped(word));
    } else if (place === 'query' && make.chance(0.5))
      query.append(name, make.word(schema, 0.5).toWellFormed());
  }
  if (make.chance(0.1)) query.append('unknown', 'x');
  return query.size === 0 ? address : `${address}?${query.toString()}`;
}

/** An empty part of a path, or one that steps up, would ask for another address. */
function escaped(word: string): string {
  return encodeURIComponent(word.toWellFormed()).replace(/^\.*$/, 'x');
}

async function ask(operation: Operation, make: InputMaker, cookie: string | undefined): Promise<CallAnswer> {
  const { method } = operation;
  const headers: Record<string, string> = {};
  if (make.chance(0.3)) headers['idempotency-key'] = make.one(['one', '"two"', 'a b', 'x'.repeat(300)]);
  const options = { method, headers, ...(cookie === undefined ? {} : { cookie }) };
  const address = addressOf(operation, make);
  if (method === 'GET') return call(server, address, options);
  if (make.chance(0.15)) {
    const text = make.one(['{', '', 'null', '"', '[1,', '\u0000', '{"a":1}{', 'x=1']);
    headers['content-type'] = make.one(['application/json', 'text/plain', 'application/xml', 'x']);
    return call(server, address, { ...options, text });
  }
  if (operation.body === undefined && make.chance(0.7)) return call(server, address, options);
  return call(server, address, {
    ...options,
    body: make.value(operation.body ?? {}, make.one([0, 0.1, 0.5])),
  });
}

function checkAnswer(operation: Operation, answer: CallAnswer): void {
  const { operationId, responses } = operation;
  const known = server.logLines.find((line) => line.includes('"level":50')) ?? '';
  const where = `${operationId}: ${answer.status} ${answer.text.slice(0, 300)} ${known.slice(0, 2000)}`;
  expect(answer.status, where).toBeLessThan(500);
  const documented = responses[answer.status];
  expect(documented, where).toBeDefined();
  expect(answer.text, where).not.toMatch(/node_modules|\bat .*\.ts:\d|postgres|PostgresError/);
  if (answer.status >= 400) expect(documented?.description, where).toContain(refusalOf(answer));
}

/** Whether an operation stands at this address, or at one that has a place for anything there. */
function isAt({ path }: Operation, address: string): boolean {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address);
}

async function cookieOf(actor: string | undefined, operationId: string): Promise<string | undefined> {
  if (actor === undefined) return undefined;
  const cookie = await server.cookieOf(actor);
  if (actor === 'Marta Conti' && !takesPersonAway.has(operationId))
    await server.owner`
      update identity.portal_session set elevated_until = now() + interval '1 hour'
      where person_id in (select id from identity.person where display_name = ${actor})`;
  return cookie;
}

describe.each(operations)('$operationId', (operation) => {
  test('answers wrong input as the contract has it, whoever asks', async () => {
    const makers = actors.map((actor) => ({
      actor,
      make: new InputMaker(`${operation.operationId} ${actor ?? 'nobody'}`, document.components.schemas),
    }));
    await Promise.all(
      makers.map(async ({ actor, make }) => {
        const cookie = await cookieOf(actor, operation.operationId);
        for (let turn = 0; turn < callsEach; turn += 1)
          checkAnswer(operation, await ask(operation, make, cookie));
      }),
    );
  });

  test('is the only thing its address answers to, but for HEAD where it is read', async () => {
    const { path, method } = operation;
    const address = path.replace('{community}', 'milano').replaceAll(/\{\w+\}/g, 'x');
    const methods = new Set(operations.filter((other) => isAt(other, address)).map((other) => other.method));
    for (const other of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      if (methods.has(other)) continue;
      const answer = await call(server, address, { method: other });
      expect([other, answer.status, refusalOf(answer)]).toEqual([other, 404, 'not_found']);
    }
    if (method !== 'GET') return;
    const [read, head] = [await call(server, address), await call(server, address, { method: 'HEAD' })];
    expect([head.status, head.text]).toEqual([read.status, '']);
    expect(head.headers.get('content-type')).toBe(read.headers.get('content-type'));
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
