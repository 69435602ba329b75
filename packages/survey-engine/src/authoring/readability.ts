import type { SurveyDefinition } from '../definition.ts';
import { draftLocale, draftTexts, draftWords } from './draft-texts.ts';
import { readingRules } from './readability-words.ts';
import type { ReadingRules } from './readability-words.ts';

/** `evidence`: the sentence, or the words, that the hint is about; at most 200 characters. */
export interface ReadabilityHint {
  readonly code: 'long_sentence' | 'long_words' | 'double_question' | 'double_negative' | 'leading_words';
  readonly evidence: string;
}

/**
 * How hard a text is. `score` from 0 (hard) to 100 (easy): for Italian the Gulpease index, for English Flesch reading
 * ease with estimated syllables; other languages have none. Scores of a few words say little.
 */
export interface Readability {
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSentence: number;
  readonly measure: 'gulpease' | 'flesch' | null;
  readonly score: number | null;
  readonly hints: readonly ReadabilityHint[];
}

const mostCharacters = 20_000;
const mostEvidence = 200;
const vowelSigns = /[\p{M}\u0640]/gu;

/** Judges a text in a language; of languages without rules only the lengths are told. Looks at 20,000 characters. */
export function readability(text: string, language: string): Readability {
  const [tongue = ''] = language.split('-');
  const plain = text
    .slice(0, mostCharacters)
    .replace(/\{[^{}]{1,140}\}/g, ' ')
    .replace(/['ʼ]/g, '’');
  const sentences = plain
    .split(/[.!?؟…]+(?=[\s»”")]|$)|\n+/u)
    .map((sentence) => ({ sentence: sentence.trim(), words: wordsIn(sentence, tongue) }))
    .filter(({ words }) => words.length > 0);
  const words = sentences.flatMap((one) => one.words);
  const { measure, score } = scoreOf(words, sentences.length, tongue);
  const rules = Object.hasOwn(readingRules, tongue) ? readingRules[tongue] : undefined;
  return {
    words: words.length,
    sentences: sentences.length,
    wordsPerSentence: sentences.length === 0 ? 0 : Math.round((10 * words.length) / sentences.length) / 10,
    measure,
    score,
    hints: rules ? hintsOf(plain, sentences, rules) : [],
  };
}

/** In Italian an apostrophe parts words. */
function wordsIn(text: string, language: string): string[] {
  const pattern =
    language === 'it' ? /[\p{L}\p{M}\p{N}]+/gu : /[\p{L}\p{M}\p{N}]+(?:[’-][\p{L}\p{M}\p{N}]+)*/gu;
  return text.match(pattern) ?? [];
}

function lettersOf(word: string): number {
  return word.match(/\p{L}/gu)?.length ?? 0;
}

function scoreOf(
  words: readonly string[],
  sentences: number,
  language: string,
): Pick<Readability, 'measure' | 'score'> {
  const measure = language === 'it' ? 'gulpease' : language === 'en' ? 'flesch' : null;
  if (measure === null || sentences === 0) return { measure, score: null };
  const total = (count: (word: string) => number) => words.reduce((sum, word) => sum + count(word), 0);
  const index =
    measure === 'gulpease'
      ? 89 + (300 * sentences - 10 * total(lettersOf)) / words.length
      : 206.835 - (1.015 * words.length) / sentences - (84.6 * total(syllablesOf)) / words.length;
  return { measure, score: Math.max(0, Math.min(100, Math.round(index))) };
}

/** Groups of vowels; a last e is silent unless an l and a consonant stand before it. */
function syllablesOf(word: string): number {
  const heard = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?<![^aeiouy]l)es?$|(?<![dt])ed$/, '');
  return Math.max(1, heard.match(/[aeiouy]+/g)?.length ?? 0);
}

interface Sentence {
  readonly sentence: string;
  readonly words: readonly string[];
}

function hintsOf(text: string, sentences: readonly Sentence[], rules: ReadingRules): ReadabilityHint[] {
  const hints: ReadabilityHint[] = [];
  const add = (code: ReadabilityHint['code'], evidence: string | undefined) => {
    if (evidence !== undefined) hints.push({ code, evidence: evidence.slice(0, mostEvidence) });
  };
  const lower = text.toLowerCase().replace(vowelSigns, '');
  const isLong = ({ words }: Sentence) => words.length > rules.sentenceWords;
  add('long_sentence', sentences.find(isLong)?.sentence);
  const long = sentences.flatMap(({ words }) => words).filter((word) => lettersOf(word) > rules.wordLetters);
  add('long_words', long.length > 0 ? [...new Set(long)].join(', ') : undefined);
  const joined = rules.joined.find((sign) => lower.includes(sign));
  const isTwice = (text.match(/[?؟]+/g)?.length ?? 0) > 1;
  add('double_question', joined ?? (isTwice ? text.trim() : undefined));
  add('double_negative', sentences.find((one) => isTwiceNegative(one, rules))?.sentence);
  const isWord = (found: string) => new RegExp(`(?<!\\p{L})${found}(?!\\p{L})`, 'u').test(lower);
  add('leading_words', rules.leading.find(isWord));
  return hints;
}

/** Two negations that nothing parts: a comma, or a word that begins a clause of its own. */
function isTwiceNegative({ sentence }: Sentence, { negations, joiners }: ReadingRules): boolean {
  return sentence.split(/[,;:،؛]/).some((part) => {
    let count = 0;
    for (const word of part
      .toLowerCase()
      .replace(vowelSigns, '')
      .match(/[\p{L}’]+/gu) ?? []) {
      if (joiners.has(word)) count = 0;
      else if (negations.has(word) && ++count > 1) return true;
    }
    return false;
  });
}

/** A question's title or description, or words between questions, and how hard it is. */
export interface TextReadability extends Readability {
  readonly path: string;
  /** Name of the question or of the words between questions. */
  readonly question: string;
}

/** Judges what people read of each question in a language; texts that have no words in it are left out. */
export function readabilityOf(definition: SurveyDefinition, language: string): TextReadability[] {
  const locale = draftLocale(definition);
  return draftTexts(definition).flatMap(({ path, given, of }) => {
    const words = draftWords(given, language, locale);
    if (words === undefined || of === undefined || !/\.(title|description|html)$/.test(path)) return [];
    return [{ path, question: of, ...readability(words, language) }];
  });
}
