import { directoryIdForm } from '@snodo/contract';
import type { JWTPayload } from 'jose';
import type { Connection, SignInWord } from '../identity/index.ts';

type Shape = Pick<Connection, 'kind' | 'tenant' | 'issuer'>;

/**
 * What is wrong with a connection's issuer, or undefined. Entra's `common`, `organizations` and `consumers` speak
 * for everybody's directory, so only a directory's own issuer is taken.
 */
export function issuerFault({ kind, tenant, issuer }: Shape): string | undefined {
  const address = URL.parse(issuer);
  if (address === null || address.search !== '' || address.hash !== '' || address.username !== '')
    return 'the issuer is no plain address';
  const isShaped: Record<Connection['kind'], () => boolean> = {
    generic: () => true,
    entra: () => isDirectoryId(tenant) && address.pathname === `/${tenant}/v2.0`,
    // Its own host, or one of its custom authorization servers.
    okta: () => /^\/(oauth2\/[\w-]+)?$/.test(address.pathname),
    google: () => tenant !== null && address.pathname === '/',
    keycloak: () => /\/realms\/[^/]+$/.test(address.pathname),
  };
  return isShaped[kind]() ? undefined : `not an issuer of the kind ${kind}`;
}

function isDirectoryId(tenant: string | null): tenant is string {
  return directoryIdForm.test(tenant ?? '');
}

/**
 * What verified claims of a connection's provider say of somebody, or undefined when they speak of another
 * directory or name nobody. An e-mail address is never looked at: whoever runs a provider may write any into it.
 */
export function readSignInWord(connection: Connection, claims: JWTPayload): SignInWord | undefined {
  const subject = isOfTenant(connection, claims) ? subjectOf(connection, claims) : undefined;
  if (subject === undefined) return undefined;
  const { name } = claims;
  return {
    issuer: connection.issuer,
    subject,
    name: typeof name === 'string' ? name : undefined,
    mayJoin: mayJoin(connection, claims),
  };
}

/** By what a connection's provider names somebody for good; undefined when the claims name nobody. */
export function subjectOf({ kind }: Pick<Connection, 'kind'>, claims: JWTPayload): string | undefined {
  // Entra's `sub` differs from one registered application to the next; `oid` in its directory does not.
  const subject = kind === 'entra' ? claims['oid'] : claims.sub;
  return typeof subject === 'string' && subject.length > 0 && subject.length <= 255 ? subject : undefined;
}

function isOfTenant({ kind, tenant }: Connection, claims: JWTPayload): boolean {
  if (kind === 'entra') return claims['tid'] === tenant;
  // Without `hd` it is a private Google account, whatever address it has.
  if (kind === 'google') return claims['hd'] === tenant;
  return true;
}

function mayJoin({ joinsAs, joinsWhen }: Connection, claims: JWTPayload): boolean {
  if (joinsAs.length === 0) return false;
  if (joinsWhen === null) return true;
  const given = claims[joinsWhen.claim];
  const values: unknown[] = Array.isArray(given) ? given : [given];
  return values.some((value) => typeof value === 'string' && joinsWhen.in.includes(value));
}
