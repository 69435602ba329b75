import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  signedInActor,
  type Actor,
  type Authentication,
  type MailWriter,
} from '../../identity/index.ts';
import { importServices } from '../imports/imports.ts';
import { getCatalogueAlarms } from './alarms.ts';
import { getCatalogueChoices } from './choices.ts';
import type { KeepingContext, KeepingTerritory } from './context.ts';
import {
  createProvider,
  listProviders,
  recordAccreditation,
  recordVisit,
  updateProvider,
  withdrawAccreditation,
} from './providers.ts';
import { answerRenewal, askProvider, readRenewal, revokeRenewal } from './renewals.ts';
import { createService, getKeptService, listKeptServices, updateService, verifyService } from './services.ts';
import { addTaxLabelPeriod, getTaxLabelPeriods, updateTaxLabelPeriod } from './tax-labels.ts';
import {
  addTaxonomyEntry,
  getKeptTaxonomy,
  linkTaxonomyEntry,
  mergeTaxonomyEntry,
  moveTaxonomyEntry,
  updateTaxonomyEntry,
} from './taxonomy.ts';

export interface KeepingApiDeps {
  app: Database;
  authentication: Authentication;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
  territory: KeepingTerritory;
}

type Work<Answer> = (trx: CommunityTransaction, actor: Actor, context: KeepingContext) => Promise<Answer>;

/** What managers and providers do with the catalogue, and what a provider says by a link without a sign-in. */
export function catalogueKeepingApi(deps: KeepingApiDeps): Api {
  const api = newApi();
  serviceRoutes(api, deps);
  renewalRoutes(api, deps);
  providerRoutes(api, deps);
  taxonomyRoutes(api, deps);
  taxonomyMoveRoutes(api, deps);
  taxLabelRoutes(api, deps);
  return api;
}

function asKeeper<Answer>(
  c: Context<AppEnv>,
  { app, authentication, ...rest }: KeepingApiDeps,
  slug: string,
  language: Language,
  work: Work<Answer>,
): Promise<Answer> {
  return inCommunityOf(app, slug, async (trx, community) =>
    work(trx, await signedInActor(c, trx, community, authentication), {
      ...rest,
      community,
      language,
      clock: authentication.clock,
    }),
  );
}

function once<Answer>(
  c: Context<AppEnv>,
  trx: CommunityTransaction,
  { personId }: Actor,
  { community, clock }: KeepingContext,
  work: () => Promise<Answer>,
): Promise<Answer> {
  return idempotently(c, trx, { communityId: community.id, personId, now: clock.now(), key: 'may' }, work);
}

