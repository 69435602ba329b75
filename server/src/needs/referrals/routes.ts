import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { newApi, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  signedInActor,
  type Actor,
  type Authentication,
  type MailWriter,
} from '../../identity/index.ts';
import type { Districts } from '../read-need.ts';
import * as referrals from './referrals.ts';

export interface ReferralsApiDeps {
  app: Database;
  secret: string;
  authentication: Authentication;
  origins: { portal: string };
  writeMail: MailWriter;
  districts: Districts;
}

/** Needs handed to organisations: managers ask, the person agrees, the organisation answers. */
export function referralsApi(deps: ReferralsApiDeps): Api {
  const api = newApi();
  const { app, authentication, secret, origins, writeMail, districts } = deps;
  const { clock } = authentication;
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: referrals.ReferralContext) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, undefined);
      return work(trx, actor, { community, clock, language, districts, secret, origins, writeMail });
    });

  api.openapi(contract.listReceivers, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      referrals.listReceivers(trx, actor, context, need),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.referNeed, async (c) => {
    const { community, need } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      referrals.referNeed(trx, actor, context, need, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.listNeedReferrals, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      referrals.listNeedReferrals(trx, actor, context, need),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listReferrals, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      referrals.listReferrals(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.moveReferral, async (c) => {
    const { community, referral } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      referrals.moveReferral(trx, actor, context, referral, input),
    );
    return c.json(body, 200);
  });

  return api;
}
