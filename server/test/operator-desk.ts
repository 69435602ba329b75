import type { connectionSchema, embedClientSchema } from '@snodo/contract';
import { expect } from 'vitest';
import type { z } from 'zod';
import { call, type CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';
import { visitorOf, type Visitor } from './visitors.ts';

export type Connection = z.infer<typeof connectionSchema>;
export type EmbedClient = z.infer<typeof embedClientSchema>;

/** A connection that may be made, but for its code. */
export const firm = {
  organisationCode: 'naviglio',
  kind: 'keycloak',
  issuer: 'https://sso.firm.example/realms/firm',
  clientId: 'snodo',
  joinsAs: ['employee'],
};
export const pages = { origins: ['https://intranet.firm.example'], scopes: ['survey:respond'] };

/** An id that stands nowhere. */
export const nowhere = '00000000-0000-4000-8000-000000000000';

/** An operator at her desk, just proved, and what she does there with firms' access. */
export interface OperatorDesk {
  operator: Visitor;
  nextCode(): string;
  connectionOf(code: string): Promise<Connection>;
  made(changes?: Record<string, unknown>): Promise<Connection>;
  madeClient(connection: Connection, changes?: Record<string, unknown>): Promise<EmbedClient>;
  /** Asks for a token of its directory; without a key when none is given. */
  issue(connection: Connection, key: string | undefined): Promise<CallAnswer>;
}

export async function openOperatorDesk(server: TestServer): Promise<OperatorDesk> {
  const operator = await visitorOf(server, 'Olga Operatrice', ['operator']);
  await operator.elevate();
  let lastCode = 0;
  const nextCode = () => `firm-${(lastCode += 1)}`;
  return {
    operator,
    nextCode,
    connectionOf: async (code) => {
      const answer = await operator.ask('/connections', { query: '?limit=100' });
      const found = (answer.body as { items: Connection[] }).items.find((one) => one.code === code);
      if (found === undefined) throw new Error(`no connection ${code}: ${answer.text}`);
      return found;
    },
    made: async (changes = {}) => {
      const answer = await operator.ask('/connections', { body: { ...firm, code: nextCode(), ...changes } });
      expect(answer.status, answer.text).toBe(201);
      return answer.body as Connection;
    },
    madeClient: async (connection, changes = {}) => {
      const body = { ...pages, name: nextCode(), ...changes };
      const answer = await operator.ask(`/connections/${connection.id}/embed-clients`, { body });
      expect(answer.status, answer.text).toBe(201);
      return answer.body as EmbedClient;
    },
    issue: (connection, key) =>
      call(server, `/v1/milano/connections/${connection.id}/directory-tokens`, {
        method: 'POST',
        cookie: operator.cookie,
        headers: key === undefined ? {} : { 'idempotency-key': key },
      }),
  };
}

export interface IssuedToken {
  directoryToken: { id: string; revokedAt: string | null };
  text: string;
}