function serviceRoutes(api: Api, deps: KeepingApiDeps): void {
  api.openapi(contract.listKeptServices, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      listKeptServices(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getKeptService, async (c) => {
    const { community, service } = c.req.valid('param');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      getKeptService(trx, actor, context, service),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getCatalogueChoices, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, getCatalogueChoices);
    return c.json(body, 200);
  });

  api.openapi(contract.createService, async (c) => {
    const input = c.req.valid('json');
    const { lang } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      once(c, trx, actor, context, () => createService(trx, actor, context, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.updateService, async (c) => {
    const { community, service } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      updateService(trx, actor, context, service, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.verifyService, async (c) => {
    const { community, service } = c.req.valid('param');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      verifyService(trx, actor, context, service),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.importServices, async (c) => {
    const input = c.req.valid('json');
    const { lang } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      once(c, trx, actor, context, () => importServices(trx, actor, context, input)),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getCatalogueAlarms, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, getCatalogueAlarms);
    return c.json(body, 200);
  });
}

function renewalRoutes(api: Api, deps: KeepingApiDeps): void {
  api.openapi(contract.askProvider, async (c) => {
    const { community, service } = c.req.valid('param');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      askProvider(trx, actor, context, service),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.revokeRenewal, async (c) => {
    const { community, service } = c.req.valid('param');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      revokeRenewal(trx, actor, context, service),
    );
    return c.json(body, 200);
  });

  const { app, authentication, territory, secret } = deps;
  const { clock } = authentication;

  api.openapi(contract.readRenewal, async (c) => {
    const { lang: language } = c.req.valid('query');
    const { secret: linkSecret } = c.req.valid('json');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      readRenewal(trx, { community, clock, language, territory, secret }, linkSecret),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.answerRenewal, async (c) => {
    const input = c.req.valid('json');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      answerRenewal(trx, { community, clock }, input),
    );
    return c.json(body, 200);
  });
}

function providerRoutes(api: Api, deps: KeepingApiDeps): void {
  api.openapi(contract.listProviders, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      listProviders(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createProvider, async (c) => {
    const input = c.req.valid('json');
    const { lang } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      once(c, trx, actor, context, () => createProvider(trx, actor, context, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.updateProvider, async (c) => {
    const { community, organisation } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      updateProvider(trx, actor, context, organisation, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.recordAccreditation, async (c) => {
    const { community, organisation } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      once(c, trx, actor, context, () => recordAccreditation(trx, actor, context, organisation, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.withdrawAccreditation, async (c) => {
    const { community, accreditation } = c.req.valid('param');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      withdrawAccreditation(trx, actor, context, accreditation),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.recordVisit, async (c) => {
    const { community, accreditation } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, community, c.req.valid('query').lang, (trx, actor, context) =>
      once(c, trx, actor, context, () => recordVisit(trx, actor, context, accreditation, input)),
    );
    return c.json(body, 201);
  });
}

function taxonomyRoutes(api: Api, deps: KeepingApiDeps): void {
  api.openapi(contract.getKeptTaxonomy, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await asKeeper(c, deps, c.req.valid('param').community, lang, getKeptTaxonomy);
    return c.json(body, 200);
  });

  api.openapi(contract.addTaxonomyEntry, async (c) => {
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, c.req.valid('param').community, 'it', (trx, actor, context) =>
      once(c, trx, actor, context, () => addTaxonomyEntry(trx, actor, context, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.updateTaxonomyEntry, async (c) => {
    const { community, entry } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, community, 'it', (trx, actor, context) =>
      updateTaxonomyEntry(trx, actor, context, entry, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.mergeTaxonomyEntry, async (c) => {
    const { community, entry } = c.req.valid('param');
    const { into } = c.req.valid('json');
    const body = await asKeeper(c, deps, community, 'it', (trx, actor, context) =>
      mergeTaxonomyEntry(trx, actor, context, entry, into),
    );
    return c.json(body, 200);
  });
}

function taxonomyMoveRoutes(api: Api, deps: KeepingApiDeps): void {
  api.openapi(contract.moveTaxonomyEntry, async (c) => {
    const { community, entry } = c.req.valid('param');
    const { group } = c.req.valid('json');
    const body = await asKeeper(c, deps, community, 'it', (trx, actor, context) =>
      moveTaxonomyEntry(trx, actor, context, entry, group),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.linkTaxonomyEntry, async (c) => {
    const { community, entry } = c.req.valid('param');
    const { terms } = c.req.valid('json');
    const body = await asKeeper(c, deps, community, 'it', (trx, actor, context) =>
      linkTaxonomyEntry(trx, actor, context, entry, terms),
    );
    return c.json(body, 200);
  });
}

function taxLabelRoutes(api: Api, deps: KeepingApiDeps): void {
  api.openapi(contract.listTaxLabelPeriods, async (c) => {
    const body = await asKeeper(c, deps, c.req.valid('param').community, 'it', getTaxLabelPeriods);
    return c.json(body, 200);
  });

  api.openapi(contract.addTaxLabelPeriod, async (c) => {
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, c.req.valid('param').community, 'it', (trx, actor, context) =>
      once(c, trx, actor, context, () => addTaxLabelPeriod(trx, actor, context, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.updateTaxLabelPeriod, async (c) => {
    const { community, period } = c.req.valid('param');
    const input = c.req.valid('json');
    const body = await asKeeper(c, deps, community, 'it', (trx, actor, context) =>
      updateTaxLabelPeriod(trx, actor, context, period, input),
    );
    return c.json(body, 200);
  });
}
