import { getCommunity } from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { localized, newApi, type Api } from '../http/index.ts';
import type { Authentication } from './authentication.ts';
import { inCommunityOf } from './communities.ts';
import { hasOwnSignIn } from './contacts.ts';
import { identityHolder } from './own-record.ts';
import { ownRoomApi } from './own-room-routes.ts';
import type { PersonalDataHolder } from './personal-data.ts';
import { programmeApi } from './programme-routes.ts';
import { siteApi } from './site-routes.ts';

export interface IdentityDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  /** What the other domains hold about people. */
  holders: readonly PersonalDataHolder[];
}

export function identityApi({ app, authentication, secret, holders }: IdentityDeps): Api {
  const api = newApi();

  api.openapi(getCommunity, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, async (_trx, community) => ({
      slug: community.slug,
      name: localized(community.name, lang),
      purpose: localized(community.purpose, lang),
      timeZone: community.timeZone,
      languages: community.languages,
      isDemonstration: community.isDemonstration,
    }));
    return c.json(body, 200);
  });

  // Identity comes first: only of somebody who is erased do other domains let go of what they keep.
  const all = [identityHolder(secret), ...holders];
  api.route('/', ownRoomApi({ app, authentication, holders: all, hasOwnSignIn }));
  api.route('/', programmeApi({ app, authentication }));
  api.route('/', siteApi({ app, authentication }));
  return api;
}
