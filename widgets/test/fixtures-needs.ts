import type { NeedMatches, NeedsApi, Referral, StatedNeed } from '../src/needs/needs-api.ts';
import { taxonomy } from './fixtures-places.ts';
import { matchResult } from './fixtures-survey.ts';
import { territory } from './fixtures-territory.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-0000000009${String(number).padStart(2, '0')}`;

/** Her mother lives in Barona; nobody has taken it in hand yet. */
export function needOf(changes: Partial<StatedNeed> = {}): StatedNeed {
  return {
    id: idOf(1),
    version: 1,
    state: 'open',
    isMine: true,
    person: null,
    forWhom: 'someone',
    entries: [{ code: 'NAU1', name: 'Badante condivisa' }],
    ageBands: ['80+'],
    district: 'municipio-6',
    reach: 'district',
    windows: [{ weekday: 2, startMinute: 840, endMinute: 1080 }],
    from: null,
    until: null,
    budgetCentsPerHour: 1200,
    languages: ['it'],
    indispensableLanguages: [],
    accessibility: ['at_home'],
    sharing: true,
    around: 'barona',
    caredFor: 1,
    hasRoom: false,
    joinsOthers: true,
    statedAt: '2026-11-20T09:00:00.000Z',
    replyDueAt: '2026-11-23T09:00:00.000Z',
    answerDueAt: '2026-12-04T09:00:00.000Z',
    isLate: false,
    manager: null,
    isTendedByMe: false,
    outcomes: [],
    steps: [
      {
        step: 'stated',
        at: '2026-11-20T09:00:00.000Z',
        by: 'Laura Bianchi',
        operator: 'Marta Conti',
        note: null,
      },
    ],
    ...changes,
  };
}

export const answered: StatedNeed = needOf({
  id: idOf(2),
  state: 'answered',
  version: 3,
  manager: 'Marta Conti',
  steps: [
    { step: 'stated', at: '2026-11-20T09:00:00.000Z', by: 'Laura Bianchi', operator: null, note: null },
    { step: 'taken', at: '2026-11-21T09:00:00.000Z', by: 'Marta Conti', operator: null, note: null },
    { step: 'late', at: '2026-11-22T09:00:00.000Z', by: null, operator: null, note: null },
    {
      step: 'proposed',
      at: '2026-11-23T09:00:00.000Z',
      by: 'Marta Conti',
      operator: null,
      note: 'Conosce già la famiglia',
    },
  ],
});

export const needMatches: NeedMatches = {
  result: matchResult,
  proposals: [
    {
      id: idOf(51),
      answerId: idOf(61),
      name: 'Badante di condominio',
      kind: 'shared_service',
      score: 60,
      isOverride: true,
      reason: 'Conosce già la famiglia',
      by: 'Marta Conti',
      at: '2026-11-23T09:00:00.000Z',
      isUseful: null,
    },
  ],
};

/** Handed to her mother's cooperative; the organisation has to answer. */
export function referralOf(changes: Partial<Referral> = {}): Referral {
  return {
    id: idOf(71),
    need: null,
    version: 2,
    state: 'requested',
    organisation: { code: 'cooperativa-sottocasa', name: 'Cooperativa Sottocasa' },
    person: 'Laura Bianchi',
    manager: 'Marta Conti',
    reason: 'Conoscono già il cortile',
    dueAt: '2026-12-01T09:00:00.000Z',
    isLate: true,
    told: {
      contact: '02 555 0101',
      forWhom: 'someone',
      entries: [{ code: 'NAU1', name: 'Badante condivisa' }],
      ageBands: ['80+'],
      district: 'municipio-6',
      windows: [{ weekday: 2, startMinute: 840, endMinute: 1080 }],
      languages: ['it'],
      indispensableLanguages: ['it'],
      accessibility: ['at_home'],
    },
    moves: ['accept', 'reject'],
    steps: [
      {
        step: 'draft',
        at: '2026-11-24T09:00:00.000Z',
        by: 'Marta Conti',
        operator: null,
        reason: 'Conoscono già il cortile',
        dueOn: null,
      },
      {
        step: 'requested',
        at: '2026-11-25T09:00:00.000Z',
        by: 'Laura Bianchi',
        operator: 'Nadia Greco',
        reason: null,
        dueOn: null,
      },
    ],
    ...changes,
  };
}

/** Of her own need: she has to say yes or no. */
export const ownReferral: Referral = referralOf({
  need: idOf(2),
  version: 1,
  state: 'draft',
  person: null,
  isLate: false,
  told: null,
  moves: ['agree', 'cancel'],
});

const never = () => Promise.reject(new Error('not asked for here'));
const pageOf = <Item>(items: readonly Item[]) => Promise.resolve({ items, nextCursor: null });

export function needsApi(changes: Partial<NeedsApi> = {}): NeedsApi {
  return {
    listTaxonomy: () => Promise.resolve(taxonomy),
    getTerritory: () => Promise.resolve(territory),
    stateNeed: never,
    listOwnNeeds: () => pageOf([answered, needOf()]),
    listNeeds: () => pageOf([needOf({ isMine: false, person: 'Laura Bianchi', isLate: true })]),
    getNeed: (id) => Promise.resolve(id === answered.id ? answered : needOf()),
    changeNeed: never,
    withdrawNeed: never,
    settleNeed: never,
    takeNeed: never,
    countAlike: () => Promise.resolve({ atLeastPeople: 20 }),
    answerOutcome: never,
    listOutcomes: () => Promise.resolve([]),
    getMatches: () => Promise.resolve(needMatches),
    propose: never,
    judge: never,
    listReceivers: never,
    listNeedReferrals: () => Promise.resolve([]),
    refer: never,
    listReferrals: () => pageOf([referralOf()]),
    moveReferral: never,
    getPooling: () => Promise.resolve({ missing: [], hint: null, gaps: [], asked: [] }),
    answerPooling: never,
    ...changes,
  };
}
