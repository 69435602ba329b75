import { Hono } from 'hono';
import { languages } from '@snodo/contract';
import type { Origins } from '../config.ts';
import { inCommunity, type Database } from '../db/index.ts';
import { answerProblem, Problem, type AppEnv } from '../http/index.ts';
import { findCommunity, findEmbedClient, type EmbedClient } from '../identity/index.ts';
import { apiResource, handoffRedirectUri, issuerOf } from './addresses.ts';
import { communityOfClient } from './clients.ts';

const evergreenSeconds = 300;

/** What a page that embeds has to know of its client. Nothing of it is secret. */
export function clientSettings(origins: Origins, community: string, client: EmbedClient) {
  const issuer = issuerOf(origins);
  return {
    clientId: client.clientId,
    community,
    languages,
    scopes: client.scopes,
    origins,
    issuer,
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    revocationEndpoint: `${issuer}/token/revocation`,
    startUrl: `${origins.id}/embed/v1/start`,
    claimUrl: `${origins.id}/embed/v1/claim`,
    callbackUrl: handoffRedirectUri(origins),
    returnPages: client.returnPages,
    hostOrigins: client.origins,
    resource: apiResource(origins),
  };
}

/** `/embed/v1/clients/{clientId}.json`, for pages of every origin. */
export function clientSettingsRoutes({ app, origins }: { app: Database; origins: Origins }): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/embed/v1/clients/:file{[a-z0-9.-]+\\.json}', async (c) => {
    c.env.outgoing.setHeader('access-control-allow-origin', '*');
    c.env.outgoing.setHeader('cross-origin-resource-policy', 'cross-origin');
    const clientId = c.req.param('file').slice(0, -'.json'.length);
    const slug = communityOfClient(clientId);
    const community = slug === undefined ? undefined : await findCommunity(app, slug);
    const client =
      community === undefined
        ? undefined
        : await inCommunity(app, community.id, (trx) => findEmbedClient(trx, community, clientId));
    if (community === undefined || client === undefined) return answerProblem(c, new Problem('not_found'));
    c.header('cache-control', `public, max-age=${evergreenSeconds}`);
    return c.json(clientSettings(origins, community.slug, client));
  });
  return routes;
}
