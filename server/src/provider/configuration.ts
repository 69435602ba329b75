import { errors, type Configuration, type JWKS, type KoaContextWithOIDC, type Session } from 'oidc-provider';
import type { JWK } from 'jose';
import { derivedKey, ownOrigins, type Origins } from '../config.ts';
import type { Database } from '../db/index.ts';
import { KyselyAdapter, type AdapterDeps } from './adapter.ts';
import { apiResource } from './addresses.ts';
import { embedMetadata, originsOfClient, portalClientId, scopesOfClient } from './clients.ts';
import type { Handoffs } from './handoffs.ts';
import { askingPolicy } from './interaction-policy.ts';
import { presentPeople } from './people.ts';

export interface ConfigurationDeps extends AdapterDeps {
  app: Database;
  origins: Origins;
  handoffs: Handoffs;
  keys: JWK[];
  /** A page of our own for an error of the protocol; no third-party font, three languages. */
  errorPage(code: string, language: string | undefined): Promise<string>;
}

/** Lifetimes. Access tokens are short because they cannot be revoked; a working day covers the rest. */
const seconds = {
  code: 60,
  accessToken: 5 * 60,
  workingDay: 8 * 60 * 60,
  interaction: 15 * 60,
};

export function providerConfiguration(deps: ConfigurationDeps): Configuration {
  const { origins } = deps;
  const own = ownOrigins(origins);
  return {
    adapter: (kind: string) => new KyselyAdapter(kind, deps),
    jwks: { keys: deps.keys as JWKS['keys'] },
    cookies: providerCookies(deps),
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'] },
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    extraParams: ['community'],
    extraClientMetadata: { properties: embedMetadata },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], dPoPSigningAlgValues: ['ES256'] },
    ttl: {
      AccessToken: seconds.accessToken,
      AuthorizationCode: seconds.code,
      IdToken: seconds.accessToken,
      Interaction: seconds.interaction,
      Grant: seconds.workingDay,
      RefreshToken: seconds.workingDay,
      Session: (_ctx, session) => sessionSeconds(session),
    },
    expiresWithSession: async () => true,
    issueRefreshToken: async (_ctx, client) => client.clientId !== portalClientId,
    // Bound to a key that cannot be copied, a token may stay: tabs that renew at once do not throw each other out.
    rotateRefreshToken: false,
    clientBasedCORS: (_ctx, origin, client) =>
      own.includes(origin) || originsOfClient(client).includes(origin),
    interactions: {
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
      policy: askingPolicy(deps),
    },
    findAccount: presentPeople(deps),
    loadExistingGrant: (ctx) => grantOf(ctx, apiResource(origins)),
    extraTokenClaims: (ctx) => signInClaims(ctx),
    renderError: async (ctx, out) => {
      ctx.type = 'html';
      ctx.body = await deps.errorPage(out.error, languageOf(ctx));
    },
    features: providerFeatures(deps),
  };
}

function providerFeatures({ origins, secret }: ConfigurationDeps): NonNullable<Configuration['features']> {
  const resource = apiResource(origins);
  return {
    devInteractions: { enabled: false },
    revocation: {
      enabled: true,
      // A token says nothing of whoever holds it but what its client may know: only that one ends it.
      allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
    },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    dPoP: {
      enabled: true,
      nonceSecret: derivedKey(secret, 'provider dpop nonces'),
      requireNonce: () => true,
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: async () => resource,
      useGrantedResource: async () => true,
      getResourceServerInfo: async (_ctx, indicator, client) => {
        if (indicator !== resource) throw new errors.InvalidTarget();
        return {
          scope: scopesOfClient(client).join(' '),
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: seconds.accessToken,
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  };
}

/** Under https the prefixes bind the cookies to this host; those with a path of their own cannot say so much. */
function providerCookies({ secret, origins }: ConfigurationDeps): NonNullable<Configuration['cookies']> {
  const isSecure = origins.id.startsWith('https:');
  const attributes = { signed: true, httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  return {
    keys: [derivedKey(secret, 'provider cookies').toString('base64url')],
    long: { ...attributes, path: '/' },
    short: attributes,
    names: providerCookieNames(isSecure),
  };
}

export function providerCookieNames(isSecure: boolean) {
  return isSecure
    ? {
        session: '__Host-snodo_op',
        interaction: '__Secure-snodo_interaction',
        resume: '__Secure-snodo_resume',
      }
    : { session: 'snodo_op', interaction: 'snodo_interaction', resume: 'snodo_resume' };
}

/** A working day from the sign-in, however often it is used; before anybody has signed in, time enough to do so. */
function sessionSeconds({ loginTs }: Session): number {
  if (loginTs === undefined) return seconds.interaction;
  return Math.max(1, loginTs + seconds.workingDay - Math.floor(Date.now() / 1000));
}

/**
 * What the client may have at all. Whether its person has let these pages act for her is asked before, by the
 * policy: one session of one client has one grant, and tokens of several pages hang on it.
 */
async function grantOf(ctx: KoaContextWithOIDC, resource: string) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const standing = known === undefined ? undefined : await provider.Grant.find(known);
  if (standing?.accountId === session.accountId) return standing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid offline_access');
  const scopes = scopesOfClient(client);
  if (scopes.length > 0) grant.addResourceScope(resource, scopes);
  await grant.save();
  return grant;
}

/** When and how the person signed in, for an API that may want it fresher. */
function signInClaims(ctx: KoaContextWithOIDC): Record<string, unknown> | undefined {
  const { AuthorizationCode: code, RefreshToken: refreshToken } = ctx.oidc.entities;
  const source = code ?? refreshToken;
  if (source?.authTime === undefined) return undefined;
  return {
    auth_time: source.authTime,
    ...(source.acr === undefined ? {} : { acr: source.acr }),
    ...(source.amr === undefined ? {} : { amr: source.amr }),
  };
}

function languageOf(ctx: KoaContextWithOIDC): string | undefined {
  const asked = ctx.oidc?.params?.['ui_locales'];
  return typeof asked === 'string'
    ? asked.split(' ')[0]
    : ctx.acceptsLanguages('it', 'en', 'ar') || undefined;
}
