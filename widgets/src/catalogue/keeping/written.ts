import type { ServiceInput } from './keeping-api.ts';

/** A text as its editors write it; Italian is always there. */
export type LocalText = ServiceInput['name'];

/** Without spaces around; languages in which nothing is written are left out. */
export function trimmed({ it, en = '', ar = '' }: LocalText): LocalText {
  const [english, arabic] = [en.trim(), ar.trim()];
  return {
    it: it.trim(),
    ...(english === '' ? {} : { en: english }),
    ...(arabic === '' ? {} : { ar: arabic }),
  };
}

/** Undefined when nothing is written in any language. */
export function writtenText(text: LocalText): LocalText | undefined {
  const given = trimmed(text);
  return given.it === '' && given.en === undefined && given.ar === undefined ? undefined : given;
}

/** Languages that a text is not written in. */
export function missingLanguages({ en = '', ar = '' }: LocalText): ('en' | 'ar')[] {
  return [...(en.trim() === '' ? (['en'] as const) : []), ...(ar.trim() === '' ? (['ar'] as const) : [])];
}

/** Something is written in another language, and nothing in Italian. */
export function needsItalian({ it, en = '', ar = '' }: LocalText): boolean {
  return it.trim() === '' && (en.trim() !== '' || ar.trim() !== '');
}

export function isMail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text.trim());
}

export function isWebsite(text: string): boolean {
  return /^https?:\/\/[^\s/]+/u.test(text.trim());
}
