// Calls of the contract's operations as they should be, for tests to change in one place.
import { expect } from 'vitest';
import { newWord } from './belongings.ts';
import { call, faultPathsOf, refusalOf, type CallAnswer, type CallOptions } from './calls.ts';
import { mayRefuse, scopeOf, type ContractOperation, type Way } from './contract-operations.ts';
import type { TestServer } from './harness.ts';
import { openRows, signedInRows, type Needs, type Standing } from './operation-rows.ts';
import { visitorOf, type Visitor } from './visitors.ts';

export interface GoodCall {
  /** Who may make it; somebody of the firm where anybody may. */
  caller: Visitor;
  needs: Needs;
}

/** Somebody new, signed in at the portal. */
export function newcomer(server: TestServer, { roles, organisation }: Standing): Promise<Visitor> {
  return visitorOf(server, `Persona ${newWord()}`, roles, organisation);
}

/**
 * Somebody who may, with everything that the call needs: nobody and nothing that another test has touched. She has
 * just proved who she is where that is needed, unless told otherwise.
 */
export async function goodCallOf(
  server: TestServer,
  operation: ContractOperation,
  isElevated = mayRefuse(operation, 'step_up_needed'),
): Promise<GoodCall> {
  const row = signedInRows[operation.operationId];
  const caller = await newcomer(server, row ?? { roles: ['employee'], organisation: 'naviglio' });
  const needs = await (row === undefined
    ? openRows[operation.operationId]?.needs?.(server)
    : row.needs?.(server, caller));
  if (isElevated) await caller.elevate();
  else
    await server.owner`
      update identity.portal_session set elevated_until = null where person_id = ${caller.personId}`;
  return { caller, needs: needs ?? {} };
}

export function addressOf(
  { path }: ContractOperation,
  { parts, query }: Needs,
  community = 'milano',
): string {
  const words = Object.entries({ ...parts, community });
  const address = words.reduce((rest, [name, word]) => rest.replace(`{${name}}`, word), path);
  return query === undefined ? address : `${address}?${new URLSearchParams(query).toString()}`;
}

/** What a call brings to say who makes it. */
export async function credentialOf(
  server: TestServer,
  operation: ContractOperation,
  { displayName, cookie }: Visitor,
  way: Way,
): Promise<CallOptions> {
  if (way === 'nobody') return {};
  if (way === 'cookie') return { cookie };
  return { token: await server.tokenOf(displayName, { scope: scopeOf(operation) ?? '' }) };
}

/** Asks as the needs have it; what is given besides replaces it. */
export function send(
  server: TestServer,
  operation: ContractOperation,
  needs: Needs,
  { address = addressOf(operation, needs), headers, ...options }: CallOptions & { address?: string } = {},
): Promise<CallAnswer> {
  const isOther = options.text !== undefined || options.stream !== undefined;
  return call(server, address, {
    method: operation.method,
    ...(isOther || needs.body === undefined ? {} : { body: needs.body }),
    headers: { ...needs.headers, ...headers },
    ...options,
  });
}

/** The code of a refusal with this status that the contract declares. */
export function refused(operation: ContractOperation, answer: CallAnswer, status: number): string {
  const code = refusalOf(answer);
  expect(answer.status, answer.text).toBe(status);
  expect(operation.responses[status]?.description, 'the contract declares the refusal').toContain(code);
  return code;
}

/** Where the request was wrong. */
export function faultsOf(operation: ContractOperation, answer: CallAnswer): string[] {
  expect(refused(operation, answer, 422), answer.text).toBe('invalid_request');
  return faultPathsOf(answer);
}
