import { expect } from 'chai';
import { clientSettings as settings } from '../../test/fixtures-survey.ts';
import { readProof, standInNetwork, tokensFor } from '../../test/sign-in-server.ts';
import { afterEach, describe, it, settled } from '../../test/support.ts';
import type { HandOff } from './hand-off.ts';
import { openSignInStore } from './kept-sign-in.ts';
import { digestText } from './pkce.ts';
import { resumeSignIn, signInByWindow } from './sign-in.ts';

const restores: (() => void)[] = [];

afterEach(() => {
  for (const restore of restores.splice(0)) restore();
  void openSignInStore(settings.clientId).remove();
});

function network(answers: Parameters<typeof standInNetwork>[0]) {
  const stand = standInNetwork(answers);
  restores.push(stand.restore);
  return stand.reached;
}

/** A window in place of the pop-up; what the page says to it is noted with the origin it was meant for. */
function popUp() {
  const said: { data: HandOff; target: string }[] = [];
  const popup = {
    closed: false,
    close: () => (popup.closed = true),
    postMessage: (data: HandOff, target: string) => void said.push({ data, target }),
  };
  const source = popup as unknown as Window;
  /** Says what the start page says. `MessageEvent` takes only real windows as a source. */
  const say = async (type: string, origin = settings.origins.id, from: unknown = popup) => {
    const event = new MessageEvent('message', { origin, data: { type } });
    Object.defineProperty(event, 'source', { value: from });
    window.dispatchEvent(event);
    await settled();
  };
  return { popup: source, said, say, isClosed: () => popup.closed };
}

function begin(prompt?: 'login') {
  const window = popUp();
  const stop = new AbortController();
  const signing = signInByWindow({
    settings,
    language: 'it',
    prompt,
    popup: window.popup,
    stop: stop.signal,
    tellSlow: () => undefined,
  });
  // Awaited later; until then a refusal is not an unhandled one.
  signing.catch(() => undefined);
  return { ...window, stop, signing };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'signed in',
    (fault: { code: string }) => fault.code,
  );

/** Goes through the hand-off and the claim; the claim answers what the hand-off said. */
async function through(begun: ReturnType<typeof begin>): Promise<void> {
  for (let turn = 0; turn < 30 && begun.said.length === 0; turn += 1) await begun.say('snodo-start');
  await begun.say('snodo-bound');
}

const claimed =
  (begun: { said: readonly { data: HandOff }[] }, changes: object = {}) =>
  () =>
    Response.json({ code: 'c0de', state: begun.said[0]?.data.state, iss: settings.issuer, ...changes });

describe('signInByWindow', () => {
  it('hands the window digests and ids, claims with a proof, and redeems with the verifier', async () => {
    const begun = begin();
    const reached = network({
      '/embed/v1/claim/': [() => new Response(null, { status: 204 }), claimed(begun)],
      '/oidc/token': [() => tokensFor('p1')],
    });
    await through(begun);
    const { owner } = await begun.signing;
    const { data, target } = begun.said[0] ?? { data: {} as HandOff, target: '' };
    expect(target).to.equal(settings.origins.id);
    expect(Object.keys(data).sort()).to.deep.equal([
      'codeChallenge',
      'handoffId',
      'jkt',
      'language',
      'scope',
      'state',
      'type',
    ]);
    const [ask, again, token] = reached;
    expect(ask?.url.pathname).to.equal(`/embed/v1/claim/${data.handoffId}`);
    const proof = readProof(ask?.headers);
    expect(proof.header).to.deep.include({ alg: 'ES256', typ: 'dpop+jwt' });
    expect(proof.claims).to.deep.include({ htm: 'POST', htu: `${settings.claimUrl}/${data.handoffId}` });
    expect(proof.claims).not.to.have.property('ath');
    expect(readProof(again?.headers).claims['jti']).not.to.equal(proof.claims['jti']);
    expect(await digestText(token?.form['code_verifier'] ?? '')).to.equal(data.codeChallenge);
    expect(token?.form).to.deep.include({
      code: 'c0de',
      redirect_uri: settings.callbackUrl,
      client_id: settings.clientId,
    });
    expect(owner).to.match(/^[\w-]{43}$/u);
    expect(begun.isClosed()).to.equal(true);
  });

  it('says nothing to another origin or another window', async () => {
    const begun = begin();
    for (let turn = 0; turn < 5; turn += 1) {
      await begun.say('snodo-start', 'https://evil.example');
      await begun.say('snodo-start', settings.origins.id, window);
    }
    expect(begun.said).to.deep.equal([]);
    begun.stop.abort();
    expect(await codeOf(begun.signing)).to.equal('sign_in_closed');
  });

  it('goes on when the window reads as closed after the hand-off', async () => {
    const begun = begin();
    let times = 0;
    network({
      '/embed/v1/claim/': [
        () => {
          times += 1;
          begun.popup.close();
          return times < 3 ? new Response(null, { status: 204 }) : claimed(begun)();
        },
      ],
      '/oidc/token': [() => tokensFor('p1')],
    });
    await through(begun);
    expect(await codeOf(begun.signing)).to.equal('signed in');
  });

  for (const [what, changes] of [
    ['another issuer', { iss: 'https://evil.example/oidc' }],
    ['another state', { state: 'other' }],
    ['no code', { code: undefined }],
  ] as const) {
    it(`refuses an answer with ${what}`, async () => {
      const begun = begin();
      const reached = network({
        '/embed/v1/claim/': [claimed(begun, changes)],
        '/oidc/token': [() => tokensFor('p1')],
      });
      await through(begun);
      expect(await codeOf(begun.signing)).to.equal('sign_in_refused');
      expect(reached.some(({ url }) => url.pathname === '/oidc/token')).to.equal(false);
    });
  }

  it('refuses a bearer token, and an ID token for somebody else', async () => {
    for (const tokens of [
      () => tokensFor('p1', { token_type: 'Bearer' }),
      () => tokensFor('p1', { id_token: undefined }),
    ]) {
      const begun = begin();
      network({ '/embed/v1/claim/': [claimed(begun)], '/oidc/token': [tokens] });
      await through(begun);
      expect(await codeOf(begun.signing)).to.equal('sign_in_refused');
    }
  });

  it('tells the network from a refusal, and a person who said no from both', async () => {
    const refused = begin();
    network({ '/embed/v1/claim/': [() => new Response(null, { status: 404 })] });
    await through(refused);
    expect(await codeOf(refused.signing)).to.equal('sign_in_refused');
    const denied = begin();
    network({ '/embed/v1/claim/': [() => Response.json({ error: 'access_denied' })] });
    await through(denied);
    expect(await codeOf(denied.signing)).to.equal('sign_in_closed');
    const down = begin();
    network({
      '/embed/v1/claim/': [claimed(down)],
      '/oidc/token': [() => new Response('', { status: 503 })],
    });
    await through(down);
    expect(await codeOf(down.signing)).to.equal('network');
  });

  it('tries a proof again with the nonce that it is given', async () => {
    const begun = begin();
    const fresh = { status: 401, headers: { 'dpop-nonce': 'fresh' } };
    const reached = network({
      '/embed/v1/claim/': [() => new Response('{}', fresh), claimed(begun)],
      '/oidc/token': [() => tokensFor('p1')],
    });
    await through(begun);
    await begun.signing;
    expect(readProof(reached[1]?.headers).claims['nonce']).to.equal('fresh');
  });
});

