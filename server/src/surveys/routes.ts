import * as contract from '@snodo/contract';
import type { MiddlewareHandler } from 'hono';
import { derivedKey } from '../config.ts';
import type { Database } from '../db/index.ts';
import { idempotently, newApi, Problem, type Api, type AppEnv } from '../http/index.ts';
import { CallerDesk, inCommunityOf, signedInActor, type Authentication } from '../identity/index.ts';
import { BallotDesk } from './answering/ballot-issue.ts';
import { getParticipation, getQuestionnaire } from './campaigns/campaigns.ts';
import { getReleaseRun, requestRelease } from './releases/release-runs.ts';
import { getRelease } from './releases/releases.ts';
import { SubmissionBox, withdrawSubmission } from './answering/submissions.ts';

export interface SurveysDeps {
  app: Database;
  /** Has whoever makes releases look for one now. */
  releaseAsked: () => void;
  authentication: Authentication;
  secret: string;
}

export function surveysApi({ app, releaseAsked, authentication, secret }: SurveysDeps): Api {
  const api = newApi();
  const { clock } = authentication;
  const ballots = new BallotDesk({ app, clock, sealKey: derivedKey(secret, 'ballot keys') });
  const callers = new CallerDesk({ app, authentication });
  const submissions = new SubmissionBox({ app, clock });
  for (const part of ['submissions', 'withdrawals'])
    api.use(`/v1/:community/campaigns/:campaign/${part}`, refuseCredentials());

  api.openapi(contract.getQuestionnaire, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(app, slug, (trx, community) =>
      getQuestionnaire(trx, community, clock, campaign, lang),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getParticipation, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, 'survey:respond');
      return getParticipation(trx, actor, community, clock, secret, campaign);
    });
    return c.json(body, 200);
  });

  api.openapi(contract.getBallotKey, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { organisation } = c.req.valid('query');
    const key = await inCommunityOf(app, slug, (trx, community) =>
      ballots.publicKey(trx, community, campaign, organisation),
    );
    const algorithm = 'RSABSSA-SHA384-PSS-Randomized' as const;
    return c.json({ algorithm, publicKey: key.toString('base64url') }, 200);
  });

  api.openapi(contract.issueBallot, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { organisation, blinded } = c.req.valid('json');
    const wish = { organisation, blinded: Buffer.from(blinded, 'base64url') };
    const { actor, community } = await callers.signedIn(c, slug, 'survey:respond');
    const signature = await ballots.issue(actor, community, campaign, wish);
    return c.json({ signature: signature.toString('base64url') }, 201);
  });

  api.openapi(contract.submitAnswers, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const input = c.req.valid('json');
    await submissions.submit(slug, campaign, input);
    return c.json({ stored: true as const }, 201);
  });

  api.openapi(contract.withdrawSubmission, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { code } = c.req.valid('json');
    await inCommunityOf(app, slug, (trx, community) =>
      withdrawSubmission(trx, community, clock, campaign, code),
    );
    return c.json({ done: true as const }, 200);
  });

  api.openapi(contract.getRelease, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang, organisation } = c.req.valid('query');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      return getRelease(trx, actor, community, campaign, lang, organisation);
    });
    return c.json(body, 200);
  });

  api.openapi(contract.releaseCampaign, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      const { personId } = actor;
      const call = { communityId: community.id, personId, now: clock.now(), key: 'may' } as const;
      return idempotently(c, trx, call, () => requestRelease(trx, actor, community, clock, campaign));
    });
    releaseAsked();
    return c.json(body, 202);
  });

  api.openapi(contract.getReleaseRun, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      return getReleaseRun(trx, actor, community, campaign);
    });
    return c.json(body, 200);
  });

  return api;
}

/** A call that says who makes it would tell whose answers these are: a mistake, and never a silent one. */
function refuseCredentials(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { cookie, authorization, dpop } = c.env.incoming.headers;
    const isPreflight = c.req.method === 'OPTIONS';
    if (!isPreflight && (cookie !== undefined || authorization !== undefined || dpop !== undefined))
      throw new Problem('credentials_not_wanted');
    await next();
  };
}
