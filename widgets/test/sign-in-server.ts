import { clientSettings } from './fixtures-survey.ts';

/** A request that reached the stand-in for the network. */
export interface Reached {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly form: Record<string, string>;
}

/** Answers of `fetch` for a while; the last answer of an address is given again and again. */
export function standInNetwork(answers: Record<string, readonly ((request: Reached) => Response)[]>) {
  const original = window.fetch;
  const reached: Reached[] = [];
  const counts = new Map<string, number>();
  window.fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input, location.origin);
    init.signal?.throwIfAborted();
    const form = init.body instanceof URLSearchParams ? Object.fromEntries(init.body) : {};
    const request = { url, method: init.method ?? 'GET', headers: new Headers(init.headers), form };
    const path = Object.keys(answers).find((one) => url.pathname.startsWith(one));
    const list = path === undefined ? undefined : answers[path];
    if (path === undefined || list === undefined) throw new TypeError(`nothing answers ${url.pathname}`);
    reached.push(request);
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    const answer = list[Math.min(count, list.length - 1)];
    if (!answer) throw new TypeError('offline');
    return answer(request);
  };
  return { reached, restore: () => void (window.fetch = original) };
}

/** The two readable parts of a proof. Throws when there is none. */
export function readProof(
  headers: Headers | undefined,
): Record<'header' | 'claims', Record<string, unknown>> {
  const [header = '', claims = ''] = (headers?.get('dpop') ?? '').split('.').map((part) => {
    return atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  });
  const read = (text: string) =>
    JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) as Record<string, unknown>;
  return { header: read(header), claims: read(claims) };
}

/** Tokens as the provider gives them. */
export function tokensFor(subject: string, changes: Record<string, unknown> = {}): Response {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: clientSettings.issuer,
    aud: clientSettings.clientId,
    sub: subject,
    iat: now,
    exp: now + 300,
  };
  const part = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  return Response.json({
    access_token: 'first',
    token_type: 'DPoP',
    expires_in: 300,
    refresh_token: 'renew',
    id_token: `${part({ alg: 'ES256' })}.${part(claims)}.AAAA`,
    ...changes,
  });
}
