import type { Campaign, Me, Release } from '../src/portal/portal-api.ts';
import { releasedTables, wholeRelease } from './fixtures-release.ts';

const organisation = { code: 'officine-naviglio', name: 'Officine Naviglio S.p.A.' };

export const campaigns: readonly Campaign[] = [
  {
    id: '00000000-0000-4000-8000-000000000101',
    code: 'autunno-2026',
    name: 'Bisogni d’autunno',
    organisation,
    status: 'open',
    nextStep: { step: 'wait', by: 'nobody' },
    ageDays: null,
    daysToField: 12,
    opensOn: '2026-11-02',
    closesOn: '2026-11-30',
    invited: 412,
    responseRate: { kind: 'about', percent: 55 },
    isReleased: false,
  },
  {
    id: '00000000-0000-4000-8000-000000000102',
    code: 'primavera-2026',
    name: 'La vita fuori dal lavoro',
    organisation,
    status: 'released',
    nextStep: { step: 'read', by: 'nobody' },
    ageDays: null,
    daysToField: null,
    opensOn: '2026-03-02',
    closesOn: '2026-03-31',
    invited: 398,
    responseRate: { kind: 'below', percent: 5 },
    isReleased: true,
  },
  {
    id: '00000000-0000-4000-8000-000000000103',
    code: 'sede-piccola',
    name: 'La sede di Rogoredo',
    organisation,
    status: 'scheduled',
    nextStep: { step: 'wait', by: 'nobody' },
    ageDays: null,
    daysToField: null,
    opensOn: '2027-01-11',
    closesOn: '2027-02-05',
    invited: 14,
    responseRate: null,
    isReleased: false,
  },
];

const onlyHerself = { language: null, actingAs: null, operator: null, elevatedUntil: null } as const;

export const hrOfficer: Me = {
  ...onlyHerself,
  displayName: 'Giulia Ferri',
  memberships: [
    {
      id: '00000000-0000-4000-8000-000000000201',
      organisation,
      roles: ['hr_officer'],
      countingRoles: ['hr_officer'],
    },
  ],
};

export const communityManager: Me = {
  ...onlyHerself,
  displayName: 'Sara Conti',
  memberships: [
    {
      id: '00000000-0000-4000-8000-000000000202',
      organisation: { code: 'partenariato', name: 'Partenariato' },
      roles: ['community_manager'],
      countingRoles: ['community_manager'],
    },
  ],
};

/** A short release: one answer of several, several answers, a scale. */
export const release: Release = {
  ...wholeRelease,
  tables: [releasedTables.commute, releasedTables.care, releasedTables.strain],
  themes: [],
};

export const tooFewRelease: Release = {
  campaign: 'sede-piccola',
  releasedOn: '2026-04-14',
  floor: 10,
  audience: { kind: 'organisation', name: 'Officine Naviglio S.p.A.', sites: [] },
  isTooFew: true,
  people: null,
  responsePercent: null,
  tables: [],
  themes: [],
};
