import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '../../definition.ts';
import { readDefinition } from '../../read-definition.ts';
import { checkDefinition } from '../check-definition.ts';
import { completeness } from '../completeness.ts';
import { itemBank, questionOf } from '../item-bank/item-bank.ts';
import { publishGate } from '../publish-gate.ts';
import { readabilityOf } from '../readability.ts';
import { templates } from './templates.ts';
import { writtenLanguages } from './words.ts';

const schema: object = JSON.parse(
  readFileSync(new URL('../../../definition.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** All questions of the bank in one questionnaire. */
const bank: SurveyDefinition = {
  title: { it: 'Banca', en: 'Bank', ar: 'بنك' },
  locale: 'it',
  pages: [{ name: 'all', elements: itemBank.map(({ question }) => question) }],
  x: { version: 1, locales: writtenLanguages },
};

const written = [
  ...templates.map(({ code, definition }) => [code, definition] as const),
  ['the bank', bank] as const,
];

describe.each(written)('%s', (_code, definition) => {
  it('is read as it stands and fits the schema', () => {
    expect(readDefinition(definition)).toEqual({ definition });
    expect([validate(definition), validate.errors]).toEqual([true, null]);
  });

  it('passes the gate of a company’s channel in all its languages', () => {
    const channel = { kind: 'company', languages: writtenLanguages, floor: 10, spoken: 'it' } as const;
    expect(publishGate(definition, channel)).toEqual([]);
  });

  it('is complete, has nothing that nobody reaches, and is easy to read', () => {
    for (const { missing } of completeness(definition, writtenLanguages)) expect(missing).toEqual([]);
    expect(checkDefinition(definition)).toEqual([]);
    for (const language of writtenLanguages) {
      const hints = readabilityOf(definition, language).flatMap(({ path, hints: found }) =>
        found.map(({ code, evidence }) => `${language} ${path} ${code} ${evidence}`),
      );
      expect(hints).toEqual([]);
    }
  });
});

describe('the templates', () => {
  it('ask for consent first, and nothing without it', () => {
    for (const { definition } of templates) {
      const [first, ...others] = definition.pages;
      expect(first?.elements[0]).toMatchObject({
        name: definition.x.consent,
        type: 'boolean',
        isRequired: true,
      });
      for (const { visibleIf } of others) expect(visibleIf).toMatch(/^\{agree\} = true\b/);
    }
  });
});

describe('the item bank', () => {
  it('has ready questions for every group of the taxonomy and every sensitivity', () => {
    expect(itemBank.length).toBeGreaterThanOrEqual(20);
    const groups = 'ABI DIR DIS FOR GEN INF LAV NAU QUO RIS SAL SOL'.split(' ');
    expect([...new Set(itemBank.map(({ domain }) => domain))].sort()).toEqual(groups);
    const sensitivities = new Set(itemBank.map(({ sensitivity }) => sensitivity));
    expect([...sensitivities].sort()).toEqual(['free_text', 'ordinary', 'quasi', 'special']);
    for (const { sensitivity, question } of itemBank) expect(question.x?.sensitivity).toBe(sensitivity);
  });

  it('gives copies under another name, with their domain', () => {
    const [first] = itemBank;
    if (!first) throw new Error('expected a question');
    const copy = questionOf(first, 'mine');
    expect(copy).toEqual({ ...first.question, name: 'mine', x: { sensitivity: 'ordinary', domain: 'INF' } });
    expect(copy.title).not.toBe(first.question.title);
  });
});
