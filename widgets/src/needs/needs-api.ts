import type { components } from '@snodo/client';
import type { TaxonomyEntry } from '../catalogue/service.ts';
import type { Territory } from '../places/place.ts';
import type { Call, Page } from '../ui/api-call.ts';

type Schemas = components['schemas'];
export type StatedNeed = Schemas['StatedNeed'];
export type NeedInput = Schemas['NeedInput'];
export type NeedMatches = Schemas['NeedMatches'];
export type NeedPooling = Schemas['NeedPooling'];
export type AnswerProposal = Schemas['AnswerProposal'];
export type NeedOutcome = Schemas['NeedOutcome'];
export type OutcomeWord = NonNullable<NeedOutcome['outcome']>;
export type OutcomeCount = Schemas['OutcomeCounts']['items'][number];
export type Referral = Schemas['Referral'];
export type ReferralMove = Referral['moves'][number];
export type ReferralShow = 'open' | 'late' | 'over';
export type Receiver = Schemas['Receivers']['items'][number];
export type NeedShow = 'waiting' | 'late' | 'mine' | 'answered';
export type { TaxonomyEntry, Territory };

export interface NewProposal {
  readonly version: number;
  readonly answerId: string;
  readonly reason?: string;
}

/** The next step of a referral, from the version that was read. */
export type ReferralStep = Schemas['ReferralMove'];

/** What the pages of needs ask of the API, with the portal's cookie. */
export function createNeedsApi(call: Call, lang: string) {
  const query = { lang };
  const at = (id: string) => `/needs/${id}`;
  return {
    listTaxonomy: async () => (await call<Page<TaxonomyEntry>>('GET', '/taxonomy', { query })).items,
    getTerritory: () => call<Territory>('GET', '/territory', { query }),
    /** The id is made here, so that a lost answer states nothing twice. */
    stateNeed: (id: string, need: NeedInput) =>
      call<StatedNeed>('POST', '/needs', { query, body: { id, need, consents: true } }),
    listOwnNeeds: () => call<Page<StatedNeed>>('GET', '/own-needs', { query: { lang, limit: '50' } }),
    listNeeds: (show: NeedShow, cursor?: string) =>
      call<Page<StatedNeed>>('GET', '/needs', {
        query: { lang, show, limit: '20', ...(cursor === undefined ? {} : { cursor }) },
      }),
    getNeed: (id: string) => call<StatedNeed>('GET', at(id), { query }),
    changeNeed: (id: string, version: number, need: NeedInput) =>
      call<StatedNeed>('PUT', at(id), { query, body: { version, need } }),
    withdrawNeed: (id: string) => call<StatedNeed>('POST', `${at(id)}/withdraw`, { query }),
    settleNeed: (id: string) => call<StatedNeed>('POST', `${at(id)}/settle`, { query }),
    takeNeed: (id: string, version: number) =>
      call<StatedNeed>('POST', `${at(id)}/take`, { query, body: { version } }),
    countAlike: (id: string) => call<Schemas['AlikeCount']>('GET', `${at(id)}/alike`),
    answerOutcome: (id: string, body: Schemas['OutcomeAnswer']) =>
      call<StatedNeed>('POST', `${at(id)}/outcome`, { query, body }),
    listOutcomes: async () => (await call<Schemas['OutcomeCounts']>('GET', '/need-outcomes')).items,
    getMatches: (id: string) => call<NeedMatches>('GET', `${at(id)}/matches`, { query }),
    propose: (id: string, body: NewProposal) =>
      call<NeedMatches>('POST', `${at(id)}/proposals`, { query, body }),
    listReceivers: async (id: string) =>
      (await call<Schemas['Receivers']>('GET', `${at(id)}/receivers`, { query })).items,
    listNeedReferrals: async (id: string) =>
      (await call<Schemas['NeedReferrals']>('GET', `${at(id)}/referrals`, { query })).items,
    refer: (id: string, organisation: string, reason: string) =>
      call<Referral>('POST', `${at(id)}/referrals`, { query, body: { organisation, reason } }),
    listReferrals: (show: ReferralShow, cursor?: string) =>
      call<Page<Referral>>('GET', '/referrals', {
        query: { lang, show, limit: '20', ...(cursor === undefined ? {} : { cursor }) },
      }),
    moveReferral: (id: string, step: ReferralStep) =>
      call<Referral>('POST', `/referrals/${id}/moves`, { query, body: step }),
    getPooling: (id: string) => call<NeedPooling>('GET', `${at(id)}/pooling`, { query }),
    answerPooling: (id: string, pooling: string, agrees: boolean) =>
      call<NeedPooling>('POST', `${at(id)}/poolings/${pooling}/answer`, { query, body: { agrees } }),
    judge: (id: string, proposal: string, isUseful: boolean) =>
      call<NeedMatches>('POST', `${at(id)}/proposals/${proposal}/verdict`, { query, body: { isUseful } }),
  };
}

export type NeedsApi = ReturnType<typeof createNeedsApi>;
