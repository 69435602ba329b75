import * as contract from '@snodo/contract';
import { inCommunity, type Database } from '../db/index.ts';
import { idempotently, newApi, type Api } from '../http/index.ts';
import { inCommunityOf, signedInActor, type Authentication } from '../identity/index.ts';
import { ballotKeyOf } from './ballots.ts';
import { getParticipation, getQuestionnaire } from './campaigns.ts';
import { getRelease, releaseCampaign, requireReleaser } from './releases.ts';
import { issueBallot, submitAnswers } from './submissions.ts';

export interface SurveysDeps {
  app: Database;
  /** The only role that can read submissions; used for releasing and nothing else. */
  release: Database;
  authentication: Authentication;
  secret: string;
}

export function surveysApi({ app, release, authentication, secret }: SurveysDeps): Api {
  const api = newApi();
  const { clock } = authentication;
  const keyOf = (campaignId: string) => ballotKeyOf(secret, campaignId);

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

  api.openapi(contract.issueBallot, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, 'survey:respond');
      return issueBallot(trx, actor, community, clock, campaign, keyOf);
    });
    return c.json(body, 201);
  });

  api.openapi(contract.submitAnswers, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const input = c.req.valid('json');
    await inCommunityOf(app, slug, (trx, community) =>
      submitAnswers(trx, community, clock, campaign, input, keyOf),
    );
    return c.json({ stored: true as const }, 201);
  });

  api.openapi(contract.getRelease, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      return getRelease(trx, actor, community, campaign, lang);
    });
    return c.json(body, 200);
  });

  api.openapi(contract.releaseCampaign, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const { actor, community } = await inCommunityOf(app, slug, async (trx, found) => {
      const caller = await signedInActor(c, trx, found, authentication);
      requireReleaser(caller);
      return { actor: caller, community: found };
    });
    const { id: communityId } = community;
    const call = { communityId, personId: actor.personId, now: clock.now(), key: 'may' } as const;
    const body = await inCommunity(release, communityId, (trx) =>
      idempotently(c, trx, call, async () => {
        await releaseCampaign(trx, community, clock, campaign);
        return getRelease(trx, actor, community, campaign, lang);
      }),
    );
    return c.json(body, 201);
  });

  return api;
}
