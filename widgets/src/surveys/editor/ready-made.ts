import { itemBank, questionOf, templates } from '@snodo/survey-engine/authoring';
import { localize } from '@snodo/survey-engine';
import { freshName, type Draft } from './draft.ts';

/** Something ready to begin from: what it is called in words, and its code. */
export interface ReadyMade {
  readonly code: string;
  readonly title: string;
}

export function templateChoices(language: string): readonly ReadyMade[] {
  return templates.map(({ code, title }) => ({ code, title: localize(title, language) }));
}

/** The questions of the bank, by their place in it. */
export function bankChoices(language: string): readonly ReadyMade[] {
  return itemBank.map(({ question }, at) => ({
    code: String(at),
    title: localize(question.title, language),
  }));
}

/** A ready question under a name of its own, with its words in the languages of the draft alone. */
export function bankQuestion(
  draft: Draft,
  code: string,
  published: Readonly<Record<string, string>>,
): object | undefined {
  const item = itemBank[Number(code)];
  if (!item) return undefined;
  return inLanguages(questionOf(item, freshName(draft, 'q', published)), draft.x.locales) as object;
}

const written = new Set(['it', 'en', 'ar']);

function inLanguages(part: unknown, locales: readonly string[]): unknown {
  if (Array.isArray(part)) return part.map((one) => inLanguages(one, locales));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part);
  const areWords = entries.length > 0 && entries.every(([key]) => written.has(key));
  return Object.fromEntries(
    entries
      .filter(([key]) => !areWords || locales.includes(key))
      .map(([key, one]) => [key, inLanguages(one, locales)]),
  );
}
