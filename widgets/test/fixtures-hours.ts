import type {
  Exchange,
  ExchangeMessage,
  ExchangeSummary,
  Offer,
  Standing,
  TimeBankApi,
} from '../src/time-bank/time-bank-api.ts';
import { places, taxonomy } from './fixtures-places.ts';
import { territory } from './fixtures-territory.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-0000000008${String(number).padStart(2, '0')}`;

export const standing: Standing = {
  membership: 'admitted',
  mayGive: true,
  insuredUntil: '2027-06-30',
  mayMediate: false,
  portalMinutes: 480,
  today: '2026-11-30',
};

export const offers: readonly Offer[] = [
  {
    id: idOf(1),
    kind: 'offer',
    isMine: false,
    by: 'Bruno Galli',
    entry: 'INF2',
    title: 'Una mano con lo SPID',
    words: 'Con calma, una cosa alla volta.',
    tags: ['telefono'],
    whereabouts: 'online',
    district: null,
    place: null,
    times: ['weekday_evening'],
    languages: ['it'],
    durationMinutes: 90,
    mostPeople: 1,
    settles: 'pair',
    validUntil: '2027-01-31',
    isOpen: true,
    remindsAuthor: null,
    isAnswered: null,
    version: 1,
    gatherings: [],
  },
  {
    id: idOf(2),
    kind: 'offer',
    isMine: false,
    by: 'Teresa Villa',
    entry: 'INF2',
    title: 'Fare il pane in casa',
    words: 'Un pomeriggio.',
    tags: [],
    whereabouts: 'at_home',
    district: null,
    place: null,
    times: [],
    languages: [],
    durationMinutes: 120,
    mostPeople: 4,
    settles: 'course',
    validUntil: '2027-01-31',
    isOpen: true,
    remindsAuthor: null,
    isAnswered: null,
    version: 1,
    gatherings: [
      {
        exchangeId: idOf(9),
        plannedOn: '2026-12-12',
        minutes: 120,
        people: 1,
        mostPeople: 4,
        hasJoined: false,
      },
    ],
  },
];

export const summaries: readonly ExchangeSummary[] = [
  {
    id: idOf(5),
    title: 'Una mano con lo SPID',
    entry: 'INF2',
    settles: 'pair',
    state: 'done',
    side: 'receives',
    others: ['Bruno Galli'],
    minutes: 60,
    isMyTurn: true,
    changedAt: '2026-11-29T10:00:00.000Z',
  },
];

const party = { heldMinutes: null, statedMinutes: null, postedMinutes: null, hasAttended: null };

export function exchangeOf(changes: Partial<Exchange> = {}): Exchange {
  return {
    id: idOf(5),
    offerId: idOf(1),
    title: 'Una mano con lo SPID',
    entry: 'INF2',
    settles: 'pair',
    state: 'done',
    version: 3,
    side: 'receives',
    isOrganiser: true,
    minutes: 60,
    plannedOn: '2026-11-28',
    servedOn: '2026-11-28',
    mostPeople: 1,
    parties: [
      { ...party, id: idOf(11), name: 'Laura Bianchi', isMe: true, side: 'receives', heldMinutes: 60 },
      { ...party, id: idOf(12), name: 'Bruno Galli', isMe: false, side: 'gives', statedMinutes: 60 },
    ],
    steps: ['confirm', 'dispute'],
    next: { kind: 'silence', at: '2026-12-12T10:00:00.000Z' },
    portalMinutes: 480,
    dispute: null,
    thanks: [],
    trail: [
      {
        step: 'propose',
        at: '2026-11-27T10:00:00.000Z',
        by: 'Laura Bianchi',
        operator: null,
        minutes: 60,
        note: null,
      },
      {
        step: 'finish',
        at: '2026-11-28T18:00:00.000Z',
        by: 'Bruno Galli',
        operator: 'Nadia Fontana',
        minutes: 60,
        note: null,
      },
    ],
    ...changes,
  };
}

export const messages: readonly ExchangeMessage[] = [
  {
    id: idOf(21),
    by: 'Bruno Galli',
    isMine: false,
    operator: null,
    words: 'A giovedì in sala.',
    at: '2026-11-27T12:00:00.000Z',
  },
];

const never = () => Promise.reject(new Error('not asked for'));
const pageOf = <Item>(items: readonly Item[]) => Promise.resolve({ items, nextCursor: null });

/** The API as the elements call it, on fixtures. */
export function timeBankApi(changes: Partial<TimeBankApi> = {}): TimeBankApi {
  return {
    getStanding: () => Promise.resolve(standing),
    listTaxonomy: () => Promise.resolve(taxonomy),
    getTerritory: () => Promise.resolve(territory),
    listPlaces: () => Promise.resolve(places),
    listOffers: () => pageOf(offers),
    listOwnOffers: () => pageOf(offers.map((offer) => ({ ...offer, isMine: true }))),
    getOffer: never,
    checkOffer: () => Promise.resolve({ findings: [] }),
    createOffer: never,
    updateOffer: never,
    withdrawOffer: never,
    listAlerts: () => Promise.resolve([{ id: idOf(31), entry: 'INF', kind: null }]),
    createAlert: never,
    deleteAlert: never,
    listExchanges: () => pageOf(summaries),
    getExchange: () => Promise.resolve(exchangeOf()),
    proposeExchange: never,
    joinExchange: never,
    moveExchange: never,
    listMessages: () => pageOf(messages),
    writeMessage: never,
    thank: never,
    publishThanks: never,
    listTestimonies: () =>
      Promise.resolve([
        {
          id: idOf(41),
          from: 'Laura',
          to: 'Bruno',
          entry: 'INF2',
          words: 'Paziente e gentile.',
          on: '2026-11-20',
        },
      ]),
    listDisputes: () =>
      pageOf([
        {
          exchangeId: idOf(5),
          title: 'Una mano con lo SPID',
          people: ['Bruno Galli', 'Laura Bianchi'],
          minutes: 60,
          openedAt: '2026-11-28T10:00:00.000Z',
          hasMoved: false,
        },
      ]),
    decideDispute: never,
    ...changes,
  };
}
