import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Provider } from 'oidc-provider';
import * as openid from 'openid-client';
import { z } from 'zod';
import { derivedKey, type Origins } from '../config.ts';
import { inCommunity, type Database } from '../db/index.ts';
import { Problem, type AppEnv, type Clock } from '../http/index.ts';
import {
  closePortalSession,
  elevatePortalSession,
  findCommunity,
  openPortalSession,
  portalCookieName,
  readPortalCookie,
} from '../identity/index.ts';
import { noticePage, pageHeaders, spokenLanguage, type BuiltWidgets } from '../pages/index.ts';
import { portalRedirectUri } from './addresses.ts';
import { providerCookieNames } from './configuration.ts';
import { ownProvider } from './own-provider.ts';
import { endProviderSession, type PortalSignIns } from './provider-sessions.ts';
import { seal, unseal } from '../seal.ts';
import { readSubject } from './subjects.ts';
import { federatedMethod } from './wishes.ts';

export interface PortalSignInDeps {
  app: Database;
  clock: Clock;
  secret: string;
  origins: Origins;
  provider: Provider;
  portalSignIns: PortalSignIns;
  /** Where this process itself listens: the portal asks its own provider without leaving the machine. */
  ownAddress: () => string;
  widgets: BuiltWidgets;
  defaultCommunity: string;
}

const journeySchema = z.object({
  /** To come in, or to prove anew who one is. */
  purpose: z.enum(['sign-in', 'step-up']),
  codeVerifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  community: z.string(),
});
type Journey = z.infer<typeof journeySchema>;

const journeySeconds = 15 * 60;
const journeyContext = 'portal sign-in';
/** A step-up must follow at once on the sign-in that it rests on. */
const freshSeconds = 60;

/** The portal's own window signs in by the same provider and keeps a cookie that no script can read. */
export function portalSignInRoutes(deps: PortalSignInDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const portal = portalDoor(deps);
  const { cookieName, isSecure } = portal;

  routes.get('/account/sign-in', (c) => {
    const asked = /^[a-z][a-z0-9-]{1,39}$/.exec(c.req.query('community') ?? '')?.[0];
    return depart(portal, c, 'sign-in', asked ?? deps.defaultCommunity);
  });

  routes.get('/account/step-up', (c) => {
    const cookie = readPortalCookie(getCookie(c, cookieName));
    return depart(
      portal,
      c,
      cookie === undefined ? 'sign-in' : 'step-up',
      cookie?.slug ?? deps.defaultCommunity,
    );
  });

  routes.get('/account/callback', async (c) => {
    const journey = readJourney(portal.key, getCookie(c, portal.journeyCookieName));
    deleteCookie(c, portal.journeyCookieName, { path: '/account', secure: isSecure });
    const community = journey === undefined ? undefined : await findCommunity(deps.app, journey.community);
    if (journey === undefined || community === undefined) return failed(deps, c);
    const code = await deps.provider.AuthorizationCode.find(c.req.query('code') ?? '');
    const personId = await personOfCallback(portal, journey, c);
    if (personId === undefined) return failed(deps, c);
    if (journey.purpose === 'step-up') {
      const secret = readPortalCookie(getCookie(c, cookieName))?.secret ?? '';
      const isElevated = await inCommunity(deps.app, community.id, (trx) =>
        elevatePortalSession(trx, community, secret, personId, deps.clock.now()),
      );
      return isElevated ? c.redirect(journey.returnTo, 303) : failed(deps, c);
    }
    const isVouchedFor = code?.amr?.includes(federatedMethod) ?? true;
    const { cookie, lifetime } = await inCommunity(deps.app, community.id, (trx) =>
      openPortalSession(trx, community, { personId, isVouchedFor }, deps.clock.now()),
    );
    if (code?.sessionUid !== undefined)
      await deps.portalSignIns.remember(cookie, code.sessionUid, lifetime.seconds);
    setCookie(c, cookieName, cookie, {
      httpOnly: true,
      secure: isSecure,
      sameSite: 'Lax',
      path: '/',
      maxAge: lifetime.seconds,
    });
    return c.redirect(journey.returnTo, 303);
  });

  routes.post('/account/sign-out', async (c) => {
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') throw new Problem('cross_site_request');
    await leave(deps, getCookie(c, cookieName));
    deleteCookie(c, cookieName, { path: '/', secure: isSecure });
    // Where the provider has the same host its cookie goes too; elsewhere it names a session that is over.
    const { session } = providerCookieNames(isSecure);
    for (const name of [session, `${session}.sig`]) deleteCookie(c, name, { path: '/', secure: isSecure });
    return c.redirect('/', 303);
  });

  return routes;
}

