import type { BankKeepingApi, CompanyRelease, Member, Pool, Report } from '../src/time-bank/bank/bank-api.ts';
import type { Entry, Gift, OwnHoursApi, OwnTimeBank } from '../src/time-bank/bank/own-hours-api.ts';
import { LoadFault } from '../src/ui/load.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const ownBank: OwnTimeBank = {
  member: {
    id: id(1),
    state: 'admitted',
    appliedAt: '2026-01-10T09:00:00Z',
    insuredUntil: '2027-12-31',
    isInsured: true,
    statementBy: 'screen',
  },
  hours: {
    ledgerAccountId: id(2),
    balanceMinutes: 150,
    heldOutMinutes: 60,
    heldInMinutes: 0,
    spendableMinutes: 690,
    receivableMinutes: 1650,
    floorMinutes: -600,
    ceilingMinutes: 1800,
    warning: 'none',
  },
  volunteerMinutes: 120,
  companyMinutes: 60,
  waitingGifts: 1,
  fundRequests: [],
  nextActs: ['answer_gift', 'give_help', 'ask_help'],
  portalMinutes: 480,
};

export const entries: readonly Entry[] = [
  {
    sequence: 3,
    transferId: id(13),
    minutes: 90,
    balanceMinutes: 150,
    why: 'exchange',
    servedOn: '2026-11-20',
    madeAt: '2026-11-21T09:00:00Z',
    with: { kind: 'person', name: 'Rosa Marchetti' },
  },
  {
    sequence: 2,
    transferId: id(12),
    minutes: -60,
    balanceMinutes: 60,
    why: 'exchange',
    servedOn: '2026-11-02',
    madeAt: '2026-11-02T09:00:00Z',
    with: { kind: 'person', name: 'Bruno Riva' },
  },
  {
    sequence: 1,
    transferId: id(11),
    minutes: 120,
    balanceMinutes: 120,
    why: 'fund',
    servedOn: '2026-10-02',
    madeAt: '2026-10-02T09:00:00Z',
    with: { kind: 'fund', name: null },
  },
];

const gift: Gift = {
  id: id(20),
  direction: 'received',
  to: 'member',
  with: 'Amina Salem',
  minutes: 30,
  doubledMinutes: 0,
  words: 'Grazie per gli orli',
  state: 'waiting',
  madeAt: '2026-11-20T09:00:00Z',
  expiresAt: '2026-12-20T09:00:00Z',
};

export function ownHoursApi(changes: Partial<OwnHoursApi> = {}): OwnHoursApi {
  return {
    getOwnTimeBank: async () => ownBank,
    listOwnEntries: async () => ({ items: entries, nextCursor: null }),
    applyToTimeBank: async () => ownBank,
    leaveTimeBank: async () => ownBank,
    listOwnGifts: async () => ({ items: [gift], nextCursor: null }),
    listGiftRecipients: async () => [{ memberId: id(30), displayName: 'Rosa Marchetti' }],
    giveHours: async (given) => ({
      ...gift,
      id: given.id,
      direction: 'given',
      to: 'fund',
      state: 'accepted',
    }),
    answerGift: async () => ({ ...gift, state: 'accepted' }),
    askFund: async (request) => ({
      ...request,
      state: 'waiting',
      grantedMinutes: null,
      decisionReason: null,
      askedAt: '2026-11-20T09:00:00Z',
      decidedAt: null,
      member: { id: id(1), displayName: 'Laura Bianchi' },
    }),
    listLedgerEntries: async () => ({ items: [], nextCursor: null }),
    getReceipt: () => Promise.reject(new LoadFault('not_found')),
    listHeadKeys: async () => [],
    ...changes,
  };
}

export const pool: Pool = {
  id: id(40),
  organisation: { code: 'naviglio', name: 'Officine Naviglio' },
  unit: 'community_minute',
  year: 2026,
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
  committedMinutes: 12_000,
  carriedInMinutes: 1200,
  carryOverPercent: 50,
  doublesGifts: true,
  lowAtPercent: 15,
  state: 'open',
  carriedOutMinutes: null,
  forecast: {
    drawnMinutes: 10_600,
    leftMinutes: 1400,
    paceDays: 90,
    paceMinutes: 4300,
    runwayDays: 29,
    runsOutOn: '2026-12-29',
    expectedMinutes: 12_176,
    missingMinutes: 176,
    alarm: 'low',
  },
  months: Array.from({ length: 11 }, (_, index) => ({
    month: `2026-${String(index + 1).padStart(2, '0')}`,
    drawnMinutes: index * 200,
  })),
};

const member: Member = {
  id: id(50),
  displayName: 'Rosa Marchetti',
  state: 'applied',
  appliedAt: '2026-11-20T09:00:00Z',
  admittedAt: null,
  leftAt: null,
  insuredUntil: null,
  statementBy: 'paper',
  hasMandate: true,
  balanceMinutes: null,
  hasHolds: false,
  quietDays: null,
  version: 1,
};

