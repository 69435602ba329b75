import type { ConnectionFault } from '@snodo/contract';
import { z } from 'zod';
import type { Connection, FirmProviders } from '../identity/index.ts';
import { issuerFault } from './connection-claims.ts';
import { sealClientSecret } from './connection-secrets.ts';
import type { FederationOptions } from './federation.ts';
import { isLoopbackIssuer, metadataFault } from './provider-metadata.ts';
import { upstreamFaultIn, type UpstreamFetch } from './upstream-fetch.ts';

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string().optional(),
  token_endpoint: z.string().optional(),
  jwks_uri: z.string().optional(),
});

/** The rules for firms' providers, by which an operator's entries are taken and checked. */
export function firmProviders({
  secret,
  isDemonstration,
  fetch,
}: Pick<FederationOptions, 'secret' | 'isDemonstration' | 'fetch'>): FirmProviders {
  const isHttpAllowed = (issuer: string) => isDemonstration && isLoopbackIssuer(issuer);
  const faultOf: FirmProviders['issuerFault'] = (shape) => {
    if (!shape.issuer.startsWith('https://') && !isHttpAllowed(shape.issuer))
      return 'the issuer is not https';
    return issuerFault(shape);
  };
  return {
    isLoopbackAllowed: isDemonstration,
    issuerFault: faultOf,
    sealClientSecret: (connection, clientSecret) => sealClientSecret(secret, connection, clientSecret),
    check: async (connection) =>
      faultOf(connection) === undefined
        ? checkMetadata(fetch, connection, isHttpAllowed(connection.issuer))
        : 'not_of_its_kind',
  };
}

async function checkMetadata(
  fetch: UpstreamFetch,
  { issuer }: Pick<Connection, 'issuer'>,
  isHttpAllowed: boolean,
): Promise<ConnectionFault | undefined> {
  const found = await readMetadata(fetch, issuer);
  return typeof found === 'string' ? found : metadataFault(found, issuer, isHttpAllowed);
}

async function readMetadata(
  fetch: UpstreamFetch,
  issuer: string,
): Promise<z.infer<typeof metadataSchema> | ConnectionFault> {
  let answer: Response;
  try {
    answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      headers: { accept: 'application/json' },
    });
  } catch (error) {
    return faultOfRequest(error);
  }
  if (answer.status >= 500) return 'unreachable';
  if (answer.status !== 200) return 'not_openid';
  try {
    return metadataSchema.parse(await answer.json());
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return 'not_openid';
    throw error;
  }
}

/** No name, no connection, no answer in time, a redirect: whatever it was, the provider was not reached. */
function faultOfRequest(error: unknown): ConnectionFault {
  const refusal = upstreamFaultIn(error)?.reason;
  if (refusal === 'private_address') return 'private_address';
  if (refusal === 'too_large') return 'not_openid';
  if (refusal === 'not_https') return 'endpoint_not_https';
  if (error instanceof TypeError || error instanceof DOMException) return 'unreachable';
  throw error;
}
