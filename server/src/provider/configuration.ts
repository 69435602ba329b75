import { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { JWK } from 'jose';
import { derivedKey } from '../config.ts';
import { KyselyAdapter, type AdapterDeps } from './adapter.ts';
import { portalClientId } from './clients.ts';
import { readSubject } from './subjects.ts';

/** The API as a protected resource: the audience of access tokens. */
export function apiResource(publicUrl: string): string {
  return `${publicUrl}/v1`;
}

/** Scopes that an embed's token may carry; whatever else is asked for is left out. */
export const embedScopes = 'survey:respond';

export interface ConfigurationDeps extends AdapterDeps {
  publicUrl: string;
  keys: JWK[];
  /** A page of our own for an error of the protocol; no third-party font, three languages. */
  errorPage(code: string, language: string | undefined): Promise<string>;
}

/** Lifetimes. Access tokens are short because they cannot be revoked; a working day covers the rest. */
const seconds = {
  code: 60,
  accessToken: 5 * 60,
  refreshToken: 8 * 60 * 60,
  workingDay: 8 * 60 * 60,
  interaction: 15 * 60,
};

export function providerConfiguration(deps: ConfigurationDeps): Configuration {
  const resource = apiResource(deps.publicUrl);
  const isSecure = deps.publicUrl.startsWith('https:');
  return {
    adapter: (kind: string) => new KyselyAdapter(kind, deps),
    jwks: { keys: deps.keys as NonNullable<Configuration['jwks']>['keys'] },
    cookies: {
      keys: [derivedKey(deps.secret, 'provider cookies').toString('base64url')],
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      short: { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      names: { session: 'snodo_op', interaction: 'snodo_interaction', resume: 'snodo_resume' },
    },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    extraParams: ['community'],
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
    },
    ttl: {
      AccessToken: seconds.accessToken,
      AuthorizationCode: seconds.code,
      IdToken: seconds.accessToken,
      Interaction: seconds.interaction,
      Grant: seconds.workingDay,
      RefreshToken: seconds.refreshToken,
      Session: seconds.interaction,
    },
    expiresWithSession: async () => false,
    issueRefreshToken: async (_ctx, client) => client.clientId !== portalClientId,
    rotateRefreshToken: true,
    // Embeds ask from frames of our own origin; a host page never holds a token.
    clientBasedCORS: (_ctx, origin) => origin === new URL(deps.publicUrl).origin,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: async (_ctx, subject) => {
      if (readSubject(subject) === undefined) return undefined;
      return { accountId: subject, claims: async () => ({ sub: subject }) };
    },
    loadExistingGrant: (ctx) => firstPartyGrant(ctx, resource),
    renderError: async (ctx, out) => {
      ctx.type = 'html';
      ctx.body = await deps.errorPage(out.error, languageOf(ctx));
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => resource,
        useGrantedResource: async () => true,
        getResourceServerInfo: async (_ctx, indicator) => {
          if (indicator !== resource) throw new errors.InvalidTarget();
          return {
            scope: embedScopes,
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: seconds.accessToken,
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
  };
}

/**
 * All clients are the programme's own pages, so no consent screen stands between: the grant is what the client
 * asked for, cut to what an embed may have.
 */
async function firstPartyGrant(ctx: KoaContextWithOIDC, resource: string) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  if (known !== undefined) {
    const grant = await provider.Grant.find(known);
    if (grant !== undefined) return grant;
  }
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid offline_access');
  if (client.clientId !== portalClientId) grant.addResourceScope(resource, embedScopes);
  await grant.save();
  return grant;
}

function languageOf(ctx: KoaContextWithOIDC): string | undefined {
  const asked = ctx.oidc?.params?.ui_locales;
  return typeof asked === 'string'
    ? asked.split(' ')[0]
    : ctx.acceptsLanguages('it', 'en', 'ar') || undefined;
}
