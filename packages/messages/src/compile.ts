import { createRequire } from 'node:module';
import type * as core from '@messageformat/core';
import type * as compiler from '@messageformat/core/lib/compile-module.js';

// Both are CommonJS whose declarations describe another shape than `module.exports` has.
const require = createRequire(import.meta.url);
const MessageFormat = require('@messageformat/core') as typeof core.default.default;
const compileModule = require('@messageformat/core/lib/compile-module.js') as typeof compiler.default.default;

/** One namespace in one language: flat keys, each an ICU MessageFormat text. */
export type Catalogue = Readonly<Record<string, string>>;

/** What a message takes: texts and numbers by argument name. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** A plain text, or a function of its arguments when it has any. */
export type CompiledMessage = string | ((params: MessageParams) => string);

/**
 * The catalogue as the source of an ES module whose default export maps each key to a text or a function.
 * No parser is needed to run it, so none reaches a browser. Throws on a text that is not valid MessageFormat.
 */
export function compileCatalogue(language: string, catalogue: Catalogue): string {
  const plain: Record<string, string> = {};
  const withArguments: Record<string, string> = {};
  for (const [key, text] of Object.entries(catalogue)) {
    if (/[{}']/u.test(text.replaceAll('’', ''))) withArguments[key] = text;
    else plain[key] = text;
  }
  const texts = JSON.stringify(plain);
  if (Object.keys(withArguments).length === 0) return `export default ${texts};\n`;
  const compiled = compileModule(new MessageFormat(language), withArguments)
    // Interface text in Arabic uses Western digits, as the figures beside it do.
    .replaceAll('number("ar"', 'number("ar-u-nu-latn"')
    .replace('export default {', 'const compiled = {');
  return `${compiled}\nexport default { ...${texts}, ...compiled };\n`;
}

/** The same catalogue as functions at run time, for pages that the server writes. */
export function formatCatalogue(
  language: string,
  catalogue: Catalogue,
): Record<string, (params?: MessageParams) => string> {
  const format = new MessageFormat(language);
  const messages: Record<string, (params?: MessageParams) => string> = {};
  for (const [key, text] of Object.entries(catalogue)) {
    const compiled = format.compile(text);
    messages[key] = (params = {}) => compiled(params);
  }
  return messages;
}
