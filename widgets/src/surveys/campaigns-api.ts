import { createSnodoClient, type components } from '@snodo/client';
import {
  answerOf,
  type Campaign,
  type Me,
  type Page,
  type PortalApi,
  type PortalPage,
} from '../portal/portal-api.ts';

import type { Questionnaire } from './survey-page.ts';
import type { SitesApi } from '../identity/sites-api.ts';
import type { InstrumentsApi } from './editor/instruments-api.ts';

type Schemas = components['schemas'];
export type CampaignPlan = Schemas['CampaignPlan'];
export type CampaignPreview = Schemas['CampaignPreview'];
export type CampaignFault = Schemas['CampaignFault'];
export type CampaignDetail = Schemas['CampaignDetail'];
export type CampaignChoices = Schemas['CampaignChoices'];
export type CampaignAgenda = Schemas['CampaignAgenda'];
export type CampaignStep = Schemas['CampaignStep'];
export type CampaignMove = Schemas['CampaignMove'];
export type CampaignNoticeRecord = Schemas['CampaignNoticeRecord'];
export type CampaignLetter = Schemas['CampaignLetter'];
export type PaperBatch = Schemas['PaperBatch'];
export type PaperIssue = Schemas['PaperIssue'];
export type PaperDesk = Schemas['PaperDesk'];
export type PaperSubmission = Schemas['PaperSubmission'];
export type PeopleBand = Schemas['PeopleBand'];

/**
 * Campaigns from agreement to launch. Each call throws a `LoadFault` with the API's stable problem code. What takes
 * a `key` is done once, however often it is sent with it.
 */
export interface CampaignsApi {
  readonly listCampaigns: (cursor?: string) => Promise<Page<Campaign>>;
  readonly getChoices: () => Promise<CampaignChoices>;
  readonly getAgenda: () => Promise<CampaignAgenda>;
  readonly previewPlan: (plan: CampaignPlan) => Promise<CampaignPreview>;
  readonly createPlan: (key: string, plan: CampaignPlan) => Promise<CampaignDetail>;
  readonly getPlan: (code: string) => Promise<CampaignDetail>;
  readonly updatePlan: (code: string, version: number, plan: CampaignPlan) => Promise<CampaignDetail>;
  readonly movePlan: (code: string, move: CampaignMove) => Promise<CampaignDetail>;
  readonly recordNotice: (code: string, record: CampaignNoticeRecord) => Promise<CampaignDetail>;
  readonly getLetter: (code: string, language: 'it' | 'en' | 'ar') => Promise<CampaignLetter>;
  /** Open campaigns with paper ballots, for operators. */
  readonly getPaperDesk: () => Promise<PaperDesk>;
  /** The questions as they stand on the paper of that language. */
  readonly getQuestionnaire: (code: string, language: 'it' | 'en' | 'ar') => Promise<Questionnaire>;
  /** Types one paper in; answers how many ballots are left. */
  readonly enterPaper: (
    key: string,
    code: string,
    paper: PaperSubmission,
  ) => Promise<{ ballotsLeft: number }>;
  readonly issuePaper: (key: string, code: string, paper: PaperIssue) => Promise<PaperBatch>;
}

/** What the console asks: the portal's own pages, campaigns, and the questionnaires that they use. */
export interface ConsoleApi extends PortalApi {
  readonly campaigns: CampaignsApi;
  readonly instruments: InstrumentsApi;
  readonly sites: SitesApi;
}

export type { Campaign, Me };

/** The API of one community, spoken to from the portal's own origin with its cookie. */
export function createCampaignsApi({ community, language: lang }: PortalPage): CampaignsApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  const query = { lang };
  const of = (campaign: string) => ({ path: { community, campaign }, query });
  const once = (key: string) => ({ 'idempotency-key': key });
  return {
    listCampaigns: (cursor) =>
      answerOf(
        client.GET('/v1/{community}/campaigns', {
          params: { path, query: { lang, limit: 100, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    getChoices: () => answerOf(client.GET('/v1/{community}/campaign-choices', { params: { path, query } })),
    getAgenda: () => answerOf(client.GET('/v1/{community}/campaign-agenda', { params: { path, query } })),
    previewPlan: (body) =>
      answerOf(client.POST('/v1/{community}/campaign-previews', { params: { path, query }, body })),
    createPlan: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/campaigns', { params: { path, query, header: once(key) }, body }),
      ),
    getPlan: (code) => answerOf(client.GET('/v1/{community}/campaigns/{campaign}', { params: of(code) })),
    updatePlan: (code, version, plan) =>
      answerOf(
        client.PUT('/v1/{community}/campaigns/{campaign}', { params: of(code), body: { version, plan } }),
      ),
    movePlan: (code, body) =>
      answerOf(client.POST('/v1/{community}/campaigns/{campaign}/steps', { params: of(code), body })),
    recordNotice: (code, body) =>
      answerOf(client.PUT('/v1/{community}/campaigns/{campaign}/notice', { params: of(code), body })),
    getLetter: (code, language) =>
      answerOf(
        client.GET('/v1/{community}/campaigns/{campaign}/letter', {
          params: { path: { community, campaign: code }, query: { lang: language } },
        }),
      ),
    getPaperDesk: () => answerOf(client.GET('/v1/{community}/paper-batches', { params: { path, query } })),
    getQuestionnaire: (code, language) =>
      answerOf(
        client.GET('/v1/{community}/campaigns/{campaign}/questionnaire', {
          params: { path: { community, campaign: code }, query: { lang: language } },
        }),
      ) as Promise<unknown> as Promise<Questionnaire>,
    enterPaper: (key, code, body) =>
      answerOf(
        client.POST('/v1/{community}/campaigns/{campaign}/paper-submissions', {
          params: { path: { community, campaign: code }, header: once(key) },
          body,
        }),
      ),
    issuePaper: (key, code, body) =>
      answerOf(
        client.POST('/v1/{community}/campaigns/{campaign}/paper-batches', {
          params: { path: { community, campaign: code }, header: once(key) },
          body,
        }),
      ),
  };
}
