import { getCommunity, getMe } from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { localized, newApi, type Api } from '../http/index.ts';
import { signedInActor, type Authentication } from './authentication.ts';
import { inCommunityOf } from './communities.ts';

export function identityApi(deps: { app: Database; authentication: Authentication }): Api {
  const api = newApi();

  api.openapi(getCommunity, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(deps.app, c.req.valid('param').community, async (_trx, community) => ({
      slug: community.slug,
      name: localized(community.name, lang),
      purpose: localized(community.purpose, lang),
      timeZone: community.timeZone,
      languages: community.languages,
      isDemonstration: community.isDemonstration,
    }));
    return c.json(body, 200);
  });

  api.openapi(getMe, async (c) => {
    const body = await inCommunityOf(deps.app, c.req.valid('param').community, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, deps.authentication);
      return {
        displayName: actor.displayName,
        memberships: actor.memberships.map(({ organisation, roles }) => ({
          organisation: organisation === null ? null : { code: organisation.code, name: organisation.name },
          roles,
        })),
      };
    });
    return c.json(body, 200);
  });

  return api;
}
