import type { AccountApi, Me } from '../src/identity/account-api.ts';
import type { Connection, ConnectionsApi } from '../src/identity/connections-api.ts';
import { LoadFault } from '../src/ui/load.ts';
import type { AuditVerification, DeskApi, InvitationPoster, ListedPerson } from '../src/identity/desk-api.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Works at a firm, lives in the quarter, and answers for the firm's welfare besides. */
export const laura: Me = {
  displayName: 'Laura Bianchi',
  language: 'it',
  memberships: [
    {
      id: idOf(301),
      organisation: { code: 'officine-naviglio', name: 'Officine Naviglio' },
      roles: ['employee', 'hr_officer'],
      countingRoles: ['employee', 'hr_officer'],
    },
    { id: idOf(302), organisation: null, roles: ['neighbour'], countingRoles: ['neighbour'] },
  ],
  actingAs: null,
  operator: null,
  elevatedUntil: null,
};

export const operator: Me = {
  ...laura,
  displayName: 'Ada Neri',
  memberships: [
    {
      id: idOf(303),
      organisation: { code: 'partenariato', name: 'Partenariato' },
      roles: ['operator', 'dpo'],
      countingRoles: ['operator', 'dpo'],
    },
  ],
};

/** The room of Laura Bianchi, every call answered at once. */
export function accountApi(changes: Partial<AccountApi> = {}): AccountApi {
  return {
    getMe: async () => laura,
    updateMe: async (asked) => ({ ...laura, displayName: asked.displayName ?? laura.displayName }),
    chooseRole: async (choice) => ({ ...laura, actingAs: 'all' in choice ? null : choice }),
    leave: async () => ({ remaining: 1 }),
    listSignIns: async () => [
      {
        id: idOf(311),
        signedInAt: '2026-11-22T08:10:00.000Z',
        expiresAt: '2026-11-22T16:10:00.000Z',
        isThisOne: true,
      },
      {
        id: idOf(312),
        signedInAt: '2026-11-21T08:10:00.000Z',
        expiresAt: '2026-11-21T16:10:00.000Z',
        isThisOne: false,
      },
    ],
    endOtherSignIns: async () => ({ ended: 1 }),
    listConsents: async () => [
      {
        id: idOf(321),
        clientId: 'milano.naviglio-intranet',
        origin: 'https://intranet.naviglio.example',
        scopes: ['survey:respond', 'profile:min'],
        givenAt: '2026-11-20T08:10:00.000Z',
        withdrawnAt: null,
      },
    ],
    withdrawConsent: async (id) => ({
      id,
      clientId: 'milano.naviglio-intranet',
      origin: 'https://intranet.naviglio.example',
      scopes: ['survey:respond'],
      givenAt: '2026-11-20T08:10:00.000Z',
      withdrawnAt: '2026-11-22T09:00:00.000Z',
    }),
    listMandates: async () => [],
    withdrawMandate: () => Promise.reject(new Error('nobody may act for her')),
    listTraces: async () => ({
      items: [
        {
          number: 7,
          at: '2026-11-20T08:10:00.000Z',
          action: 'client_consent.given',
          subject: { kind: 'embed_client', id: 'milano.naviglio-intranet' },
          by: 'herself',
          operatorName: null,
        },
      ],
      nextCursor: null,
    }),
    exportRecord: async () => new Blob(['PK']),
    erase: async () => ({ erased: true }),
    endAssistance: async () => laura,
    listPasskeys: async () => [
      {
        id: idOf(361),
        name: 'Telefono di Laura',
        createdAt: '2026-11-20T08:10:00.000Z',
        lastUsedOn: '2026-11-21',
      },
    ],
    askNewPasskey: () => Promise.reject(new LoadFault('step_up_needed')),
    addPasskey: () => Promise.reject(new LoadFault('passkey_refused')),
    removePasskey: async () => ({ removed: true }),
    listContacts: async () => [
      { id: idOf(362), address: 'laura@example.org', confirmedAt: '2026-11-20T08:10:00.000Z' },
    ],
    addContact: async () => ({ validMinutes: 10 }),
    removeContact: () => Promise.reject(new LoadFault('last_way_in')),
    ...changes,
  };
}

export const people: ListedPerson[] = [
  {
    id: idOf(331),
    displayName: 'Rosa Villa',
    memberships: [
      { id: idOf(332), organisation: null, roles: ['neighbour'], isActive: true },
      {
        id: idOf(333),
        organisation: { code: 'officine-naviglio', name: 'Officine Naviglio' },
        roles: ['employee'],
        isActive: false,
      },
    ],
  },
];

