import type {
  CampaignAgenda,
  CampaignChoices,
  CampaignDetail,
  CampaignsApi,
} from '../src/surveys/campaigns-api.ts';
import { prepareSurvey } from '@snodo/survey-engine';
import { campaigns } from './fixtures-campaigns.ts';
import { definition, surveyPage } from './fixtures-survey.ts';

/** Paper ballots that were counted out. */
export const batchId = '00000000-0000-4000-8000-000000000401';

/** Sites of the firm. */
export const sites = [
  {
    id: '00000000-0000-4000-8000-000000000501',
    name: 'Stabilimento',
    people: { kind: 'about', people: 340 },
  },
  { id: '00000000-0000-4000-8000-000000000502', name: 'Uffici', people: { kind: 'about', people: 200 } },
  { id: '00000000-0000-4000-8000-000000000503', name: 'Negozio', people: { kind: 'below', people: 10 } },
] as const satisfies CampaignChoices['organisations'][number]['sites'];

const organisation = { code: 'officine-naviglio', name: 'Officine Naviglio S.p.A.' };

export const choices: CampaignChoices = {
  today: '2026-11-29',
  organisations: [{ ...organisation, sites: [...sites] }],
  mayAskSeveral: false,
  instruments: [
    {
      code: 'work-care-needs',
      version: 1,
      title: 'Lavoro, cura e bisogni',
      languages: ['it', 'en', 'ar'],
      durationMinutes: { from: 6, to: 9 },
    },
  ],
  waves: [
    {
      code: 'autunno-2026',
      name: 'Bisogni d’autunno',
      instrument: 'work-care-needs',
      closesOn: '2026-11-30',
    },
  ],
};

export const draft: CampaignDetail = {
  id: '00000000-0000-4000-8000-000000000301',
  code: 'r-abcdefgh',
  name: 'Ascolto di maggio',
  organisation,
  status: 'draft',
  nextStep: { step: 'propose', by: 'officer' },
  opensOn: '2027-05-03',
  closesOn: '2027-05-23',
  invited: 0,
  responseRate: null,
  isReleased: false,
  ageDays: 15,
  daysToField: null,
  version: 3,
  plan: {
    name: { it: 'Ascolto di maggio', en: 'Listening in May', ar: 'استماع مايو' },
    instrument: { code: 'work-care-needs', version: 1 },
    organisations: ['officine-naviglio'],
    sites: [],
    opensOn: '2027-05-03',
    closesOn: '2027-05-23',
    languages: ['it', 'ar'],
    floor: 10,
    isInWorkingTime: true,
    isForResearch: false,
    agreedOn: '2026-11-14',
    reminderDays: ['2027-05-12'],
    follows: null,
  },
  instrumentTitle: 'Lavoro, cura e bisogni',
  audience: [{ ...organisation, sites: [] }],
  preview: {
    audience: {
      members: { kind: 'about', people: 410 },
      invited: { kind: 'about', people: 400 },
      overBudget: { kind: 'below', people: 10 },
      budget: { mostInvitations: 3, periodDays: 365, gapDays: 28 },
      reachesFloor: true,
      hasResponseRate: true,
      mayHaveDimensions: true,
    },
    faults: [],
  },
  owner: { displayName: 'Giulia Ferri' },
  proposedBy: null,
  approvedBy: null,
  soleApprovalReason: null,
  stopReason: null,
  notice: null,
  paperBatches: [],
  keptUntil: {
    answers: '2028-05-24',
    invitations: '2028-05-02',
    daysAfterRelease: 90,
    daysAfterThemes: 30,
  },
  answering: {
    address: 'http://localhost/survey/r-abcdefgh',
    qrSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0z"/></svg>',
  },
  may: ['propose', 'edit', 'record_notice', 'cancel'],
  needsSoleApprovalReason: false,
};

export const proposed: CampaignDetail = {
  ...draft,
  status: 'in_review',
  nextStep: { step: 'review', by: 'manager' },
  version: 4,
  proposedBy: { displayName: 'Giulia Ferri' },
  may: ['approve', 'send_back', 'record_notice', 'cancel'],
};

export const agenda: CampaignAgenda = {
  today: '2026-11-29',
  agedDrafts: { from14Days: 2, from30Days: 1 },
  inReview: 1,
  withoutNotice: 1,
  timeToField: { medianDays: 12.5, campaigns: 4, targetDays: 14 },
};

/** An API that answers with the fixtures at once. */
export function campaignsApi(changes: Partial<CampaignsApi> = {}): CampaignsApi {
  return {
    listCampaigns: async () => ({ items: [proposed, ...campaigns], nextCursor: null }),
    getChoices: async () => choices,
    getAgenda: async () => agenda,
    previewPlan: async () => draft.preview ?? Promise.reject(new Error('the draft has a preview')),
    createPlan: async () => draft,
    getPlan: async () => draft,
    updatePlan: async () => draft,
    movePlan: async () => proposed,
    recordNotice: async () => ({ ...draft, notice: { kind: 'none_due', reason: 'Nessuna RSU' }, version: 4 }),
    getLetter: async (_code, language) => ({
      language,
      subject: `Informativa (${language})`,
      paragraphs: ['Gentile destinataria,', 'con questa lettera La informiamo.'],
    }),
    getPaperDesk: async () => ({
      items: [
        {
          campaign: 'autunno-2026',
          name: 'Bisogni d’autunno',
          organisation: organisation.name,
          closesOn: '2026-12-18',
          languages: ['it', 'ar'],
          batches: [
            { id: batchId, organisation, issuedOn: '2026-11-20', printedBallots: 40, enteredBallots: 12 },
          ],
        },
      ],
    }),
    getQuestionnaire: async (_code, language) => ({
      ...surveyPage.questionnaire,
      survey: prepareSurvey(definition, language),
    }),
    enterPaper: async () => ({ ballotsLeft: 27 }),
    issuePaper: async () => ({
      id: '00000000-0000-4000-8000-000000000401',
      organisation,
      issuedOn: '2026-11-29',
      printedBallots: 40,
      enteredBallots: 0,
    }),
    ...changes,
  };
}
