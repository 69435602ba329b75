import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import { derivedKey } from '../config.ts';
import type { CommunityTransaction, Database } from '../db/index.ts';
import { newApi, type Api, type AppEnv, type Clock } from '../http/index.ts';
import {
  inCommunityOf,
  readAudiencePass,
  signedInActor,
  type Actor,
  type Authentication,
  type MailWriter,
} from '../identity/index.ts';
import { matchNeeds } from './operations.ts';
import { getNeedMatches, judgeProposal, proposeAnswer, type ProposalContext } from './proposals.ts';

export interface MatchingApiDeps {
  app: Database;
  clock: Clock;
  secret: string;
  authentication: Authentication;
  origins: { portal: string };
  writeMail: MailWriter;
}

/** Answers to needs: for anybody, of what is stored nowhere; for a person and her managers, of a need that is. */
export function matchingApi(deps: MatchingApiDeps): Api {
  const { app, clock, secret } = deps;
  const api = newApi();
  // Kept from providers, so that none can choose a code that wins ties.
  const tieBreakKey = derivedKey(secret, 'match ties').toString('hex');

  api.openapi(contract.matchNeed, async (c) => {
    const input = c.req.valid('json');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) => {
      const organisationId = readAudiencePass(secret, community, clock, input.audiencePass);
      return matchNeeds(trx, community, clock, input, { organisationId, tieBreakKey });
    });
    return c.json(body, 200);
  });

  proposalRoutes(api, deps, tieBreakKey);
  return api;
}

function proposalRoutes(api: Api, deps: MatchingApiDeps, tieBreakKey: string): void {
  const { app, authentication, secret, origins, writeMail } = deps;
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    language: Language,
    work: (trx: CommunityTransaction, actor: Actor, context: ProposalContext) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) => {
      const { clock } = authentication;
      const actor = await signedInActor(c, trx, community, authentication, undefined);
      return work(trx, actor, { community, clock, secret, origins, writeMail, language, tieBreakKey });
    });

  api.openapi(contract.getNeedMatches, async (c) => {
    const { community, need } = c.req.valid('param');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      getNeedMatches(trx, actor, context, need),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.proposeAnswer, async (c) => {
    const { community, need } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      proposeAnswer(trx, actor, context, need, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.judgeProposal, async (c) => {
    const { community, need, proposal } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, community, c.req.valid('query').lang, (trx, actor, context) =>
      judgeProposal(trx, actor, context, { needId: need, proposalId: proposal }, input),
    );
    return c.json(body, 200);
  });
}
