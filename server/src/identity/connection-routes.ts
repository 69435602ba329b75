import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../db/index.ts';
import { idempotently, newApi, Problem, type Api, type AppEnv } from '../http/index.ts';
import { refuseOnBehalf, requireElevation } from './actors.ts';
import { signedInActor, type Authentication } from './authentication.ts';
import { inCommunityOf } from './communities.ts';
import * as connections from './connections.ts';
import { closeDirectoryAccess, openDirectoryAccess } from './directory-access.ts';
import * as embedClients from './embed-clients.ts';
import type { FirmProviders } from './firm-providers.ts';
import { canManageConnections } from './policy.ts';
import type { Actor, Community, Connection } from './rows.ts';
import { textOfDirectoryToken, type DirectoryToken } from './scim/directory-tokens.ts';

export interface ConnectionApiDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  /** Origins of the sign-in pages and of the API. */
  origins: { id: string; api: string };
  providers: FirmProviders;
}

type Work<Result> = (trx: CommunityTransaction, actor: Actor, community: Community) => Promise<Result>;

/** What firms' IT tells the programme: their providers, their pages and their directories. */
export function connectionApi(deps: ConnectionApiDeps): Api {
  const api = newApi();
  connectionRoutes(api, deps);
  embedClientRoutes(api, deps);
  directoryRoutes(api, deps);
  return api;
}

function asReader<Result>(
  c: Context<AppEnv>,
  { app, authentication }: ConnectionApiDeps,
  slug: string,
  work: Work<Result>,
): Promise<Result> {
  return inCommunityOf(app, slug, async (trx, community) => {
    const actor = await signedInActor(c, trx, community, authentication);
    refuseOnBehalf(actor);
    return work(trx, actor, community);
  });
}

/** An operator who has just shown who she is. Whoever is none is told so first: to prove it would not help her. */
function asWriter<Result>(
  c: Context<AppEnv>,
  deps: ConnectionApiDeps,
  slug: string,
  work: Work<Result>,
): Promise<Result> {
  return asReader(c, deps, slug, (trx, actor, community) => {
    if (!canManageConnections(actor)) throw new Problem('forbidden');
    requireElevation(actor, deps.authentication.clock.now());
    return work(trx, actor, community);
  });
}

function connectionRoutes(api: Api, deps: ConnectionApiDeps): void {
  const { providers, origins } = deps;
  const { clock } = deps.authentication;

  api.openapi(contract.listOrganisations, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asReader(c, deps, c.req.valid('param').community, (trx, actor, community) =>
      connections.listOrganisations(trx, actor, community, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listConnections, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const page = await asReader(c, deps, c.req.valid('param').community, (trx, actor, community) =>
      connections.listConnectionAccess(trx, actor, community, { cursor, limit }),
    );
    const items = page.items.map((access) => toAnswer(origins, c.req.valid('param').community, access));
    return c.json({ items, nextCursor: page.nextCursor }, 200);
  });

  api.openapi(contract.createConnection, async (c) => {
    const input = c.req.valid('json');
    const body = await asWriter(c, deps, c.req.valid('param').community, (trx, actor, community) => {
      const now = clock.now();
      const call = { communityId: community.id, personId: actor.personId, now, key: 'may' } as const;
      return idempotently(c, trx, call, async () =>
        toAnswer(
          origins,
          community.slug,
          await connections.createConnection(trx, actor, community, now, providers, input),
        ),
      );
    });
    return c.json(body, 201);
  });

  api.openapi(contract.updateConnection, async (c) => {
    const { community: slug, connection: id } = c.req.valid('param');
    const settings = c.req.valid('json');
    const access = await asWriter(c, deps, slug, (trx, actor, community) =>
      connections.updateConnection(trx, actor, community, clock.now(), providers, { id, settings }),
    );
    return c.json(toAnswer(origins, slug, access), 200);
  });

  api.openapi(contract.checkConnection, async (c) => {
    const { community: slug, connection: id } = c.req.valid('param');
    const connection: Connection = await asReader(c, deps, slug, (trx, actor, community) =>
      connections.getConnection(trx, actor, community, id),
    );
    return c.json({ fault: (await providers.check(connection)) ?? null }, 200);
  });
}

function embedClientRoutes(api: Api, deps: ConnectionApiDeps): void {
  const { providers } = deps;
  const { clock } = deps.authentication;

  api.openapi(contract.createEmbedClient, async (c) => {
    const { community: slug, connection: connectionId } = c.req.valid('param');
    const client = c.req.valid('json');
    const body = await asWriter(c, deps, slug, (trx, actor, community) => {
      const now = clock.now();
      const call = { communityId: community.id, personId: actor.personId, now, key: 'may' } as const;
      return idempotently(c, trx, call, () =>
        embedClients.createEmbedClient(trx, actor, community, now, providers, { connectionId, client }),
      );
    });
    return c.json(body, 201);
  });

  api.openapi(contract.updateEmbedClient, async (c) => {
    const { community: slug, embedClient: id } = c.req.valid('param');
    const settings = c.req.valid('json');
    const body = await asWriter(c, deps, slug, (trx, actor, community) =>
      embedClients.updateEmbedClient(trx, actor, community, clock.now(), providers, { id, settings }),
    );
    return c.json(body, 200);
  });
}

function directoryRoutes(api: Api, deps: ConnectionApiDeps): void {
  const { secret } = deps;
  const { clock } = deps.authentication;

  api.openapi(contract.issueDirectoryToken, async (c) => {
    const { community: slug, connection: connectionId } = c.req.valid('param');
    const body = await asWriter(c, deps, slug, async (trx, actor, community) => {
      const now = clock.now();
      const call = { communityId: community.id, personId: actor.personId, now, key: 'must' } as const;
      // The text is added only afterwards: what is kept with the key holds no secret.
      const directoryToken = await idempotently(c, trx, call, async () =>
        toTokenAnswer(await openDirectoryAccess(trx, actor, community, now, { connectionId, secret })),
      );
      return { directoryToken, text: textOfDirectoryToken(secret, community, directoryToken.id) };
    });
    return c.json(body, 201);
  });

  api.openapi(contract.revokeDirectoryToken, async (c) => {
    const { community: slug, directoryToken: id } = c.req.valid('param');
    const token = await asWriter(c, deps, slug, (trx, actor, community) =>
      closeDirectoryAccess(trx, actor, community, clock.now(), id),
    );
    return c.json(toTokenAnswer(token), 200);
  });
}

function toAnswer(
  origins: ConnectionApiDeps['origins'],
  communitySlug: string,
  access: connections.ConnectionAccess,
) {
  const { connection, organisation, embedClients: clients, directoryTokens } = access;
  return {
    id: connection.id,
    code: connection.code,
    organisation,
    kind: connection.kind,
    issuer: connection.issuer,
    clientId: connection.clientId,
    hasClientSecret: connection.clientSecretSealed !== null,
    tenant: connection.tenant,
    maxAgeSeconds: connection.maxAgeSeconds,
    joinsAs: connection.joinsAs,
    joinsWhen: connection.joinsWhen,
    redirectAddress: `${origins.id}/federation/callback/${connection.code}`,
    logoutAddress: `${origins.id}/federation/logout/${communitySlug}/${connection.code}`,
    directoryAddress: `${origins.api}/scim/v2`,
    embedClients: clients,
    directoryTokens: directoryTokens.map(toTokenAnswer),
  };
}

function toTokenAnswer(token: DirectoryToken) {
  return {
    ...token,
    createdAt: token.createdAt.toISOString(),
    revokedAt: token.revokedAt?.toISOString() ?? null,
  };
}