describe('a kept sign-in', () => {
  async function signedIn() {
    const begun = begin();
    network({
      '/embed/v1/claim/': [claimed(begun)],
      '/oidc/token': [() => tokensFor('p1', { expires_in: 1 })],
    });
    await through(begun);
    return begun.signing;
  }

  it('has a key that nobody can read, made once for tabs that come together', async () => {
    const stores = Array.from({ length: 6 }, () => openSignInStore(settings.clientId));
    const kept = await Promise.all(stores.map((store) => store.openKeys()));
    expect(new Set(kept.map(({ jkt }) => jkt)).size).to.equal(1);
    const keys = kept[0]?.keys;
    if (!keys) throw new Error('there is no key');
    expect(keys.privateKey.extractable).to.equal(false);
    const read = await crypto.subtle.exportKey('jwk', keys.privateKey).then(
      () => 'read',
      (fault: Error) => fault.name,
    );
    expect(read).to.equal('InvalidAccessError');
  });

  it('is found by a page that comes later, with the same key and no token in any storage that is text', async () => {
    const { owner } = await signedIn();
    const again = await resumeSignIn(settings);
    expect(again?.owner).to.equal(owner);
    expect(JSON.stringify([localStorage, sessionStorage])).not.to.match(/first|renew|p1/u);
  });

  it('renews once for all who wait, in one tab and in several', async () => {
    const first = await signedIn();
    const second = await resumeSignIn(settings);
    const reached = network({
      '/oidc/token': [() => tokensFor('p1', { access_token: 'second', id_token: undefined })],
      '/v1/': [() => Response.json({})],
    });
    const senders = [first, first, second ?? first, second ?? first];
    await Promise.all(senders.map(({ send }) => send(`${settings.resource}/x`)));
    expect(reached.filter(({ url }) => url.pathname === '/oidc/token')).to.have.length(1);
    const calls = reached.filter(({ url }) => url.pathname === '/v1/x');
    expect(calls.map(({ headers }) => headers.get('authorization'))).to.deep.equal(
      Array(4).fill('DPoP second'),
    );
    const { claims } = readProof(calls[0]?.headers);
    expect(claims['ath']).to.equal(await digestText('second'));
    expect(new Set(calls.map(({ headers }) => readProof(headers).claims['jti'])).size).to.equal(4);
  });

  it('ends in every tab when the provider refuses to renew it', async () => {
    const first = await signedIn();
    const second = await resumeSignIn(settings);
    network({ '/oidc/token': [() => Response.json({ error: 'invalid_grant' }, { status: 400 })] });
    expect(await codeOf(first.send('/v1/x'))).to.equal('sign_in_expired');
    await settled();
    expect(second?.ended.aborted).to.equal(true);
    expect(await resumeSignIn(settings)).to.equal(undefined);
  });

  it('outlives a network that is away', async () => {
    const first = await signedIn();
    network({ '/oidc/token': [() => new Response('', { status: 502 })] });
    expect(await codeOf(first.send('/v1/x'))).to.equal('network');
    expect(first.ended.aborted).to.equal(false);
  });

  it('is revoked and forgotten on leaving, and the next one has another key', async () => {
    const first = await signedIn();
    const before = await openSignInStore(settings.clientId).find();
    const reached = network({ '/oidc/token/revocation': [() => new Response()] });
    await first.leave();
    expect(reached[0]?.form).to.deep.include({ token: 'renew', client_id: settings.clientId });
    expect(await openSignInStore(settings.clientId).find()).to.equal(undefined);
    expect(localStorage.getItem(`snodo-signed-in:${settings.clientId}`)).to.equal(null);
    const after = await openSignInStore(settings.clientId).openKeys();
    expect(after.jkt).not.to.equal(before?.jkt);
  });
});
