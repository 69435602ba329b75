import * as contract from '@snodo/contract';
import { newApi, type Api } from '../../http/index.ts';
import { inCommunityOf, signedInActor } from '../../identity/index.ts';
import type { ReferralsApiDeps } from '../referrals/routes.ts';
import { answerOutcome, listOutcomes } from './outcomes.ts';

/** How it went with an answer: the person says it, managers read it with the need, and round figures of all. */
export function outcomesApi({
  app,
  authentication,
  secret,
  origins,
  writeMail,
  districts,
}: ReferralsApiDeps): Api {
  const api = newApi();
  const { clock } = authentication;

  api.openapi(contract.answerOutcome, async (c) => {
    const { community: slug, need } = c.req.valid('param');
    const { lang: language } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, undefined);
      const context = { community, clock, language, districts, secret, origins, writeMail };
      return answerOutcome(trx, actor, context, need, input);
    });
    return c.json(body, 200);
  });

  api.openapi(contract.listOutcomes, async (c) => {
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) =>
      listOutcomes(trx, await signedInActor(c, trx, community, authentication, undefined)),
    );
    return c.json(body, 200);
  });

  return api;
}
