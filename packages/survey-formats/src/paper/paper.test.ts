import { readFileSync } from 'node:fs';
import { localize } from '@snodo/survey-engine';
import type { SurveyDefinition, SurveyElement } from '@snodo/survey-engine';
import { formatCatalogue } from '@snodo/messages';
import type { Catalogue } from '@snodo/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from '../definitions.fixture.ts';
import { exportPaper } from '../index.ts';
import type { Say } from '../index.ts';
import { reportCodes } from '../report-codes.ts';

function sayIn(language: string): Say {
  const address = new URL(`../../../messages/src/${language}/survey-formats.json`, import.meta.url);
  const messages = formatCatalogue(language, JSON.parse(readFileSync(address, 'utf8')) as Catalogue);
  return (key, params = {}) => {
    const message = messages[key];
    if (!message) throw new Error(`no message ${key}`);
    return message(params);
  };
}

const says: Readonly<Record<string, Say>> = Object.fromEntries(
  ['it', 'en', 'ar'].map((one) => [one, sayIn(one)]),
);

function print(definition: SurveyDefinition, language: string): string {
  return exportPaper(definition, { language, say: says[language] ?? sayIn(language) });
}

/** What somebody reads on the paper. */
function wordsOf(html: string): string {
  return html
    .replace(/<style>[^]*<\/style>/, '')
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function titlesOf(elements: readonly SurveyElement[], language: string): string[] {
  return elements.flatMap((element) => {
    if (element.type === 'panel') return titlesOf(element.elements, language);
    if (element.type === 'html') return [];
    const listed = 'choices' in element ? element.choices : element.type === 'matrix' ? element.rows : [];
    return [element.title, ...listed.map(({ text }) => text)].map((text) => localize(text, language));
  });
}

const it1 = (text: string) => ({ it: text });

function definitionOf(...elements: unknown[]): SurveyDefinition {
  const given = {
    title: it1('T'),
    locale: 'it',
    pages: [{ name: 'p', elements }],
    x: { version: 1, locales: ['it'] },
  };
  return given as unknown as SurveyDefinition;
}

describe('a questionnaire on paper', () => {
  it('has every question and choice, and nothing that loads or runs', () => {
    fc.assert(
      fc.property(definitions({ isUniform: false }), (definition) => {
        for (const language of definition.x.locales) {
          const html = print(definition, language);
          const words = wordsOf(html);
          for (const { elements } of definition.pages) {
            for (const title of titlesOf(elements, language)) {
              if (!title.includes('{')) expect(words).toContain(title);
            }
          }
          expect(html).not.toMatch(/<(?:script|img|link|iframe|form|a)\b|\son\w+=|url\(|https?:/i);
          expect(html).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has tags in texts as words', () => {
    const html = print(
      definitionOf({ type: 'text', name: 'a', title: it1('<script>alert(1)</script>') }),
      'it',
    );
    expect(html).not.toContain('<script>');
    expect(wordsOf(html)).toContain('<script>alert(1)</script>');
  });

  const choices = [
    { value: 'a', text: it1('Sì, sempre') },
    { value: 'b', text: it1('Mai'), visibleIf: '{old} = true' },
  ];

  it('has its conditions in words, with the numbers of questions and the words of answers', () => {
    const definition = definitionOf(
      { type: 'boolean', name: 'old', title: it1('Anziani?') },
      { type: 'checkbox', name: 'care', title: it1('Cura'), choices, isRequired: true },
      {
        type: 'matrix',
        name: 'm',
        title: it1('M'),
        columns: choices,
        rows: [{ value: 'r', text: it1('Casa') }],
      },
      {
        type: 'text',
        name: 'n',
        title: it1('Quanti, {care}?'),
        inputType: 'number',
        min: 1,
        visibleIf: "{care} anyof ['a', 'b'] and ({m.r} = 'a' or {old} empty)",
        requiredIf: 'sum({n}, 2) * 3 >= 10',
      },
      {
        type: 'comment',
        name: 'c',
        title: it1('C'),
        visibleIf: "not ({old} = false) and {care} notcontains 'a'",
      },
    );
    const words = wordsOf(print(definition, 'it')).replace(/\s+/g, ' ');
    expect(words).toContain('2. Cura *');
    expect(words).toContain('Mai (solo se alla domanda 1 la risposta è «Sì»)');
    expect(words).toContain('4. Quanti, (la risposta 2)?');
    expect(words).toContain(
      'Rispondi solo se alla domanda 2 c’è almeno una tra «Sì, sempre», «Mai» e ' +
        '(alla domanda 3, riga «Casa» la risposta è «Sì, sempre» oppure alla domanda 1 non c’è risposta).',
    );
    expect(words).toContain('La risposta serve se (la somma di la risposta 4, 2 × 3) è almeno 10.');
    expect(words).toContain('Un numero, almeno 1.');
    expect(words).toContain('non è così: (alla domanda 1 la risposta è «No»)');
  });

  it('says every condition that can be written, in each language', () => {
    const expressions = [
      'true',
      '{old}',
      '{old} > 3',
      '{total} < 3',
      "{care} contains ['a', 'b']",
      '{care} noneof []',
      'iif({old} = true, 1, 2) != avg(1, 2, count({care}))',
      'round(min(1, 2), 1) <= max(3, {x})',
      "age({d}) = 3 and diffDays(today(), '2026-01-01') > 5",
      'not an expression at all (',
    ];
    const elements = expressions.map((visibleIf, at) => ({
      type: 'text',
      name: `t${at}`,
      title: it1('T'),
      visibleIf,
    }));
    const definition = definitionOf(
      { type: 'boolean', name: 'old', title: it1('O') },
      { type: 'checkbox', name: 'care', title: it1('C'), choices },
      ...elements,
    );
    for (const language of ['it', 'en', 'ar']) {
      const routes = print(definition, language).match(/class="route">[^<]+</g) ?? [];
      expect(routes).toHaveLength(expressions.length);
      expect(routes.join('')).not.toMatch(/undefined|\[object/);
    }
  });

  it('is of a fair size where calculated values are made of each other many times', () => {
    const definition = definitionOf({ type: 'text', name: 'a', title: it1('A'), visibleIf: '{v9} > 1' });
    const sum = (name: string) => Array.from({ length: 50 }, () => `{${name}}`).join(' + ');
    const calculatedValues = Array.from({ length: 10 }, (_one, at) => ({
      name: `v${at}`,
      expression: sum(at === 0 ? 'v9' : `v${at - 1}`),
    }));
    expect(print({ ...definition, calculatedValues }, 'it').length).toBeLessThan(20_000);
  });
});

describe('the report of an import', () => {
  it('has a sentence for every code in each language', () => {
    for (const language of ['it', 'en', 'ar']) {
      const address = new URL(`../../../messages/src/${language}/survey-formats.json`, import.meta.url);
      const keys = Object.keys(JSON.parse(readFileSync(address, 'utf8')) as Catalogue);
      expect(keys.filter((key) => !key.startsWith('paper_')).sort()).toEqual([...reportCodes].sort());
    }
  });
});
