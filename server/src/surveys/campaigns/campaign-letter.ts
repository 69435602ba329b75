import type { Language } from '@snodo/contract';
import { formatCatalogue } from '@snodo/messages';
import ar from '@snodo/messages/ar/letter.json' with { type: 'json' };
import en from '@snodo/messages/en/letter.json' with { type: 'json' };
import it from '@snodo/messages/it/letter.json' with { type: 'json' };
import { dayInWords, locales } from '../../http/index.ts';

const catalogues = {
  it: formatCatalogue('it', it),
  en: formatCatalogue('en', en),
  ar: formatCatalogue('ar', ar),
};

/** What the letter tells of; names in the letter's own language, days as ISO days. */
export interface LetterFacts {
  community: string;
  name: string;
  /** With the sites to which it is limited; none: everybody. */
  organisations: { name: string; sites: string[] }[];
  instrument: string;
  version: number;
  opensOn: string;
  lastDay: string;
  floor: number;
  isInWorkingTime: boolean;
  isForResearch: boolean;
  /** The day on which answers are deleted at the latest. */
  keptUntil: string;
}

export interface Letter {
  language: Language;
  subject: string;
  paragraphs: string[];
}

/** The formal letter to the works council and the data protection officer, a paragraph a thing they must know. */
export function writeLetter(language: Language, facts: LetterFacts): Letter {
  const { community, name, instrument, version, floor } = facts;
  const parameters = {
    community: isolated(language, community),
    name: isolated(language, name),
    organisations: listIn(
      language,
      facts.organisations.map((organisation) => organisationIn(language, organisation)),
    ),
    instrument: isolated(language, instrument),
    version,
    floor,
    from: dayInWords(facts.opensOn, language),
    to: dayInWords(facts.lastDay, language),
    until: dayInWords(facts.keptUntil, language),
  };
  const say = (key: keyof typeof it) => catalogues[language][key]?.(parameters) ?? key;
  const keys = [
    'salutation',
    'what',
    'controller',
    'anonymous',
    'kept',
    facts.isForResearch ? 'forResearch' : 'noResearch',
    'voluntary',
    facts.isInWorkingTime ? 'inTime' : 'outOfTime',
    'topics',
    'asks',
    'closing',
  ] as const;
  return { language, subject: say('subject'), paragraphs: keys.map(say) };
}

/** The letter as one text, to be kept as it was sent. */
export function letterText({ subject, paragraphs }: Letter): string {
  return [subject, ...paragraphs].join('\n\n');
}

function organisationIn(language: Language, { name, sites }: LetterFacts['organisations'][number]): string {
  const own = isolated(language, name);
  if (sites.length === 0) return own;
  const named = listIn(
    language,
    sites.map((site) => isolated(language, site)),
  );
  return catalogues[language]['ofSites']?.({ organisation: own, count: sites.length, sites: named }) ?? own;
}

function listIn(language: Language, words: readonly string[]): string {
  return new Intl.ListFormat(locales[language]).format(words);
}

/** A name in Latin letters keeps its own order inside an Arabic sentence. */
function isolated(language: Language, text: string): string {
  return language === 'ar' && /[a-z]/iu.test(text) ? `\u2068${text}\u2069` : text;
}
