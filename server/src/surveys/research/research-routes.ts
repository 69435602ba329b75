import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor, type Authentication } from '../../identity/index.ts';
import {
  confirmResearchAgreement,
  endResearchAgreement,
  listResearchAgreements,
  readResearchExtract,
  recordResearchAgreement,
} from './research-agreements.ts';

type ResearchContext = Parameters<typeof listResearchAgreements>[2];

/** Agreements with researchers, and the extract that one of them may read; in the portal's own window alone. */
export function researchApi({ app, authentication }: { app: Database; authentication: Authentication }): Api {
  const api = newApi();
  const { clock } = authentication;
  const asActor = <Result>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: ResearchContext) => Promise<Result>,
  ) =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication), { community, clock, language }),
    );

  api.openapi(contract.listResearchAgreements, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, listResearchAgreements);
    return c.json(body, 200);
  });

  api.openapi(contract.recordResearchAgreement, async (c) => {
    const { lang } = c.req.valid('query');
    const record = c.req.valid('json');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) => {
      const { personId } = actor;
      const call = { communityId: context.community.id, personId, now: clock.now(), key: 'may' } as const;
      return idempotently(c, trx, call, () => recordResearchAgreement(trx, actor, context, record));
    });
    return c.json(body, 201);
  });

  api.openapi(contract.confirmResearchAgreement, async (c) => {
    const { community: slug, agreement } = c.req.valid('param');
    const body = await asActor(c, slug, c.req.valid('query').lang, (trx, actor, context) =>
      confirmResearchAgreement(trx, actor, context, agreement),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.endResearchAgreement, async (c) => {
    const { community: slug, agreement } = c.req.valid('param');
    const body = await asActor(c, slug, c.req.valid('query').lang, (trx, actor, context) =>
      endResearchAgreement(trx, actor, context, agreement),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.readResearchExtract, async (c) => {
    const { community: slug, agreement } = c.req.valid('param');
    const body = await asActor(c, slug, c.req.valid('query').lang, (trx, actor, context) =>
      readResearchExtract(trx, actor, context, agreement),
    );
    return c.json(body, 200);
  });

  return api;
}
