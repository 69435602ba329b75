import { isLocale } from './names.ts';

/** Languages whose names are known without a code; `Intl` has the names. */
const codes =
  'ar am bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka ko lt lv mk ms ne nl pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta th ti tl tr uk ur vi zh'.split(
    ' ',
  );

let known: Map<string, string> | undefined;

function knownNames(): Map<string, string> {
  known ??= new Map(
    codes.flatMap((code) => [
      [languageName(code, 'en').toLowerCase(), code] as const,
      [languageName(code, code).toLowerCase(), code] as const,
    ]),
  );
  return known;
}

/** The name of a language in a language, or its code where it has none. */
export function languageName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/** The code of a language as forms name it: `Italiano (it)`, `it`, `pt_BR`, `Italian`. */
export function languageCode(name: string): string | undefined {
  const trimmed = name.trim().slice(0, 100);
  const bracketed = /\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})\)$/.exec(trimmed)?.[1];
  const [first = '', ...rest] = (bracketed ?? trimmed).replaceAll('_', '-').split('-');
  const code = [first.toLowerCase(), ...rest].join('-');
  if (bracketed !== undefined || (isLocale(code) && first.length <= 3))
    return isLocale(code) ? code : undefined;
  return knownNames().get(trimmed.toLowerCase());
}

/** Whether the language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return /^(?:ar|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language);
}