export const wholeTrail: AuditVerification = {
  entries: 12,
  through: 12,
  isWhole: true,
  firstBreak: null,
  anchors: 1,
  headNumber: 12,
  headHash: 'ab'.repeat(32),
};

const poster: InvitationPoster = {
  invitation: {
    id: idOf(371),
    placeCode: null,
    hostName: 'Ada Neri',
    purpose: 'Il giovedì si gioca insieme in cortile',
    startsAt: '2026-11-20T08:10:00.000Z',
    endsAt: '2099-12-20T08:10:00.000Z',
    mostUses: 50,
    usedCount: 3,
    revokedAt: null,
  },
  address: 'http://localhost/join/abc',
  qrSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>',
};

export const firmConnection: Connection = {
  id: idOf(381),
  code: 'naviglio',
  organisation: { code: 'naviglio', name: 'Officine Naviglio' },
  kind: 'keycloak',
  issuer: 'https://sso.naviglio.example/realms/naviglio',
  clientId: 'snodo',
  hasClientSecret: true,
  tenant: null,
  maxAgeSeconds: 3600,
  joinsAs: ['employee'],
  joinsWhen: null,
  redirectAddress: 'https://id.example/federation/callback/naviglio',
  logoutAddress: 'https://id.example/federation/logout/milano/naviglio',
  directoryAddress: 'https://api.example/scim/v2',
  embedClients: [
    {
      id: idOf(382),
      clientId: 'milano.naviglio-intranet',
      origins: ['https://intranet.naviglio.example'],
      returnPages: [],
      scopes: ['survey:respond'],
    },
  ],
  directoryTokens: [
    { id: idOf(383), createdAt: '2026-11-20T08:10:00.000Z', lastUsedOn: '2026-11-21', revokedAt: null },
    {
      id: idOf(384),
      createdAt: '2026-10-20T08:10:00.000Z',
      lastUsedOn: null,
      revokedAt: '2026-11-20T08:12:00.000Z',
    },
  ],
};

/** What the desk asks of firms' connections. */
function connectionsApi(): ConnectionsApi {
  const [client] = firmConnection.embedClients;
  const [directoryToken] = firmConnection.directoryTokens;
  if (!client || !directoryToken) throw new Error('the fixtures have no intranet');
  return {
    listOrganisations: async () => ({
      items: [firmConnection.organisation, { code: 'acra', name: 'ACRA' }],
      nextCursor: null,
    }),
    listConnections: async () => ({ items: [firmConnection], nextCursor: null }),
    createConnection: async () => firmConnection,
    updateConnection: async () => firmConnection,
    checkConnection: async () => ({ fault: null }),
    createEmbedClient: async () => client,
    updateEmbedClient: async () => client,
    issueDirectoryToken: async () => ({ directoryToken, text: 'milano.once' }),
    revokeDirectoryToken: async () => directoryToken,
  };
}

/** The desk of an operator who is the data protection officer too. */
export function deskApi(changes: Partial<DeskApi> = {}): DeskApi {
  const [rosa] = people;
  if (!rosa) throw new Error('the fixtures have nobody');
  const mandate = {
    id: idOf(341),
    person: { id: rosa.id, displayName: rosa.displayName },
    organisation: { code: 'partenariato', name: 'Partenariato' },
    recordedBy: { displayName: 'Ada Neri' },
    witness: null,
    consentGiven: 'in_person',
    startsAt: '2026-11-20T08:10:00.000Z',
    endsAt: '2026-12-20T08:10:00.000Z',
    withdrawnAt: null,
  } as const;
  return {
    ...connectionsApi(),
    getMe: async () => operator,
    listPeople: async () => ({ items: people, nextCursor: null }),
    changeRoles: async (id, roles) => ({ id, organisation: null, roles: [...roles], isActive: true }),
    endMembership: async (id) => ({ id, organisation: null, roles: ['neighbour'], isActive: false }),
    listMandates: async () => ({ items: [mandate], nextCursor: null }),
    recordMandate: async () => mandate,
    startAssistance: async () => laura,
    listInvitations: async () => ({ items: [poster.invitation], nextCursor: null }),
    makeInvitation: async () => poster,
    getInvitation: async () => poster,
    revokeInvitation: async () => ({ ...poster.invitation, revokedAt: '2026-11-22T09:00:00.000Z' }),
    listTrail: async () => ({
      items: [
        {
          number: 12,
          at: '2026-11-22T09:00:00.000Z',
          actor: { id: idOf(351), displayName: null },
          onBehalfOf: null,
          action: 'membership.ended',
          subject: { kind: 'membership', id: idOf(333) },
          detail: {},
          hash: 'ab'.repeat(32),
        },
      ],
      nextCursor: null,
    }),
    verifyTrail: async () => wholeTrail,
    ...changes,
  };
}
