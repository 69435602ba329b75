import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import type { Language } from '@snodo/contract';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  signedInActor,
  type Actor,
  type Authentication,
  type Community,
} from '../../identity/index.ts';
import { getCampaign, getCampaignLetter, type PlanContext } from './campaign-details.ts';
import { enterPaperBallot, getPaperDesk, issuePaperBallots } from './campaign-paper.ts';
import { createCampaign, getCampaignChoices, previewCampaign, updateCampaign } from './campaign-plans.ts';
import { moveCampaign, recordCampaignNotice } from './campaign-steps.ts';
import { getCampaignAgenda, listCampaigns } from './campaigns.ts';

export interface CampaignDeps {
  app: Database;
  authentication: Authentication;
  origins: { portal: string };
}

/** Campaigns from agreement to launch, for officers and managers in the portal's own window. */
export function campaignApi({ app, authentication, origins }: CampaignDeps): Api {
  const api = newApi();
  const { clock } = authentication;

  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, community: Community) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication), community),
    );
  const contextOf = (community: Community, language: Language): PlanContext => ({
    community,
    clock,
    language,
    portal: origins.portal,
  });
  const once = <Answer>(
    c: Context<AppEnv>,
    trx: CommunityTransaction,
    { personId }: Actor,
    { id: communityId }: Community,
    work: () => Promise<Answer>,
  ): Promise<Answer> => idempotently(c, trx, { communityId, personId, now: clock.now(), key: 'may' }, work);

  api.openapi(contract.listCampaigns, async (c) => {
    const { lang, cursor, limit } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, community) =>
      listCampaigns(trx, actor, community, clock, { lang, cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getCampaignChoices, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, community) =>
      getCampaignChoices(trx, actor, contextOf(community, lang)),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getCampaignAgenda, async (c) => {
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, community) =>
      getCampaignAgenda(trx, actor, community, clock),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.previewCampaign, async (c) => {
    const { lang } = c.req.valid('query');
    const plan = c.req.valid('json');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, community) =>
      previewCampaign(trx, actor, contextOf(community, lang), plan),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createCampaign, async (c) => {
    const { lang } = c.req.valid('query');
    const plan = c.req.valid('json');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, community) =>
      once(c, trx, actor, community, () => createCampaign(trx, actor, contextOf(community, lang), plan)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.getCampaign, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, slug, (trx, actor, community) =>
      getCampaign(trx, actor, contextOf(community, lang), campaign),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.updateCampaign, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const change = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) =>
      updateCampaign(trx, actor, contextOf(community, lang), campaign, change),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.moveCampaign, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const move = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) =>
      moveCampaign(trx, actor, contextOf(community, lang), campaign, move),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.recordCampaignNotice, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const record = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) =>
      recordCampaignNotice(trx, actor, contextOf(community, lang), campaign, record),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getCampaignLetter, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, slug, (trx, actor, community) =>
      getCampaignLetter(trx, actor, contextOf(community, lang), campaign),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.issuePaperBallots, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const issue = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) =>
      once(c, trx, actor, community, () =>
        issuePaperBallots(trx, actor, contextOf(community, 'it'), campaign, issue),
      ),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.getPaperDesk, async (c) => {
    const { community: slug } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, slug, (trx, actor, community) =>
      getPaperDesk(trx, actor, contextOf(community, lang)),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.enterPaperBallot, async (c) => {
    const { community: slug, campaign } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, community) =>
      once(c, trx, actor, community, () => enterPaperBallot(trx, actor, community, clock, campaign, input)),
    );
    return c.json(body, 201);
  });

  return api;
}
