import { describe, expect, it } from 'vitest';
import type { Question, SurveyElement } from './definition.ts';
import { visibleQuestions } from './flow.ts';
import { instrument, instrumentJson, seeded, surveyOf } from './fixtures.ts';
import { readDefinition } from './read-definition.ts';
import { sampleAnswers } from './sample.ts';

const survey = instrument();
const prepared = surveyOf(instrumentJson());
const flat = (elements: readonly SurveyElement[]): Question[] =>
  elements.flatMap((element) => (element.type === 'panel' ? flat(element.elements) : [element]));
const questions = survey.pages.flatMap((page) => flat(page.elements));
const asked = (answers: Record<string, unknown>) =>
  visibleQuestions(prepared, { q0: true, ...answers }).map(({ name }) => name);

describe('the instrument work-care-needs', () => {
  it('reads without faults, complete in Italian, English and Arabic', () => {
    expect(readDefinition(instrumentJson())).not.toHaveProperty('faults');
    expect(survey.x.locales).toEqual(['it', 'en', 'ar']);
    const texts =
      JSON.stringify(survey).match(/\{"it":"[^"]+","en":"[^"]+","ar":"[^"]*[\u0600-\u06ff][^"]*"\}/g) ?? [];
    expect(texts).toHaveLength((JSON.stringify(survey).match(/"it":/g) ?? []).length);
    expect(JSON.stringify(survey)).not.toContain('!"');
  });

  it('has the consent and 28 questions in their order', () => {
    expect(questions.map(({ name }) => name)).toEqual(Array.from({ length: 29 }, (_, index) => `q${index}`));
  });

  it('requires the consent and the top needs, and nothing else', () => {
    expect(
      questions.filter((question) => 'isRequired' in question && question.isRequired).map(({ name }) => name),
    ).toEqual(['q0', 'q23']);
    expect(questions.some((question) => 'requiredIf' in question)).toBe(false);
  });

  it('asks nothing more of who declines', () => {
    expect(visibleQuestions(prepared, { q0: false, q7: ['elder'] }).map(({ name }) => name)).toEqual(['q0']);
    expect(visibleQuestions(prepared, {}).map(({ name }) => name)).toEqual(['q0']);
  });

  it('skips as the people cared for, the home and the hours say', () => {
    const care = ['q8', 'q9', 'q10', 'q11', 'q12', 'q13', 'q14'];
    const shown = (answers: Record<string, unknown>) => asked(answers).filter((name) => care.includes(name));
    expect(shown({ q7: ['none'] })).toEqual([]);
    expect(shown({ q7: ['prefer-not'] })).toEqual([]);
    expect(shown({})).toEqual([]);
    expect(shown({ q7: ['child-6-10'] })).toEqual(['q8', 'q9', 'q10', 'q11', 'q14']);
    expect(shown({ q7: ['elder'] })).toEqual(['q8', 'q9', 'q12', 'q13', 'q14']);
    expect(shown({ q7: ['child-0-2', 'disability'] })).toEqual(care);
    expect(asked({ q16: ['fine'] })).not.toContain('q17');
    expect(asked({ q16: ['far'] })).toContain('q17');
    expect(asked({ q25: '0' })).not.toContain('q26');
    expect(asked({ q25: '2-4' })).toContain('q26');
  });

  it('lets everybody keep silent where the law protects, behind a floor of ten', () => {
    const special = questions.filter((question) => 'x' in question && question.x?.sensitivity === 'special');
    expect(special.map(({ name }) => name)).toEqual(['q7', 'q12', 'q14', 'q18', 'q20']);
    for (const question of special) {
      if (!('choices' in question)) throw new Error(`${question.name} has no choices`);
      expect(question.x?.minN).toBe(10);
      expect(question.choices.map(({ value }) => value)).toContain('prefer-not');
      if (question.type === 'checkbox') expect(question.x?.exclusive).toContain('prefer-not');
    }
  });

  it('offers taxonomy codes where an answer is a need', () => {
    const groups = {
      q10: /^(INF|GEN)\d$/,
      q12: /^(NAU|DIS)\d$/,
      q17: /^ABI\d$/,
      q20: /^SAL\d$/,
      q21: /^FOR\d$/,
      q22: /^LAV\d$/,
      q23: /^[A-Z]{3}\d$/,
    };
    for (const [name, pattern] of Object.entries(groups)) {
      const question = questions.find((one) => one.name === name);
      if (!question || !('choices' in question)) throw new Error(`${name} has no choices`);
      const codes = question.choices.map(({ value }) => value).filter((value) => value !== 'prefer-not');
      expect(codes.filter((code) => !pattern.test(code))).toEqual([]);
    }
  });

  it('reaches every question, page and choice on some path', () => {
    const reached = new Set<string>();
    for (let seed = 0; seed < 400; seed++) {
      for (const visible of visibleQuestions(prepared, sampleAnswers(prepared, seeded(seed)))) {
        reached.add(`page ${visible.page}`).add(visible.name);
        for (const { value } of visible.choices) reached.add(`${visible.name} ${value}`);
      }
    }
    const all = [
      ...survey.pages.map((_, index) => `page ${index}`),
      ...questions.map(({ name }) => name),
      ...questions.flatMap((question) =>
        'choices' in question ? question.choices.map(({ value }) => `${question.name} ${value}`) : [],
      ),
    ];
    expect(all.filter((one) => !reached.has(one))).toEqual([]);
  });

  it('can be answered in the time it announces: at most 28 questions, at least 15', () => {
    const counts = Array.from(
      { length: 200 },
      (_, seed) => visibleQuestions(prepared, sampleAnswers(prepared, seeded(seed))).length - 1,
    );
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...counts)).toBeLessThanOrEqual(28);
  });
});
