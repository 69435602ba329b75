/** What a language is judged by. Words are compared in lower case, letters without vowel signs. */
export interface ReadingRules {
  /** Longer sentences, in words, and longer words, in letters, get a hint. */
  readonly sentenceWords: number;
  readonly wordLetters: number;
  /** Two of them in one clause turn its meaning twice. */
  readonly negations: ReadonlySet<string>;
  /** Words that begin a clause of its own. */
  readonly joiners: ReadonlySet<string>;
  /** What tells people which answer is expected. */
  readonly leading: readonly string[];
  /** What asks two things in one. */
  readonly joined: readonly string[];
}

/** In Italian `non` goes with `mai`, `nessuno`, `neanche` to say no once: these are not counted. */
const it: ReadingRules = {
  sentenceWords: 25,
  wordLetters: 14,
  negations: new Set(['non', 'senza']),
  joiners: new Set(['e', 'ma', 'o', 'oppure']),
  leading: [
    'non credi',
    'non pensi',
    'non ti sembra',
    'non è vero che',
    'sei d’accordo che',
    'ovviamente',
    'naturalmente',
    'certamente',
    'come tutti sanno',
    'è chiaro che',
    'purtroppo',
  ],
  joined: ['e/o'],
};

const en: ReadingRules = {
  sentenceWords: 25,
  wordLetters: 13,
  negations: new Set([
    'not',
    'no',
    'never',
    'nobody',
    'nothing',
    'none',
    'without',
    'hardly',
    'cannot',
    'don’t',
    'doesn’t',
    'didn’t',
    'won’t',
    'wouldn’t',
    'can’t',
    'couldn’t',
    'isn’t',
    'aren’t',
    'wasn’t',
    'weren’t',
    'haven’t',
    'hasn’t',
    'shouldn’t',
  ]),
  joiners: new Set(['and', 'but', 'or']),
  leading: [
    'don’t you',
    'wouldn’t you',
    'isn’t it',
    'do you agree that',
    'would you agree that',
    'surely',
    'obviously',
    'of course',
    'as everyone knows',
    'it is clear that',
    'unfortunately',
  ],
  joined: ['and/or'],
};

const ar: ReadingRules = {
  sentenceWords: 20,
  wordLetters: 11,
  negations: new Set(['لا', 'لم', 'لن', 'ليس', 'ليست', 'غير', 'بدون', 'دون']),
  // A joining letter is written as part of the word, which then is no negation of the list.
  joiners: new Set(['أو', 'لكن', 'ثم']),
  leading: [
    'ألا تعتقد',
    'ألا تظن',
    'ألا ترى',
    'أليس',
    'هل توافق على أن',
    'بالطبع',
    'طبعا',
    'من الواضح',
    'كما يعلم الجميع',
    'للأسف',
  ],
  joined: ['و/أو'],
};

export const readingRules: Readonly<Record<string, ReadingRules>> = { it, en, ar };