const report: Report = {
  from: '2025-11-30',
  until: '2026-11-29',
  madeAt: '2026-11-29T09:00:00Z',
  source: 'exchange_facts',
  members: { admitted: 6, active: 5 },
  exchanges: 17,
  exchangedMinutes: 1290,
  reciprocity: {
    gaveAndReceived: 5,
    onlyGave: 0,
    onlyReceived: 1,
    balancePercent: 62,
    busiestTenthPercent: 41,
  },
  creditMinutes: 465,
  circulationTenths: 28,
  fundMinutes: 10_900,
  months: [
    { month: '2026-10', exchanges: 2, minutes: 150 },
    { month: '2026-11', exchanges: 4, minutes: 300 },
  ],
  flows: [
    { from: 'company', to: 'company', exchanges: 2, minutes: 135 },
    { from: 'company', to: 'neighbourhood', exchanges: 6, minutes: 525 },
    { from: 'neighbourhood', to: 'company', exchanges: 5, minutes: 360 },
    { from: 'neighbourhood', to: 'neighbourhood', exchanges: 4, minutes: 270 },
  ],
  longWaits: { requests: 1, oldestDays: 21 },
};

export const release: CompanyRelease = {
  id: id(60),
  organisation: { code: 'naviglio', name: 'Officine Naviglio' },
  quarter: '2026-Q3',
  releasedOn: '2026-10-05',
  floor: 10,
  total: { kind: 'shown', hours: 42, peopleFrom: 15 },
  parts: [
    { part: 'helped_neighbours', figure: { kind: 'shown', hours: 24, peopleFrom: 10 } },
    { part: 'volunteered', figure: { kind: 'hidden', hours: null, peopleFrom: null } },
  ],
};

export function keepingApi(changes: Partial<BankKeepingApi> = {}): BankKeepingApi {
  const refused = (): never => {
    throw new Error('not asked for in these tests');
  };
  const request = {
    id: id(70),
    minutes: 180,
    reason: 'Torno dall’ospedale',
    state: 'waiting' as const,
    grantedMinutes: null,
    decisionReason: null,
    askedAt: '2026-11-20T09:00:00Z',
    decidedAt: null,
    member: { id: id(50), displayName: 'Rosa Marchetti' },
  };
  return {
    listMembers: async (show) => ({
      items:
        show === 'applied'
          ? [member]
          : [
              {
                ...member,
                state: 'admitted',
                balanceMinutes: -90,
                insuredUntil: '2027-01-31',
                quietDays: 120,
              },
            ],
      nextCursor: null,
    }),
    listMembersToChoose: async () => [{ ...member, state: 'admitted' }],
    decideAdmission: async () => ({ ...member, state: 'admitted' }),
    updateMember: async () => member,
    settleLeaving: async () => ({ ...member, state: 'left' }),
    listFundRequests: async () => ({ items: [request], nextCursor: null, fundMinutes: 600 }),
    decideFundRequest: async () => ({ ...request, state: 'granted', grantedMinutes: 60 }),
    listPools: async () => [pool],
    createPool: async () => pool,
    drawFromPool: async () => pool,
    closePool: async () => pool,
    listPostings: async () => ({
      items: [
        {
          id: id(80),
          kind: 'post',
          from: { kind: 'person', name: 'Rosa Marchetti' },
          to: { kind: 'fund', name: null },
          minutes: 60,
          exchangeId: null,
          servedOn: '2026-11-20',
          madeAt: '2026-11-20T09:00:00Z',
          reversal: null,
        },
        {
          id: id(84),
          kind: 'post',
          from: { kind: 'person', name: 'Laura Bianchi' },
          to: { kind: 'person', name: 'Bruno Galli' },
          minutes: 60,
          exchangeId: id(85),
          servedOn: '2026-11-19',
          madeAt: '2026-11-19T10:00:00Z',
          reversal: null,
        },
        {
          id: id(81),
          kind: 'post',
          from: { kind: 'person', name: 'Rosa Marchetti' },
          to: { kind: 'person', name: 'Laura Bianchi' },
          minutes: 60,
          exchangeId: id(82),
          servedOn: '2026-11-19',
          madeAt: '2026-11-19T09:00:00Z',
          reversal: { id: id(83), reason: 'Scritta due volte', madeAt: '2026-11-21T09:00:00Z' },
        },
      ],
      nextCursor: null,
    }),
    reversePosting: refused,
    listVolunteerEntries: async () => ({
      items: [
        {
          number: 1,
          member: { id: id(50), displayName: 'Rosa Marchetti' },
          organisation: { code: 'naviglio', name: 'Officine Naviglio' },
          minutes: 120,
          servedOn: '2026-11-02',
          activity: 'Doposcuola',
          recordedAt: '2026-11-03T09:00:00Z',
          recordedBy: { displayName: 'Chiara Sala' },
          transferId: id(90),
          isReversed: false,
        },
      ],
      nextCursor: null,
    }),
    getExchangeReversal: async (exchangeId) => ({
      exchangeId,
      servedOn: '2026-11-20',
      changes: [
        { kind: 'person', name: 'Laura Bianchi', minutes: 60, balanceMinutes: -60, afterMinutes: 0 },
        { kind: 'person', name: 'Bruno Galli', minutes: -60, balanceMinutes: 90, afterMinutes: 30 },
      ],
      obstacle: null,
    }),
    reverseExchange: refused,
    recordVolunteering: refused,
    getReport: async () => report,
    listCompanyReleases: async () => [release],
    releaseCompanyHours: async () => release,
    importFile: refused,
    exportAll: refused,
    ...changes,
  };
}
