import type { Context } from '@lit/context';
import type { components } from '@snodo/client';
import type { CompiledMessage, MessageKey, MessageParams, Namespace } from '@snodo/messages';

export type Language = components['schemas']['Language'];
export type { MessageKey, Namespace };

/** Sentences, numbers and days in the language of the page. */
export interface I18n {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** The sentence of a key. A key that was not loaded is shown as it stands, so that it can be found. */
  t(key: MessageKey, params?: Record<string, string | number>): string;
  /** A number with the language's separators and Western digits. */
  number(n: number): string;
  /** A share in percent points, 0 to 100, as `45 %`. */
  percent(n: number): string;
  /** An ISO day (`2026-11-30`) in words. */
  day(iso: string): string;
}

/** What `createContext` would give; its module would bring the controllers into pages that use none. */
export const i18nContext = Symbol.for('snodo-i18n') as unknown as Context<symbol, I18n>;

/** Western digits in Arabic too: the figures stand beside addresses and phone numbers written so. */
export const locales = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' } as const satisfies Record<
  Language,
  string
>;

type Messages = Record<string, CompiledMessage>;

/** Loads the named catalogues of one language, each a file of its own, and returns what speaks it. */
export async function loadI18n(language: Language, namespaces: readonly Namespace[]): Promise<I18n> {
  const loaded = await Promise.all(
    namespaces.map(async (namespace) => {
      // The build compiles these files into functions; nothing parses a message in the browser.
      const file: { default: Messages } = await import(
        `../../../packages/messages/src/${language}/${namespace}.json`
      );
      return [namespace, file.default] as const;
    }),
  );
  return makeI18n(language, new Map(loaded));
}

/** Names in Latin letters keep their own order, full stops included, inside an Arabic sentence. */
function isolated(language: Language, params: MessageParams): MessageParams {
  if (language !== 'ar') return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, given]) => [
      name,
      typeof given === 'string' && /[a-z]/iu.test(given) ? `\u2068${given}\u2069` : given,
    ]),
  );
}

/** An {@link I18n} over catalogues that are already there. */
export function makeI18n(language: Language, catalogues: ReadonlyMap<string, Messages>): I18n {
  const locale = locales[language];
  let format: Intl.NumberFormat | undefined;
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    t(given: MessageKey, params: MessageParams = {}) {
      const key: string = given;
      const dot = key.indexOf('.');
      const message = catalogues.get(key.slice(0, dot))?.[key.slice(dot + 1)];
      return typeof message === 'function' ? message(isolated(language, params)) : (message ?? key);
    },
    // Making a formatter costs more than all else on the first screen, and small counts need none.
    number: (n) =>
      Number.isInteger(n) && n >= 0 && n < 1000
        ? `${n}`
        : (format ??= new Intl.NumberFormat(locale)).format(n),
    percent: (n) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(n / 100),
    day: (iso) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso)),
  };
}
