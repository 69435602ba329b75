// Who may do what, for every operation of the contract: one row an operation (`operation-rows`), the same checks for
// all of them; what is not in a row is read from the contract.
import { randomUUID } from 'node:crypto';
import { embedScopes } from '@snodo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assistantOf } from './belongings.ts';
import { call, refusalOf } from './calls.ts';
import {
  contractOperations,
  goodStatusOf,
  mayRefuse,
  partsOf,
  scopeOf,
  waysOf,
  type ContractOperation,
  type Way,
} from './contract-operations.ts';
import { credentialOf, faultsOf, goodCallOf, newcomer, refused, send } from './good-calls.ts';
import { openTestServer, type TestServer } from './harness.ts';
import { openRows, signedInRows, type SignedInRow } from './operation-rows.ts';
import { withoutLimits } from './without-limits.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());

const forgedCookie = `snodo_portal=milano.${'A'.repeat(43)}`;

test('every operation has a row of its kind, and every row an operation', () => {
  const isOpen = (operation: ContractOperation) => waysOf(operation).includes('nobody');
  const idsOf = (operations: ContractOperation[]) => operations.map(({ operationId }) => operationId);
  const open = idsOf(contractOperations.filter(isOpen));
  const signedIn = idsOf(contractOperations.filter((operation) => !isOpen(operation)));
  expect(open.filter((id) => openRows[id] === undefined)).toEqual([]);
  expect(signedIn.filter((id) => signedInRows[id] === undefined)).toEqual([]);
  expect(Object.keys(openRows).filter((id) => !open.includes(id))).toEqual([]);
  expect(Object.keys(signedInRows).filter((id) => !signedIn.includes(id))).toEqual([]);
});

describe.each(contractOperations)('$operationId', (operation) => {
  const { path, request } = operation;
  const row = signedInRows[operation.operationId];
  for (const way of waysOf(operation)) checkSuccess(operation, way);
  if (row !== undefined) checkSignIn(operation);
  if (row !== undefined && row.refuses !== 'nobody') checkRole(operation, row.refuses);
  if (row === undefined && operation.security !== undefined) checkOptionalSignIn(operation);
  if (operation.security !== undefined) checkTokens(operation);
  if (path.includes('/me/') && partsOf(operation).length > 0) checkOwner(operation);
  if (mayRefuse(operation, 'step_up_needed')) checkElevation(operation);
  if (mayRefuse(operation, 'not_on_behalf')) checkAssistance(operation);
  if (request.headers?.shape['idempotency-key'] !== undefined) checkIdempotency(operation);
});

function checkSuccess(operation: ContractOperation, way: Way): void {
  test(`answers as the contract has it (${way})`, async () => {
    const { caller, needs } = await goodCallOf(server, operation);
    const answer = await send(server, operation, needs, await credentialOf(server, operation, caller, way));
    expect(answer.status, answer.text).toBe(goodStatusOf(operation));
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    const [kind] = Object.entries(operation.responses[answer.status]?.content ?? {});
    if (kind === undefined) throw new Error('the contract has no answer');
    const [type, { schema }] = kind;
    expect(answer.headers.get('content-type')).toContain(type);
    // The schemas leave out what they do not name: what is left of the answer must be the whole answer.
    if (type === 'application/json') expect(schema.parse(answer.body)).toEqual(answer.body);
  });
}

function checkSignIn(operation: ContractOperation): void {
  test('refuses whoever is not signed in', async () => {
    const { needs } = await goodCallOf(server, operation);
    for (const who of [{}, { cookie: forgedCookie }, { cookie: 'snodo_portal=' }, { token: 'no.to.ken' }]) {
      const answer = await send(server, operation, needs, who);
      expect(refused(operation, answer, 401)).toBe('not_signed_in');
    }
  });

  test('refuses another site’s page that has the cookie, and a write without the portal’s own header', async () => {
    const { caller, needs } = await goodCallOf(server, operation);
    const { cookie } = caller;
    const crossSite = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
    for (const headers of crossSite) {
      const answer = await send(server, operation, needs, { cookie, headers });
      expect(refused(operation, answer, 403)).toBe('cross_site_request');
    }
    if (operation.method === 'GET') return;
    const bare = await send(server, operation, needs, { headers: { cookie } });
    expect(refused(operation, bare, 403)).toBe('cross_site_request');
  });
}

