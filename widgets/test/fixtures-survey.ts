import { prepareSurvey, type Question, type SurveyDefinition } from '@snodo/survey-engine';
import type { MatchResult } from '../src/matching/matching-api.ts';
import type { ClientSettings } from '../src/embed/client-settings.ts';
import type { SurveyPage } from '../src/surveys/survey-page.ts';

const choices = [
  { value: 'home', text: { it: 'Casa', en: 'Home', ar: 'البيت' } },
  { value: 'school', text: { it: 'Scuola', en: 'School', ar: 'المدرسة' } },
  { value: 'elders', text: { it: 'Anziani', en: 'Elders', ar: 'المسنون' } },
];

/** One question of every kind, by its name. */
export const questions = {
  agree: {
    type: 'boolean',
    name: 'agree',
    title: { it: 'Vuoi partecipare?', en: 'Take part?', ar: 'هل تشارك؟' },
    isRequired: true,
  },
  care: {
    type: 'radiogroup',
    name: 'care',
    title: { it: 'Ti prendi cura di qualcuno?', ar: 'هل ترعى أحدًا؟' },
    choices: [
      { value: 'yes', text: { it: 'Sì' } },
      { value: 'no', text: { it: 'No' } },
      { value: 'rather-not', text: { it: 'Preferisco non rispondere' } },
    ],
    x: { sensitivity: 'special', minN: 15 },
  },
  hours: {
    type: 'text',
    name: 'hours',
    inputType: 'number',
    title: { it: 'Quante ore a settimana?' },
    visibleIf: "{care} = 'yes'",
    validators: [{ type: 'numeric', minValue: 1, maxValue: 100 }],
  },
  themes: {
    type: 'checkbox',
    name: 'themes',
    title: { it: 'Quali temi ti riguardano?' },
    choices: [...choices, { value: 'nothing', text: { it: 'Nessuno di questi' } }],
    showOtherItem: true,
    otherText: { it: 'Altro' },
    maxSelectedChoices: 2,
    isRequired: true,
    x: { sensitivity: 'ordinary', exclusive: ['nothing'] },
  },
  district: { type: 'dropdown', name: 'district', title: { it: 'Dove vivi?' }, choices },
  effort: {
    type: 'rating',
    name: 'effort',
    title: { it: 'Quanto è difficile?', ar: 'ما مدى الصعوبة؟' },
    minRateDescription: { it: 'Per niente', ar: 'غير صعب' },
    maxRateDescription: { it: 'Molto', ar: 'صعب جدًا' },
  },
  order: {
    type: 'ranking',
    name: 'order',
    title: { it: 'Che cosa serve per primo?' },
    choices,
    selectToRankEnabled: true,
    maxSelectedChoices: 2,
  },
  part: {
    type: 'slider',
    name: 'part',
    title: { it: 'Quanta parte del tuo tempo?' },
    max: 10,
    customLabels: [
      { value: 0, text: { it: 'Niente' } },
      { value: 10, text: { it: 'Tutto' } },
    ],
  },
  often: {
    type: 'matrix',
    name: 'often',
    title: { it: 'Quante volte ti capita?' },
    rows: [
      { value: 'late', text: { it: 'Arrivare tardi', ar: 'أن تتأخر' } },
      { value: 'tired', text: { it: 'Essere stanco', ar: 'أن تتعب' } },
    ],
    columns: [
      { value: 'never', text: { it: 'Mai', ar: 'أبدًا' } },
      { value: 'always', text: { it: 'Sempre', ar: 'دائمًا' } },
    ],
    eachRowRequired: true,
  },
  name: { type: 'text', name: 'name', title: { it: 'Una parola' } },
  idea: { type: 'comment', name: 'idea', title: { it: 'Hai un’idea?' }, maxLength: 40 },
} as const satisfies Record<string, Question>;

export const definition: SurveyDefinition = {
  title: { it: 'Bisogni', en: 'Needs', ar: 'الاحتياجات' },
  pages: [
    { name: 'start', title: { it: 'Prima di iniziare' }, elements: [questions.agree] },
    {
      name: 'care',
      title: { it: 'La cura' },
      description: { it: 'Poche domande.' },
      visibleIf: '{agree} = true',
      elements: [
        { type: 'html', name: 'words', html: { it: 'Prima parte.\n\nSeconda parte.' } },
        questions.care,
        questions.hours,
        questions.themes,
        questions.district,
        questions.effort,
        questions.order,
        questions.part,
        questions.often,
        questions.name,
        questions.idea,
      ],
    },
  ],
  x: {
    version: 1,
    locales: ['it', 'en', 'ar'],
    consent: 'agree',
    durationMinutes: { from: 3, to: 5 },
    need: { entries: 'order', district: 'district' },
  },
};

