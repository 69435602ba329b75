import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { Browsing, Landing } from './browsing.ts';
import type { TestServer } from './harness.ts';

/** A firm's OpenID provider under a path of its own, which says of people whatever a test wants. */
export interface Upstream {
  issuer: string;
  /** Bodies of the token requests so far. */
  tokenRequests: URLSearchParams[];
  /** Requests of any kind so far. */
  requests: string[];
  /** Replaces members of the discovery document. */
  metadata: Record<string, unknown>;
  /** Answers instead of the provider, when it returns true. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  /** Makes it the provider of a connection, with these changes of its row. */
  connect(code: string, changes?: Record<string, string | number | Buffer | null>): Promise<void>;
  /** To the provider's door by the portal's own sign-in; `path` is the page that asks for it. */
  depart(browsing: Browsing, code: string, path?: string): Promise<URL>;
  /** Back from the door with the provider's word: these claims beside the usual ones. */
  arrive(browsing: Browsing, code: string, door: URL, claims: JWTPayload): Promise<Landing>;
  /** A word of the provider beside sign-ins, signed with its key (or with a stranger's). */
  tell(claims: JWTPayload, options?: { typ?: string; key?: CryptoKey }): Promise<string>;
  close(): void;
}

export async function openUpstream(server: TestServer, path: string): Promise<Upstream> {
  const keys = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'ES256', use: 'sig', kid: 'firm' };
  const portal = server.publicUrl;
  let word: JWTPayload = {};
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`;

  const upstream: Upstream = {
    issuer,
    tokenRequests: [],
    requests: [],
    metadata: {},
    intercept: undefined,
    connect: async (code, changes = {}) => {
      const row = { issuer, ...changes };
      await server.owner`update identity.company_connection set ${server.owner(row)} where code = ${code}`;
    },
    depart: async (browsing, code, from = '/account/sign-in') => {
      const page = await browsing.follow(`${portal}${from}`);
      const landing = await browsing.follow(`${page.url}/depart`, {
        form: { connection: code },
        stopAt: `${issuer}/auth`,
      });
      if (landing.next === undefined) throw new Error(`no way to the provider: ${landing.status}`);
      return new URL(landing.next);
    },
    arrive: (browsing, code, door, claims) => {
      word = { nonce: door.searchParams.get('nonce') ?? '', ...claims };
      const back = new URLSearchParams({
        code: 'c',
        state: door.searchParams.get('state') ?? '',
        iss: issuer,
      });
      return browsing.follow(`${portal}/federation/callback/${code}?${back.toString()}`, {
        stopAt: `${portal}/account/callback`,
      });
    },
    tell: (claims, { typ = 'logout+jwt', key = keys.privateKey } = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'firm', typ }).sign(key),
    close: () => {
      http.closeAllConnections();
      http.close();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    upstream.requests.push(request.url ?? '');
    if (upstream.intercept?.(request, response) === true) return;
    const body: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) body.push(part);
    if (request.method === 'POST')
      upstream.tokenRequests.push(new URLSearchParams(Buffer.concat(body).toString()));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(await saying(request.url ?? '')));
  }

  async function saying(url: string): Promise<unknown> {
    if (url.endsWith('/jwks')) return { keys: [jwk] };
    if (url.endsWith('/token')) return { access_token: 'a', token_type: 'Bearer', id_token: await idToken() };
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
      ...upstream.metadata,
    };
  }

  function idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: 'snodo-portal', iat: now, exp: now + 300, ...word };
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'firm' }).sign(keys.privateKey);
  }

  return upstream;
}
