import type {
  DraftCheck,
  InstrumentDraft,
  InstrumentPage,
  InstrumentsApi,
  ValidatedBlock,
} from '../src/surveys/editor/instruments-api.ts';

const draftId = '00000000-0000-4000-8000-000000000501';

/** A questionnaire in Italian, half in English, with a consent, a group and a condition. */
export const definition = {
  title: { it: 'Turni e cura', en: 'Shifts and care' },
  locale: 'it',
  pages: [
    {
      name: 'start',
      title: { it: 'Prima di iniziare' },
      elements: [
        {
          type: 'boolean',
          name: 'consent',
          title: { it: 'Vuoi partecipare?', en: 'Would you like to take part?' },
          x: { sensitivity: 'ordinary' },
        },
        {
          type: 'radiogroup',
          name: 'shift',
          title: { it: 'Che turno fai?' },
          choices: [
            { value: 'day', text: { it: 'Di giorno', en: 'Days' } },
            { value: 'night', text: { it: 'Di notte' } },
          ],
          x: { sensitivity: 'ordinary' },
        },
      ],
    },
    {
      name: 'night',
      title: { it: 'La notte' },
      elements: [
        {
          type: 'panel',
          name: 'rest',
          title: { it: 'Il riposo' },
          elements: [
            {
              type: 'comment',
              name: 'words',
              title: { it: 'Come va il riposo?' },
              visibleIf: "{shift} = 'night'",
              x: { sensitivity: 'special' },
            },
          ],
        },
      ],
    },
  ],
  x: { version: 1, locales: ['it', 'en'], consent: 'consent' },
};

export const instrumentDraft: InstrumentDraft = {
  id: draftId,
  code: 'turni-e-cura',
  revision: 4,
  basedOnVersion: 1,
  latestVersion: 1,
  changedAt: '2026-11-28T09:30:00.000Z',
  changedBy: { displayName: 'Marta Conti' },
  definition,
  publishedTypes: { consent: 'boolean' },
};

export const draftCheck: DraftCheck = {
  revision: 4,
  findings: [
    {
      source: 'format',
      isBlocking: true,
      path: 'pages[0].elements[1].choices[1].text',
      code: 'missing_translation',
      message: 'has no text in en',
      limit: null,
    },
    {
      source: 'format',
      isBlocking: true,
      path: 'pages[0].elements[1].title.en',
      code: 'blank',
      message: 'expected words',
      limit: null,
    },
    {
      source: 'format',
      isBlocking: true,
      path: 'pages[1].elements[0].elements[0].visibleIf',
      code: 'unknown_name',
      message: 'other is no question',
      limit: null,
    },
    {
      source: 'gate',
      isBlocking: false,
      path: 'pages[1].elements[0].elements[0]',
      code: 'prohibited_topic',
      message: 'words: prohibited_topic',
      limit: null,
    },
  ],
  completeness: [
    { language: 'it', done: 9, total: 9 },
    { language: 'en', done: 3, total: 9 },
  ],
  comparison: {
    version: 1,
    changeClass: 'compatible',
    changes: [{ path: 'pages[0].elements[1]', code: 'question_added', changeClass: 'compatible' }],
  },
};

/** The same draft with nothing in the way. */
export const cleanCheck: DraftCheck = { ...draftCheck, findings: [] };

export const instrumentPage: InstrumentPage = {
  items: [
    {
      code: 'turni-e-cura',
      versions: [
        {
          version: 1,
          title: 'Turni e cura',
          languages: ['it', 'en'],
          questions: 12,
          durationMinutes: { from: 4, to: 6 },
          publishedAt: '2026-10-01T08:00:00.000Z',
          changeClass: null,
          campaigns: 2,
        },
      ],
      draft: {
        id: draftId,
        title: 'Turni e cura',
        revision: 4,
        changedAt: '2026-11-28T09:30:00.000Z',
        changedBy: { displayName: 'Marta Conti' },
      },
    },
    {
      code: 'work-care-needs',
      versions: [
        {
          version: 1,
          title: 'Lavoro, cura e bisogni',
          languages: ['it', 'en', 'ar'],
          questions: 29,
          durationMinutes: { from: 6, to: 9 },
          publishedAt: null,
          changeClass: 'text',
          campaigns: 3,
        },
      ],
      draft: null,
    },
  ],
  nextCursor: null,
  mayEdit: true,
};

/** Two instruments: made-up words in two languages for the one, none for the other. */
export const validatedBlocks: readonly ValidatedBlock[] = [
  {
    code: 'ucla3',
    title: 'Solitudine (UCLA-3)',
    licence: 'Uso libero con la fonte.',
    source: 'Rivista di prova, 2004',
    about: ['compagnia che manca', 'esclusione', 'distanza dagli altri'],
    scale: ['1', '2', '3'],
    sheets: (['it', 'en'] as const).map((language) => ({
      language,
      revision: 2,
      source: 'Edizione di prova',
      items: ['uno', 'due', 'tre'].map((word) => `${language} frase ${word}`),
      scale: ['mai', 'a volte', 'spesso'].map((word) => `${language} ${word}`),
      instruction: null,
      licenceNote: 'Uso libero con la fonte.',
      licenceBasis: 'Permesso del 2026',
      enteredAt: '2026-11-20T09:00:00.000Z',
      enteredBy: { displayName: 'Marta Conti' },
    })),
  },
  {
    code: 'wlc3',
    title: 'Lavoro e casa (Eurofound)',
    licence: 'Riuso con la fonte.',
    source: 'Indagine di prova',
    about: ['stanchezza', 'impegni', 'testa altrove'],
    scale: ['1', '2', '3', '4', '5'],
    sheets: [],
  },
];

/** An API that answers with the fixtures at once. */
export function instrumentsApi(changes: Partial<InstrumentsApi> = {}): InstrumentsApi {
  return {
    list: async () => instrumentPage,
    get: async (code, version) => ({ code, version, publishedAt: null, changeClass: null, definition }),
    createDraft: async () => ({ id: draftId }),
    getDraft: async () => instrumentDraft,
    saveDraft: async (_id, revision) => ({
      revision: revision + 1,
      changedAt: '2026-11-29T10:00:00.000Z',
    }),
    checkDraft: async () => draftCheck,
    publishDraft: async () => ({ code: 'turni-e-cura', version: 2, changeClass: 'compatible' }),
    deleteDraft: async () => ({ done: true }),
    listBlocks: async () => ({ blocks: validatedBlocks }),
    putSheet: async () => ({ revision: 1 }),
    deleteSheet: async () => ({ done: true }),
    ...changes,
  };
}
