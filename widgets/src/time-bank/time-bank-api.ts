import type { components } from '@snodo/client';
import type { TaxonomyEntry } from '../catalogue/service.ts';
import type { Territory } from '../places/place.ts';
import type { Call, Page } from '../ui/api-call.ts';

type Schemas = components['schemas'];
export type Offer = Schemas['Offer'];
export type OfferPage = Schemas['OfferPage'];
export type OfferInput = Schemas['OfferInput'];
export type OfferCheck = Schemas['OfferCheck'];
export type OfferAlert = Schemas['OfferAlert'];
export type Standing = Schemas['ExchangeStanding'];
export type Exchange = Schemas['Exchange'];
export type ExchangeSummary = Schemas['ExchangeSummary'];
export type ExchangeMessage = Schemas['ExchangeMessage'];
export type ExchangeMove = Schemas['ExchangeMove'];
export type Thanks = Schemas['Thanks'];
export type Dispute = Schemas['Dispute'];
export type Testimony = Schemas['Testimony'];
export type DisputeDecision = Schemas['DisputeDecision'];
export type { Page, TaxonomyEntry, Territory };

/** What the board is narrowed by; an absent filter is not sent. */
export interface BoardQuery {
  readonly kind?: 'offer' | 'request';
  readonly group?: string;
  readonly district?: string;
  readonly q?: string;
  readonly cursor?: string;
}

export interface Proposal {
  readonly offerId: string;
  readonly minutes: number;
  readonly plannedOn: string;
  readonly words?: string;
}

const bank = '/time-bank';
/** Cards that come at once. */
const pageSize = '12';

/** What the pages of the time bank ask of the API. */
export function createTimeBankApi(call: Call, lang: string) {
  const exchange = (id: string) => `${bank}/exchanges/${id}`;
  return {
    getStanding: () => call<Standing>('GET', `${bank}/standing`),
    listTaxonomy: async () =>
      (await call<Page<TaxonomyEntry>>('GET', '/taxonomy', { query: { lang } })).items,
    getTerritory: () => call<Territory>('GET', '/territory', { query: { lang } }),
    listPlaces: async () =>
      (await call<Page<Schemas['Place']>>('GET', '/places', { query: { lang, limit: '100' } })).items,
    listOffers: (query: BoardQuery) =>
      call<Page<Offer>>('GET', `${bank}/offers`, { query: { lang, limit: pageSize, ...query } }),
    listOwnOffers: () => call<Page<Offer>>('GET', `${bank}/own-offers`, { query: { lang, limit: '50' } }),
    getOffer: (id: string) => call<Offer>('GET', `${bank}/offers/${id}`, { query: { lang } }),
    checkOffer: (body: OfferInput) => call<OfferCheck>('POST', `${bank}/offer-checks`, { body }),
    createOffer: (key: string, body: OfferInput) =>
      call<Offer>('POST', `${bank}/offers`, { query: { lang }, key, body }),
    updateOffer: (id: string, version: number, offer: OfferInput) =>
      call<Offer>('PUT', `${bank}/offers/${id}`, { query: { lang }, body: { version, offer } }),
    withdrawOffer: (id: string) => call<Offer>('POST', `${bank}/offers/${id}/withdraw`),
    listAlerts: async () => (await call<Page<OfferAlert>>('GET', `${bank}/alerts`)).items,
    createAlert: (entry: string) => call<OfferAlert>('POST', `${bank}/alerts`, { body: { entry } }),
    deleteAlert: (id: string) => call<OfferAlert>('DELETE', `${bank}/alerts/${id}`),
    listExchanges: (cursor?: string) =>
      call<Page<ExchangeSummary>>('GET', `${bank}/exchanges`, {
        query: { limit: '20', ...(cursor === undefined ? {} : { cursor }) },
      }),
    getExchange: (id: string) => call<Exchange>('GET', exchange(id)),
    proposeExchange: (key: string, body: Proposal) =>
      call<Exchange>('POST', `${bank}/exchanges`, { key, body }),
    joinExchange: (id: string, minutes: number) =>
      call<Exchange>('POST', `${exchange(id)}/parties`, { body: { minutes } }),
    moveExchange: (id: string, body: ExchangeMove) =>
      call<Exchange>('POST', `${exchange(id)}/steps`, { body }),
    listMessages: (id: string) =>
      call<Page<ExchangeMessage>>('GET', `${exchange(id)}/messages`, { query: { limit: '100' } }),
    writeMessage: (id: string, key: string, words: string) =>
      call<ExchangeMessage>('POST', `${exchange(id)}/messages`, { key, body: { words } }),
    thank: (id: string, body: Schemas['NewThanks']) =>
      call<Thanks>('POST', `${exchange(id)}/thanks`, { body }),
    publishThanks: (id: string, thanks: string, isPublished: boolean) =>
      call<Thanks>('PUT', `${exchange(id)}/thanks/${thanks}/publication`, { body: { isPublished } }),
    listTestimonies: async () =>
      (await call<Page<Testimony>>('GET', `${bank}/testimonies`, { query: { limit: '6' } })).items,
    listDisputes: () => call<Page<Dispute>>('GET', `${bank}/disputes`, { query: { limit: '50' } }),
    decideDispute: (id: string, body: DisputeDecision) =>
      call<Exchange>('POST', `${exchange(id)}/decision`, { body }),
  };
}

export type TimeBankApi = ReturnType<typeof createTimeBankApi>;
