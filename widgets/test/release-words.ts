import { readFileSync } from 'node:fs';
import { formatCatalogue, type Catalogue } from '@snodo/messages';
import { makeI18n, type I18n, type Language } from '../src/ui/i18n.ts';

/** The words of releases outside a browser, for tests of what is made of them. */
export function releaseI18n(language: Language): I18n {
  const address = new URL(`../../packages/messages/src/${language}/release.json`, import.meta.url);
  const catalogue = JSON.parse(readFileSync(address, 'utf8')) as Catalogue;
  return makeI18n(language, new Map([['release', formatCatalogue(language, catalogue)]]));
}
