import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as openid from 'openid-client';
import { z } from 'zod';
import { derivedKey } from '../config.ts';
import { inCommunity, type Database } from '../db/index.ts';
import { Problem, type AppEnv, type Clock } from '../http/index.ts';
import {
  closePortalSession,
  findCommunity,
  openPortalSession,
  portalCookieName,
  portalSessionSeconds,
  readPortalCookie,
} from '../identity/index.ts';
import { noticePage, pageHeaders, spokenLanguage, type BuiltWidgets } from '../pages/index.ts';
import { portalClientId, portalRedirectUri } from './clients.ts';
import { seal, unseal } from './seal.ts';
import { readSubject } from './subjects.ts';

export interface PortalSignInDeps {
  app: Database;
  clock: Clock;
  secret: string;
  publicUrl: string;
  /** Where this process itself listens: the portal asks its own provider without leaving the machine. */
  ownAddress: () => string;
  widgets: BuiltWidgets;
  defaultCommunity: string;
}

const journeySchema = z.object({
  codeVerifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  community: z.string(),
});
type Journey = z.infer<typeof journeySchema>;

const journeyCookieName = 'snodo_sign_in';
const journeySeconds = 15 * 60;
const journeyContext = 'portal sign-in';

/** The portal's own window signs in by the same provider and keeps a cookie that no script can read. */
export function portalSignInRoutes(deps: PortalSignInDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const isSecure = deps.publicUrl.startsWith('https:');
  const cookieName = portalCookieName(deps.publicUrl);
  const key = derivedKey(deps.secret, journeyContext);
  const relyingParty = ownProvider(deps);

  routes.get('/account/sign-in', async (c) => {
    const journey: Journey = {
      codeVerifier: openid.randomPKCECodeVerifier(),
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      returnTo: localPath(c.req.query('return')),
      community: /^[a-z][a-z0-9-]{1,39}$/.exec(c.req.query('community') ?? '')?.[0] ?? deps.defaultCommunity,
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
      redirect_uri: portalRedirectUri(deps.publicUrl),
      scope: 'openid',
      code_challenge: await openid.calculatePKCECodeChallenge(journey.codeVerifier),
      code_challenge_method: 'S256',
      state: journey.state,
      nonce: journey.nonce,
      ui_locales: spokenLanguage(c.req.query('lang'), c.req.header('accept-language')),
      community: journey.community,
      // Whoever sits here now is asked anew; the organisation's own provider knows whether it still knows her.
      prompt: 'login',
    });
    return c.redirect(url.href, 303);
  });

  routes.get('/account/callback', async (c) => {
    const journey = readJourney(key, getCookie(c, journeyCookieName));
    deleteCookie(c, journeyCookieName, { path: '/account' });
    const personId =
      journey === undefined ? undefined : await personOfCallback(deps, relyingParty, journey, c);
    const community = journey === undefined ? undefined : await findCommunity(deps.app, journey.community);
    if (journey === undefined || personId === undefined || community === undefined) return failed(deps, c);
    const cookie = await inCommunity(deps.app, community.id, (trx) =>
      openPortalSession(trx, community, personId, deps.clock.now()),
    );
    setCookie(c, cookieName, cookie, {
      httpOnly: true,
      secure: isSecure,
      sameSite: 'Lax',
      path: '/',
      maxAge: portalSessionSeconds,
    });
    return c.redirect(journey.returnTo, 303);
  });

  routes.post('/account/sign-out', async (c) => {
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') throw new Problem('cross_site_request');
    const cookie = readPortalCookie(getCookie(c, cookieName));
    const community = cookie === undefined ? undefined : await findCommunity(deps.app, cookie.slug);
    if (cookie !== undefined && community !== undefined) {
      await inCommunity(deps.app, community.id, (trx) => closePortalSession(trx, community, cookie.secret));
    }
    deleteCookie(c, cookieName, { path: '/', secure: isSecure });
    // The provider's own cookie goes too: the next person at this computer signs in anew.
    for (const name of ['snodo_op', 'snodo_op.sig']) deleteCookie(c, name, { path: '/' });
    return c.redirect('/', 303);
  });

  return routes;
}

async function personOfCallback(
  deps: PortalSignInDeps,
  configuration: openid.Configuration,
  journey: Journey,
  c: Context<AppEnv>,
): Promise<string | undefined> {
  try {
    const url = new URL(`${portalRedirectUri(deps.publicUrl)}${new URL(c.req.url).search}`);
    const tokens = await openid.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: journey.codeVerifier,
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      idTokenExpected: true,
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

/** Our own provider's endpoints are known; browsers see the public address, this process asks itself. */
function ownProvider({ publicUrl, ownAddress }: PortalSignInDeps): openid.Configuration {
  const issuer = `${publicUrl}/oidc`;
  const endpoints = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
  };
  const configuration = new openid.Configuration(
    { ...endpoints, id_token_signing_alg_values_supported: ['ES256'] },
    portalClientId,
    { id_token_signed_response_alg: 'ES256' },
    openid.None(),
  );
  configuration[openid.customFetch] = (url, options) =>
    fetch(url.replace(publicUrl, ownAddress()), options as RequestInit);
  if (publicUrl.startsWith('http:')) openid.allowInsecureRequests(configuration);
  return configuration;
}