function checkOptionalSignIn(operation: ContractOperation): void {
  test('refuses a token that is none, and takes a cookie that opens nothing for nobody’s', async () => {
    const { needs } = await goodCallOf(server, operation);
    const answer = await send(server, operation, needs, { token: 'no.to.ken' });
    expect(refused(operation, answer, 401)).toBe('not_signed_in');
    const forged = await send(server, operation, needs, { cookie: forgedCookie });
    const { text } = await send(server, operation, needs);
    expect([forged.status, forged.text]).toEqual([goodStatusOf(operation), text]);
  });
}

function checkTokens(operation: ContractOperation): void {
  const scope = scopeOf(operation);
  test(`A9: no embed’s token opens it ${scope === undefined ? 'at all' : `without ${scope}`}`, async () => {
    const { caller, needs } = await goodCallOf(server, operation);
    const others = embedScopes.filter((other) => other !== scope).join(' ');
    const token = await server.tokenOf(caller.displayName, { scope: others });
    const answer = await send(server, operation, needs, { token });
    expect(refused(operation, answer, 403)).toBe('insufficient_scope');
  });
}

function checkRole(
  operation: ContractOperation,
  { code = 'forbidden', ...standing }: Exclude<SignedInRow['refuses'], 'nobody'>,
): void {
  test(`refuses whoever may not: ${standing.roles.join(', ')}`, async () => {
    const { needs } = await goodCallOf(server, operation);
    const other = await newcomer(server, standing);
    const { cookie } = other;
    expect(refused(operation, await send(server, operation, needs, { cookie }), 403)).toBe(code);
    // To prove who she is does not help her.
    await other.elevate();
    expect(refused(operation, await send(server, operation, needs, { cookie }), 403)).toBe(code);
  });
}

function checkOwner(operation: ContractOperation): void {
  test('finds nothing of another person’s', async () => {
    const [hers, others] = [await goodCallOf(server, operation), await goodCallOf(server, operation)];
    const needs = { ...hers.needs, parts: others.needs.parts ?? {} };
    const answer = await send(server, operation, needs, { cookie: hers.caller.cookie });
    expect(refused(operation, answer, 404)).toBe('not_found');
  });
}

function checkElevation(operation: ContractOperation): void {
  test('wants a fresh proof of who she is', async () => {
    const { caller, needs } = await goodCallOf(server, operation, false);
    const answer = await send(server, operation, needs, { cookie: caller.cookie });
    expect(refused(operation, answer, 403)).toBe('step_up_needed');
  });
}

function checkAssistance(operation: ContractOperation): void {
  test('is never done for somebody else', async () => {
    const { caller, needs } = await goodCallOf(server, operation);
    const answer = await send(server, operation, needs, { cookie: await assistantOf(server, caller) });
    expect(refused(operation, answer, 403)).toBe('not_on_behalf');
  });
}

function checkIdempotency(operation: ContractOperation): void {
  test('does once what is sent twice with one key, and refuses the key for anything else', async () => {
    const { caller, needs } = await goodCallOf(server, operation);
    const { cookie } = caller;
    const withKey = (key: string, query = needs.query) =>
      send(server, operation, query === undefined ? needs : { ...needs, query }, {
        cookie,
        headers: { 'idempotency-key': key },
      });
    const key = randomUUID();
    const [first, second] = [await withKey(key), await withKey(key)];
    expect(first.status, first.text).toBe(goodStatusOf(operation));
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    const another = await withKey(key, { further: 'x' });
    expect(refused(operation, another, 422)).toBe('idempotency_key_reused');
    expect(faultsOf(operation, await withKey('a b'))).toEqual(['header.idempotency-key']);
  });
}

test('answers what is no operation with a problem too', async () => {
  for (const [method, address] of [
    ['GET', '/v1/milano/submissions'],
    ['DELETE', '/v1/milano'],
    ['PUT', '/v1/milano/services'],
    ['GET', '/v1/'],
  ] as const) {
    const answer = await call(server, address, { method });
    expect(answer.status, address).toBe(404);
    expect(refusalOf(answer)).toBe('not_found');
  }
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
