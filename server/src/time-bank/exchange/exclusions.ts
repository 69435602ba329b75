import type { ExclusionCode } from '@snodo/contract';

interface Exclusion {
  code: ExclusionCode;
  /** Categories in which it lies near; a group's code stands for all of its entries. */
  entries: readonly string[];
  /** Beginnings of words that name it, in the languages of the programme; with a full stop the whole word. */
  words: readonly string[];
}

/**
 * What is never exchanged for hours: acts of health professions, what the law keeps for those in a register, driving
 * for hire, work on gas and electricity. It goes to accredited providers, who answer for it and are insured for it.
 */
const exclusions: readonly Exclusion[] = [
  {
    code: 'health_act',
    entries: ['SAL', 'NAU1', 'NAU2', 'GEN3', 'DIS4'],
    words: [
      'iniezion',
      'puntur',
      'fleb',
      'medicazion',
      'infermier',
      'fisioterap',
      'massoterap',
      'logoped',
      'psicoterap',
      'diagnos',
      'prelievo',
      'catetere',
      'osteopat',
      'injection',
      'nursing',
      'nurse',
      'physiotherap',
      'psychotherap',
      'catheter',
      'حقن',
      'تمريض',
      'ممرض',
      'علاج طبيعي',
    ],
  },
  {
    code: 'reserved_profession',
    entries: ['DIR2', 'FOR3', 'DIR3', 'GEN3', 'SAL1'],
    words: [
      'avvocat',
      'commercialist',
      'notai',
      'notaril',
      'psicolog',
      'consulente del lavoro',
      'parere legale',
      'perizia',
      'dichiarazione dei redditi',
      'geometr',
      'lawyer',
      'legal advice',
      'accountant',
      'tax return',
      'notary',
      'psychologist',
      'محام',
      'محاسب',
      'استشارة قانونية',
    ],
  },
  {
    code: 'driving_for_hire',
    entries: ['DIS1', 'LAV5', 'NAU3'],
    words: [
      'taxi.',
      'ncc.',
      'autista',
      'noleggio con conducente',
      'chauffeur',
      'driver for hire',
      'سائق',
      'تاكسي',
    ],
  },
  {
    code: 'gas_and_electricity',
    entries: ['ABI4', 'ABI5'],
    words: [
      'caldaia',
      'caldaie',
      'impianto elettric',
      'impianti elettric',
      'quadro elettric',
      'elettricist',
      'presa elettric',
      'impianto a gas',
      'tubo del gas',
      'fornelli a gas',
      'boiler',
      'wiring',
      'electrician',
      'gas pipe',
      'fuse box',
      'كهربائي',
      'أنابيب الغاز',
      'غلاية',
    ],
  },
];

export interface ExclusionFinding {
  code: ExclusionCode;
  /** Category and words agree: nobody can say it away. */
  isStopped: boolean;
  isByCategory: boolean;
  /** The words, or beginnings of words, that were met. */
  words: string[];
}

/**
 * What an offer or request could be. A word alone stops nothing (who keeps somebody company while the electrician is
 * there names an electrician), nor does a category alone: of either the person is asked, and says what it is not.
 */
export function findExclusions(offer: {
  entry: string;
  title: string;
  words: string;
  tags: readonly string[];
}): ExclusionFinding[] {
  const text = plain([offer.title, offer.words, ...offer.tags].join(' \n '));
  return exclusions.flatMap(({ code, entries, words }) => {
    const isByCategory = entries.some((entry) => isWithin(offer.entry, entry));
    const met = words.filter((word) => startsAWord(text, plain(word)));
    if (!isByCategory && met.length === 0) return [];
    return [
      {
        code,
        isStopped: isByCategory && met.length > 0,
        isByCategory,
        words: met.map((word) => word.replace('.', '')),
      },
    ];
  });
}

/** `NAU3` is within `NAU3` and within its group `NAU`. */
function isWithin(entry: string, code: string): boolean {
  return entry === code || entry.replace(/\d+$/u, '') === code;
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('it');
}

/** In Arabic the article and a preposition may stand before a word without a space. */
function startsAWord(text: string, given: string): boolean {
  const isWhole = given.endsWith('.');
  const word = isWhole ? given.slice(0, -1) : given;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at);
    if (isWhole && /^[\p{L}\p{N}]/u.test(text.slice(at + word.length))) continue;
    if (before === '' || /[^\p{L}\p{N}]$/u.test(before)) return true;
    if (/(?:^|[^\p{L}])(?:ال|بال|لل|وال)$/u.test(before)) return true;
  }
  return false;
}
