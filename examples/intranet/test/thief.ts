import type { Page } from 'playwright-core';

/** What a script in a host's page could get hold of. */
export interface Taken {
  readonly isExtractable: boolean;
  /** Name of the error that reading the key ended with; what it gave, if it gave anything. */
  readonly exported: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly owner: string;
}

interface Thief {
  keys?: CryptoKeyPair;
  accessToken: string;
  refreshToken: string;
  take(): Promise<Taken>;
  renew(tokenEndpoint: string, clientId: string): Promise<number>;
  call(address: string, method: string): Promise<Response>;
}

/**
 * Runs in every page before any script of the page: keeps what passes through `fetch`, each window that is opened
 * and each event of ours, and knows where the elements keep things, as somebody else's script in a host could.
 */
export function layThief(): void {
  const told: [string, unknown][] = [];
  for (const name of ['snodo-ready', 'snodo-auth-change', 'snodo-error', 'snodo-navigate'])
    addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail as unknown]));

  const { fetch: send, open: openWindow } = globalThis;
  globalThis.open = (...how) => {
    const opened = openWindow(...how);
    Object.assign(globalThis, { opened });
    return opened;
  };
  globalThis.fetch = (address, init) => {
    const [scheme, token] = (new Headers(init?.headers).get('authorization') ?? '').split(' ');
    if (scheme === 'DPoP' && token !== undefined) thief.accessToken = token;
    return send(address, init);
  };

  const find = () =>
    new Promise<{ keys: CryptoKeyPair; refreshToken?: string; owner?: string } | undefined>((resolve) => {
      const opening = indexedDB.open('snodo-1', 1);
      opening.addEventListener('success', () => {
        const database = opening.result;
        const all = database.transaction('sign-in').objectStore('sign-in').getAll();
        all.addEventListener('success', () => {
          database.close();
          resolve((all.result as { keys: CryptoKeyPair }[])[0]);
        });
      });
    });

  const encode = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const encodeText = (text: string) => encode(new TextEncoder().encode(text));
  const digest = async (text: string) =>
    encode(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

  async function prove(htm: string, htu: string, nonce: string | undefined, token?: string): Promise<string> {
    const { keys } = thief;
    if (keys === undefined) throw new Error('nothing was taken yet');
    const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { crv, kty, x, y } };
    const iat = Math.floor(Date.now() / 1000);
    const ath = token === undefined ? {} : { ath: await digest(token) };
    const claims = { jti: crypto.randomUUID(), htm, htu, iat, nonce, ...ath };
    const words = `${encodeText(JSON.stringify(header))}.${encodeText(JSON.stringify(claims))}`;
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const seal = await crypto.subtle.sign(how, keys.privateKey, new TextEncoder().encode(words));
    return `${words}.${encode(seal)}`;
  }

  /** As the protocol has it: once to be given a nonce, once with it. */
  async function proven(address: string, init: RequestInit, token?: string): Promise<Response> {
    const attempt = async (nonce?: string) =>
      send(address, {
        ...init,
        headers: {
          dpop: await prove(init.method ?? 'GET', address, nonce, token),
          ...(token === undefined ? {} : { authorization: `DPoP ${token}` }),
        },
      });
    const first = await attempt();
    const nonce = first.headers.get('dpop-nonce');
    return nonce === null ? first : attempt(nonce);
  }

  const thief: Thief = {
    accessToken: '',
    refreshToken: '',
    async take() {
      const kept = await find();
      if (kept === undefined) throw new Error('nothing is kept here');
      const { keys, refreshToken = '', owner = '' } = kept;
      Object.assign(thief, { keys, refreshToken });
      const exported = await crypto.subtle.exportKey('jwk', keys.privateKey).then(
        (key) => JSON.stringify(key),
        (error: unknown) => (error as Error).name,
      );
      const { accessToken } = thief;
      return { isExtractable: keys.privateKey.extractable, exported, accessToken, refreshToken, owner };
    },
    async renew(tokenEndpoint, clientId) {
      const words = { grant_type: 'refresh_token', client_id: clientId, refresh_token: thief.refreshToken };
      const body = new URLSearchParams(words);
      return (await proven(tokenEndpoint, { method: 'POST', body })).status;
    },
    call: (address, method) => proven(address, { method }, thief.accessToken),
  };
  Object.assign(globalThis, { told, thief });
}

export function takeFrom(page: Page): Promise<Taken> {
  return page.evaluate(() => (globalThis as unknown as { thief: Thief }).thief.take());
}

/** Renews in her page, with the key that cannot leave it, what was taken last; the answer is the status. */
export function renewWithItsKey(page: Page, tokenEndpoint: string, clientId: string): Promise<number> {
  return page.evaluate(
    ([address, client]) => (globalThis as unknown as { thief: Thief }).thief.renew(address, client),
    [tokenEndpoint, clientId] as const,
  );
}

/** Calls from her page with the access token that was seen last and the key. */
export function callWithItsKey(
  page: Page,
  address: string,
  method: string,
): Promise<{ status: number; code: unknown }> {
  return page.evaluate(
    async ([url, how]) => {
      const reply = await (globalThis as unknown as { thief: Thief }).thief.call(url, how);
      return { status: reply.status, code: ((await reply.json()) as { code?: unknown }).code };
    },
    [address, method] as const,
  );
}
