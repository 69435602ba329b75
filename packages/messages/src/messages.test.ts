import { readFileSync } from 'node:fs';
import { languages, problemStatus } from '@snodo/contract';
import { describe, expect, it } from 'vitest';
import { compileCatalogue, formatCatalogue, namespaces, type Catalogue } from './index.ts';

function written(language: string, namespace: string): string {
  return readFileSync(new URL(`./${language}/${namespace}.json`, import.meta.url), 'utf8');
}

function read(language: string, namespace: string): Catalogue {
  return JSON.parse(written(language, namespace)) as Catalogue;
}

/** The arguments that a text takes, with the kind of each: `count:plural`. */
function argumentsOf(text: string): string[] {
  const found = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+)|\})/gu)].map(
    ([, name, kind = 'text']) => `${name}:${kind}`,
  );
  return [...new Set(found)].sort();
}

describe.each(namespaces)('the catalogue %s', (namespace) => {
  const italian = read('it', namespace);

  it.each(languages)('has the same keys and arguments in %s', (language) => {
    const own = read(language, namespace);
    expect(Object.keys(own).sort()).toEqual(Object.keys(italian).sort());
    for (const [key, text] of Object.entries(own)) {
      expect({ key, takes: argumentsOf(text) }).toEqual({ key, takes: argumentsOf(italian[key] ?? '') });
    }
  });

  it.each(languages)('says something in every message in %s, and ends in no blank', (language) => {
    for (const [key, text] of Object.entries(read(language, namespace))) {
      expect({ key, text }).toEqual({ key, text: text.trim() });
      expect(text, key).not.toBe('');
    }
  });

  it.each(languages)('says nothing twice in %s, where the second would win in silence', (language) => {
    const keys = [...written(language, namespace).matchAll(/^\s*"([^"]+)":/gmu)].map(([, key]) => key);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys).toEqual(Object.keys(read(language, namespace)));
  });

  it.each(languages)('compiles in %s', (language) => {
    expect(() => compileCatalogue(language, read(language, namespace))).not.toThrow();
  });

  it('has all six plural forms in Arabic', () => {
    for (const [key, text] of Object.entries(read('ar', namespace))) {
      const plurals = text.match(/,\s*plural\s*,/gu)?.length ?? 0;
      const choices = text.match(/,\s*select\s*,/gu)?.length ?? 0;
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
        const forms = text.match(new RegExp(`\\b${form}\\s*\\{`, 'gu'))?.length ?? 0;
        const expected = form === 'other' ? plurals + choices : plurals;
        expect({ key, form, forms }).toEqual({ key, form, forms: expected });
      }
    }
  });
});

describe('the catalogue problem', () => {
  it.each(languages)('has a sentence for every code of the contract in %s', (language) => {
    expect(Object.keys(read(language, 'problem'))).toEqual(
      expect.arrayContaining(Object.keys(problemStatus)),
    );
  });
});

async function run(source: string): Promise<Record<string, string | ((params: object) => string)>> {
  // The modules import the formatter's run time, which only a file of this package finds.
  const inlined = source.replace(/^import .*$/gmu, '');
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(inlined)}`);
  return (module as { default: Record<string, string> }).default;
}

describe('compileCatalogue', () => {
  it('leaves plain texts plain and makes functions of the others', async () => {
    const { plain, greeting } = await run(compileCatalogue('it', { plain: 'Ciao', greeting: 'Ciao {name}' }));
    expect(plain).toBe('Ciao');
    expect(typeof greeting === 'function' && greeting({ name: 'Lia' })).toBe('Ciao Lia');
  });

  it('refuses a text that is not MessageFormat', () => {
    expect(() => compileCatalogue('it', { broken: '{count, plural, one{x}' })).toThrow();
  });
});

describe('formatCatalogue', () => {
  it('speaks at run time, with Western digits in Arabic', () => {
    const { days } = formatCatalogue('ar', {
      days: '{count, plural, zero{0} one{1} two{2} few{# أيام} many{# يومًا} other{# يوم}}',
    });
    expect(days?.({ count: 3 })).toBe('3 أيام');
  });
});