/** What every step of a sign-in at the portal needs. */
interface PortalDoor {
  origins: Origins;
  relyingParty: openid.Configuration;
  key: Buffer;
  isSecure: boolean;
  cookieName: string;
  journeyCookieName: string;
}

function portalDoor({ origins, secret, ownAddress }: PortalSignInDeps): PortalDoor {
  const isSecure = origins.portal.startsWith('https:');
  return {
    origins,
    relyingParty: ownProvider({ origins, ownAddress }),
    key: derivedKey(secret, journeyContext),
    isSecure,
    cookieName: portalCookieName(origins.portal),
    journeyCookieName: isSecure ? '__Secure-snodo_sign_in' : 'snodo_sign_in',
  };
}

async function depart(
  { origins, relyingParty, key, isSecure, journeyCookieName }: PortalDoor,
  c: Context<AppEnv>,
  purpose: Journey['purpose'],
  community: string,
): Promise<Response> {
  const journey: Journey = {
    purpose,
    codeVerifier: openid.randomPKCECodeVerifier(),
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    returnTo: localPath(c.req.query('return')),
    community,
  };
  const sealed = seal(key, journeyContext, Buffer.from(JSON.stringify(journey))).toString('base64url');
  setCookie(c, journeyCookieName, sealed, {
    httpOnly: true,
    secure: isSecure,
    sameSite: 'Lax',
    path: '/account',
    maxAge: journeySeconds,
  });
  const url = openid.buildAuthorizationUrl(relyingParty, {
    redirect_uri: portalRedirectUri(origins),
    scope: 'openid',
    code_challenge: await openid.calculatePKCECodeChallenge(journey.codeVerifier),
    code_challenge_method: 'S256',
    state: journey.state,
    nonce: journey.nonce,
    ui_locales: spokenLanguage(c.req.query('lang'), c.req.header('accept-language')),
    community,
    // Whoever sits here now is asked anew; her organisation's provider is asked to do the same for a step-up.
    prompt: 'login',
    // Not 0, which our provider would read as no more than `prompt=login`, and that every sign-in here has.
    ...(purpose === 'step-up' ? { max_age: '1' } : {}),
  });
  return c.redirect(url.href, 303);
}

/** The portal's sign-in ends, and with it the provider's session and every token that an embed got of it. */
async function leave(deps: PortalSignInDeps, cookieText: string | undefined): Promise<void> {
  const cookie = readPortalCookie(cookieText);
  if (cookie === undefined || cookieText === undefined) return;
  const community = await findCommunity(deps.app, cookie.slug);
  if (community === undefined) return;
  await inCommunity(deps.app, community.id, (trx) => closePortalSession(trx, community, cookie.secret));
  const sessionUid = await deps.portalSignIns.take(cookieText);
  if (sessionUid !== undefined) await endProviderSession(deps.provider, sessionUid);
}

async function personOfCallback(
  { origins, relyingParty }: PortalDoor,
  journey: Journey,
  c: Context<AppEnv>,
): Promise<string | undefined> {
  try {
    const url = new URL(`${portalRedirectUri(origins)}${new URL(c.req.url).search}`);
    const tokens = await openid.authorizationCodeGrant(relyingParty, url, {
      pkceCodeVerifier: journey.codeVerifier,
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      idTokenExpected: true,
      ...(journey.purpose === 'step-up' ? { maxAge: freshSeconds } : {}),
    });
    const subject = readSubject(tokens.claims()?.sub);
    return subject?.communitySlug === journey.community ? subject.personId : undefined;
  } catch (error) {
    const isRefusal =
      error instanceof openid.AuthorizationResponseError ||
      error instanceof openid.ResponseBodyError ||
      error instanceof openid.ClientError;
    if (isRefusal) return undefined;
    throw error;
  }
}

async function failed(deps: PortalSignInDeps, c: Context<AppEnv>): Promise<Response> {
  const language = spokenLanguage(c.req.header('accept-language'));
  return c.body(await noticePage(deps.widgets, language, 'again'), 400, pageHeaders());
}

function readJourney(key: Buffer, cookie: string | undefined): Journey | undefined {
  if (cookie === undefined) return undefined;
  try {
    return journeySchema.parse(
      JSON.parse(unseal(key, journeyContext, Buffer.from(cookie, 'base64url')).toString('utf8')),
    );
  } catch {
    // An altered or foreign cookie is as good as none: the person starts again.
    return undefined;
  }
}

/** Only a path of this origin: `//elsewhere`, `/\elsewhere` and whole addresses are not. */
function localPath(asked: string | undefined): string {
  return asked !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(asked) ? asked : '/';
}
