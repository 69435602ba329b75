import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { newApi, type Api, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor, type Authentication } from '../../identity/index.ts';
import * as rounds from './rounds.ts';

export interface RoundsApiDeps {
  app: Database;
  authentication: Authentication;
}

/** Rounds of places: people apply, managers fix and draw, and anybody reads and checks what was drawn. */
export function roundsApi({ app, authentication }: RoundsApiDeps): Api {
  const api = newApi();
  const { clock } = authentication;
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: rounds.RoundContext) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, undefined);
      return work(trx, actor, { community, clock, language });
    });

  api.openapi(contract.listRounds, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, lang, (trx, actor, context) =>
      rounds.listRounds(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getRound, async (c) => {
    const { community, round } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      rounds.getRound(trx, actor, context, round),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createRound, async (c) => {
    const input = c.req.valid('json');
    const { community } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      rounds.createRound(trx, actor, context, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.applyToRound, async (c) => {
    const input = c.req.valid('json');
    const { community, round } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      rounds.applyToRound(trx, actor, context, round, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.withdrawFromRound, async (c) => {
    const { community, round } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      rounds.withdrawFromRound(trx, actor, context, round),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.commitRound, async (c) => {
    const { community, round } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      rounds.commitRound(trx, actor, context, round),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.drawRound, async (c) => {
    const input = c.req.valid('json');
    const { community, round } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      rounds.drawRound(trx, actor, context, round, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getRoundResult, async (c) => {
    const { community: slug, round } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const body = await inCommunityOf(app, slug, (trx, community) =>
      rounds.getRoundResult(trx, { community, clock, language }, round),
    );
    return c.json(body, 200);
  });

  return api;
}
