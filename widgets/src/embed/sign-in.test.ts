import { expect } from 'chai';
import { surveyPage } from '../../test/fixtures-survey.ts';
import { afterEach, describe, it, settled } from '../../test/support.ts';
import { digestText } from './pkce.ts';
import { signIn } from './sign-in.ts';

const settings = {
  ...surveyPage.signIn,
  authorizationUrl: `${location.origin}/oidc/auth`,
  redirectUri: `${location.origin}/embed/v1/signed-in`,
};
const originalFetch = window.fetch;
const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  window.fetch = originalFetch;
  for (const frame of frames.splice(0)) frame.remove();
});

/** A window of this origin in place of the pop-up; where it is led is only noted. */
function popUp() {
  const frame = document.createElement('iframe');
  frames.push(frame);
  document.body.append(frame);
  const real = frame.contentWindow;
  if (!real) throw new Error('the frame has no window');
  const led: URL[] = [];
  const popup = {
    closed: false,
    close: () => (popup.closed = true),
    location: {
      set href(address: string) {
        led.push(new URL(address));
      },
    },
  };
  const source = popup as unknown as Window;
  return { popup: source, led, close: popup.close };
}

/** Sends what the page at the end of signing in sends. `MessageEvent` takes only real windows as a source. */
function answer(
  popup: Window,
  data: Record<string, unknown>,
  origin = location.origin,
  source: unknown = popup,
): void {
  const event = new MessageEvent('message', { origin, data: { type: 'snodo-signed-in', ...data } });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
}

function tokenEndpoint(
  replies: readonly { status?: number; tokens: (nonce: string) => object }[],
  nonce: () => string,
) {
  const asked: Record<string, string>[] = [];
  window.fetch = async (_address, { body } = {}) => {
    const { status = 200, tokens } = replies[asked.length] ?? { tokens: () => ({}) };
    asked.push(Object.fromEntries(body as URLSearchParams));
    return Response.json(tokens(nonce()), { status });
  };
  return asked;
}

const idToken = (claims: object) => `x.${btoa(JSON.stringify(claims))}.y`;
const good = (nonce: string) => ({
  access_token: 'first',
  expires_in: 300,
  refresh_token: 'renew',
  id_token: idToken({ nonce, sub: 'p1' }),
});

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'signed in',
    (fault: { code: string }) => fault.code,
  );
}

async function start() {
  const { popup, led, close } = popUp();
  const stop = new AbortController();
  const signing = signIn(settings, popup, stop.signal);
  // Awaited later; until then a refusal is not an unhandled one.
  signing.catch(() => undefined);
  await settled();
  const query = led[0]?.searchParams ?? new URLSearchParams();
  return {
    popup,
    close,
    stop,
    signing,
    query,
    state: query.get('state') ?? '',
    nonce: () => query.get('nonce') ?? '',
  };
}

describe('signIn', () => {
  it('asks for a code with PKCE S256, state, nonce and resource, and exchanges it as a public client', async () => {
    const { popup, signing, query, state, nonce } = await start();
    const asked = tokenEndpoint([{ tokens: good }], nonce);
    expect(query.get('response_type')).to.equal('code');
    expect(query.get('code_challenge_method')).to.equal('S256');
    expect(query.get('resource')).to.equal(settings.resource);
    answer(popup, { code: 'c0de', state, iss: `${location.origin}/oidc` });
    const { accessToken, owner } = await signing;
    expect(await accessToken()).to.equal('first');
    expect(owner).to.match(/^[\w-]{43}$/u);
    const [grant] = asked;
    expect(grant).to.deep.include({
      grant_type: 'authorization_code',
      code: 'c0de',
      client_id: 'needs-survey',
    });
    expect(await digestText(grant?.['code_verifier'] ?? '')).to.equal(query.get('code_challenge'));
    expect(popup.closed).to.equal(true);
  });

  it('ignores another origin, another window and another state', async () => {
    const { popup, signing, state, nonce, stop } = await start();
    const asked = tokenEndpoint([{ tokens: good }], nonce);
    answer(popup, { code: 'evil', state }, 'https://evil.example');
    answer(popup, { code: 'evil', state }, location.origin, window);
    answer(popup, { code: 'evil', state: 'other' });
    await settled();
    expect(asked).to.have.length(0);
    stop.abort();
    expect(await codeOf(signing)).to.equal('sign_in_closed');
  });

  it('refuses an answer of another issuer and one without a code', async () => {
    for (const said of [
      { code: 'c0de', iss: 'https://evil.example/oidc' },
      { error: 'access_denied', code: '' },
    ]) {
      const { popup, signing, state } = await start();
      answer(popup, { ...said, state });
      expect(await codeOf(signing)).to.equal('sign_in_refused');
    }
  });

  it('refuses an ID token with another nonce', async () => {
    const { popup, signing, state } = await start();
    tokenEndpoint([{ tokens: good }], () => 'other');
    answer(popup, { code: 'c0de', state });
    expect(await codeOf(signing)).to.equal('sign_in_refused');
  });

  it('says that the window was closed', async () => {
    const { signing, close } = await start();
    close();
    expect(await codeOf(signing)).to.equal('sign_in_closed');
  });

  it('tells the network from a refusal', async () => {
    const first = await start();
    window.fetch = async () => Promise.reject(new TypeError('offline'));
    answer(first.popup, { code: 'c0de', state: first.state });
    expect(await codeOf(first.signing)).to.equal('network');
    const second = await start();
    tokenEndpoint([{ status: 400, tokens: () => ({ error: 'invalid_grant' }) }], second.nonce);
    answer(second.popup, { code: 'c0de', state: second.state });
    expect(await codeOf(second.signing)).to.equal('sign_in_refused');
  });

  it('renews a token that is about to end, once for all who wait', async () => {
    const { popup, signing, state, nonce } = await start();
    const asked = tokenEndpoint(
      [
        { tokens: (n) => ({ ...good(n), expires_in: 20 }) },
        { tokens: () => ({ access_token: 'second', expires_in: 300 }) },
      ],
      nonce,
    );
    answer(popup, { code: 'c0de', state });
    const { accessToken } = await signing;
    expect(await Promise.all([accessToken(), accessToken()])).to.deep.equal(['second', 'second']);
    expect(asked).to.have.length(2);
    expect(asked[1]).to.deep.include({ grant_type: 'refresh_token', refresh_token: 'renew' });
  });

  it('says that the sign-in has ended when it cannot be renewed', async () => {
    const { popup, signing, state, nonce } = await start();
    tokenEndpoint(
      [
        { tokens: (n) => ({ ...good(n), expires_in: 1 }) },
        { status: 400, tokens: () => ({ error: 'invalid_grant' }) },
      ],
      nonce,
    );
    answer(popup, { code: 'c0de', state });
    const { accessToken } = await signing;
    expect(await codeOf(accessToken())).to.equal('sign_in_expired');
  });
});