/** A definition of one question alone. */
export function asking(question: Question): SurveyDefinition {
  return {
    title: { it: 'Bisogni' },
    pages: [{ name: 'only', elements: [question] }],
    x: { version: 1, locales: ['it'] },
  };
}

/** A client of a portal on one origin, the tests' own. */
export const clientSettings: ClientSettings = {
  clientId: 'milano.naviglio-intranet',
  community: 'milano',
  languages: ['it', 'en', 'ar'],
  scopes: ['survey:respond', 'catalogue:read', 'profile:min'],
  origins: {
    portal: location.origin,
    id: location.origin,
    api: location.origin,
    embed: location.origin,
  },
  issuer: `${location.origin}/oidc`,
  authorizationEndpoint: `${location.origin}/oidc/auth`,
  tokenEndpoint: `${location.origin}/oidc/token`,
  revocationEndpoint: `${location.origin}/oidc/token/revocation`,
  startUrl: `${location.origin}/embed/v1/start`,
  claimUrl: `${location.origin}/embed/v1/claim`,
  callbackUrl: `${location.origin}/embed/v1/callback`,
  returnPages: [],
  hostOrigins: [],
  resource: `${location.origin}/v1`,
};

export const surveyPage: SurveyPage = {
  community: 'milano',
  language: 'it',
  languages: ['it', 'en', 'ar'],
  campaign: 'autunno-2026',
  closingDay: '18 dicembre 2026',
  questionnaire: {
    campaign: {
      code: 'autunno-2026',
      name: 'Lavoro, cura e tempo',
      organisation: 'Naviglio',
      asksSeveralFirms: false,
      status: 'open',
      closesOn: '2026-12-18',
      keptUntil: '2027-12-19',
      isForResearch: false,
    },
    instrument: { code: 'work-care-needs', version: 1 },
    floor: 10,
    survey: prepareSurvey(definition, 'it'),
  },
  hostOrigins: ['https://intranet.example'],
  settings: clientSettings,
};

/** One need with two answers, one of which is hardly known, and one need without any. */
export const matchResult: MatchResult = {
  rulesVersion: 'snodo-match-1',
  needs: [
    {
      entry: 'INF3',
      name: 'Doposcuola',
      hidden: [],
      matches: [
        {
          answer: {
            id: '01890000-0000-7000-8000-000000000001',
            code: 'doposcuola-mompiani',
            kind: 'service',
            name: 'Doposcuola di via Mompiani',
            description: 'Compiti e merenda.',
            provider: 'Cooperativa del quartiere',
            place: { code: 'mompiani', name: 'Casa di quartiere' },
            districts: ['municipio-4'],
            cost: { kind: 'per_hour', feeCents: 450 },
            windows: [
              { weekday: 1, startMinute: 990, endMinute: 1110 },
              { weekday: 2, startMinute: 990, endMinute: 1110 },
              { weekday: 4, startMinute: 990, endMinute: 1110 },
            ],
            openPlaces: 6,
            verifiedOn: '2026-10-20',
            source: 'published',
            generatedFields: ['windows'],
          },
          answersEntries: ['INF3'],
          score: 45,
          assessablePoints: 55,
          needsCheck: true,
          criteria: [
            criterion('time', 'partly', { minutes: 600 }, { coveredMinutes: 480 }, 24, 30),
            criterion('distance', 'met', {}, { distanceMetres: null }, 15, 25),
            criterion('accreditation', 'unknown', {}, null, 0, 0),
            criterion('place_available', 'met', {}, { openPlaces: 6 }, 10, 10),
            criterion('preferred_language', 'not_asked', null, null, 0, 5),
          ],
          changes: [
            { change: 'state_budget', criterion: 'cost', gainPoints: 15, to: 450 },
            { change: 'confirm_fact', criterion: 'accreditation', gainPoints: null, to: null },
          ],
        },
        {
          answer: {
            id: '01890000-0000-7000-8000-000000000002',
            code: 'compiti-cortile',
            kind: 'activity',
            name: 'Compiti in cortile',
            description: '',
            provider: 'Portineria',
            place: null,
            districts: ['municipio-4'],
            cost: null,
            windows: null,
            openPlaces: null,
            verifiedOn: null,
            source: 'published',
            generatedFields: [],
          },
          answersEntries: ['INF3'],
          score: 0,
          assessablePoints: 0,
          needsCheck: false,
          criteria: [],
          changes: [],
        },
      ],
    },
    { entry: 'ANZ2', name: 'Compagnia', matches: [], hidden: [{ reason: 'distance', count: 2 }] },
  ],
};

type MatchCriterion = MatchResult['needs'][number]['matches'][number]['criteria'][number];

function criterion(
  name: string,
  outcome: MatchCriterion['outcome'],
  needFact: unknown,
  answerFact: unknown,
  points: number,
  max: number,
): MatchCriterion {
  return { criterion: name, outcome, needFact, answerFact, points, max, source: null, verifiedOn: null };
}
