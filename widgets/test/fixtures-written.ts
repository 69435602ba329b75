import type {
  WrittenAnswer,
  WrittenAnswersApi,
  WrittenProgress,
  WrittenQuestion,
  WrittenTheme,
} from '../src/surveys/written-answers-api.ts';
import { campaigns } from './fixtures-campaigns.ts';

export const themes: readonly WrittenTheme[] = [
  {
    id: '00000000-0000-4000-8000-000000000501',
    label: { it: 'Aiuto nella cura', en: 'Help with care', ar: 'المساعدة في الرعاية' },
    texts: 21,
  },
  {
    id: '00000000-0000-4000-8000-000000000502',
    label: { it: 'Orari', en: 'Hours', ar: 'المواعيد' },
    texts: 9,
  },
  {
    id: '00000000-0000-4000-8000-000000000503',
    label: { it: 'Turni', en: 'Shifts', ar: 'الورديات' },
    texts: 7,
  },
];

export const question: WrittenQuestion = {
  question: 'q28',
  title: 'Hai un’idea? Scrivila in una frase',
  waitingFirst: 14,
  waitingSecond: 9,
  openToCaller: { first: 12, second: 5 },
  agreed: 31,
  leastPeople: 15,
  isPublished: false,
  themes: [...themes],
};

export const readQuestion: WrittenQuestion = {
  ...question,
  waitingFirst: 0,
  waitingSecond: 0,
  openToCaller: { first: 0, second: 0 },
  agreed: 54,
};

export const text: WrittenAnswer = {
  id: '00000000-0000-4000-8000-000000000601',
  question: 'q28',
  words:
    'Più tempo per mia figlia: ne ho parlato con Rosa Brambilla del reparto verniciatura, tel. 333 1234567, ma non si può.',
  copy: null,
  version: 0,
  themes: [],
  returnReason: null,
};

export const secondText: WrittenAnswer = {
  ...text,
  id: '00000000-0000-4000-8000-000000000602',
  words: 'Più tempo per mia figlia: ne ho parlato con […] del reparto verniciatura, ma non si può.',
  version: 1,
  themes: [themes[0]?.id ?? ''],
};

export const progressOf = (...questions: WrittenQuestion[]): WrittenProgress => ({
  campaign: 'primavera-2026',
  questions,
});

/** An API that answers with the fixtures at once. */
export function writtenApi(changes: Partial<WrittenAnswersApi> = {}): WrittenAnswersApi {
  return {
    listReleased: async () => campaigns.filter(({ isReleased }) => isReleased),
    getProgress: async () => progressOf(question),
    listTexts: async (_campaign, reading) => ({
      items:
        reading === 'first'
          ? [text, { ...text, id: secondText.id, words: 'Un cortile aperto.' }]
          : [secondText],
      nextCursor: null,
    }),
    renameTheme: async () => ({}),
    createTheme: async (_key, _campaign, { label }) => ({
      id: '00000000-0000-4000-8000-000000000504',
      label,
      texts: 0,
    }),
    codeText: async () => ({}),
    judgeText: async () => ({}),
    publishThemes: async () => ({}),
    ...changes,
  };
}
