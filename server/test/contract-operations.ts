// What the contract says of each operation, read from its descriptors.
import { contractRoutes, type ProblemCode } from '@snodo/contract';
import { z } from 'zod';

export interface ContractOperation {
  operationId: string;
  method: string;
  path: string;
  security?: { portalCookie?: unknown[]; accessToken?: string[] }[];
  request: {
    params: z.ZodObject;
    query?: z.ZodObject;
    headers?: z.ZodObject;
    body?: { content: { 'application/json': { schema: z.ZodType } } };
  };
  responses: Record<string, { description: string; content: Record<string, { schema: z.ZodType }> }>;
}

// The descriptors' own types differ from route to route; here only what all of them have is read.
export const contractOperations = contractRoutes().map((route) => ({
  ...route,
  method: route.method.toUpperCase(),
})) as unknown as ContractOperation[];

/** How a call may say who makes it. */
export type Way = 'nobody' | 'cookie' | 'token';

export function waysOf({ security = [{}] }: ContractOperation): Way[] {
  return security.map((way) => {
    if (way.accessToken !== undefined) return 'token';
    return way.portalCookie === undefined ? 'nobody' : 'cookie';
  });
}

/** The scope that a token needs; undefined when no token opens the operation. */
export function scopeOf({ security = [] }: ContractOperation): string | undefined {
  return security.flatMap(({ accessToken = [] }) => accessToken)[0];
}

/** The one status with which it succeeds. */
export function goodStatusOf({ responses }: ContractOperation): number {
  return Number(Object.keys(responses).find((status) => status.startsWith('2')));
}

export function mayRefuse({ responses }: ContractOperation, code: ProblemCode): boolean {
  return Object.values(responses).some(({ description }) =>
    description.replace('Problem: ', '').split(', ').includes(code),
  );
}

/** Names of the parts of its path but the community. */
export function partsOf({ path }: ContractOperation): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => name !== 'community');
}

/** What of a part's kind stands nowhere. */
export function nowhereOf({ request }: ContractOperation, part: string): string {
  const isCode = (request.params.shape[part] as z.ZodType).safeParse('nessuna').success;
  return isCode ? 'nessuna' : '00000000-0000-4000-8000-000000000000';
}

export function bodySchemaOf({ request }: ContractOperation): z.ZodType | undefined {
  return request.body?.content['application/json'].schema;
}

export interface WrongBody {
  what: string;
  body: unknown;
  /** Where the fault is. */
  path: string;
}

/** A good body made wrong in one place at a time, as far as the contract minds. */
export function wrongBodiesOf(schema: z.ZodType, good: Record<string, unknown>): WrongBody[] {
  // Of a body that may have one shape or another nobody knows which was meant, unless one field of it says so.
  const isUnion = schema instanceof z.ZodUnion && !(schema instanceof z.ZodDiscriminatedUnion);
  const wrong: WrongBody[] = [
    { what: 'unknown field', body: { ...good, unasked: 'x' }, path: 'json' },
    { what: 'list', body: [], path: 'json' },
    { what: 'null', body: null, path: 'json' },
  ];
  for (const [name, value] of Object.entries(good)) {
    const { [name]: _, ...without } = good;
    const path = isUnion ? 'json' : `json.${name}`;
    if (!schema.safeParse(without).success) wrong.push({ what: `no ${name}`, body: without, path });
    const other = typeof value === 'object' && !Array.isArray(value) ? 7 : { wrong: true };
    wrong.push({ what: `${name} of another type`, body: { ...good, [name]: other }, path });
    if (typeof value === 'string')
      wrong.push({ what: `NUL in ${name}`, body: { ...good, [name]: 'a\0' }, path: `json.${name}` });
  }
  return wrong;
}
