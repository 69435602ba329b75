import { describe, expect, it } from 'vitest';
import { instrument, smallJson, surveyOf } from './fixtures.ts';
import { parseExpression } from './parse-expression.ts';
import { prepareSurvey } from './prepare.ts';

describe('prepareSurvey', () => {
  it('keeps one language, in the words of the definition', () => {
    const arabic = prepareSurvey(instrument(), 'ar');
    expect(arabic.title).toBe('العمل والرعاية والاحتياجات');
    expect(arabic.language).toBe('ar');
    expect(JSON.stringify(arabic)).not.toContain('"en"');
    expect(JSON.stringify(arabic)).not.toContain('"it"');
  });

  it('parses every condition, also those of pages, panels and choices', () => {
    const [one, two] = surveyOf(smallJson()).pages;
    expect(two?.visibleIf).toEqual(parseExpression('{hours} empty or {hours} < 60'));
    expect(one?.elements[3]).toMatchObject({
      visibleIf: parseExpression("{whom} contains 'child'"),
      elements: [
        { requiredIf: parseExpression('{cares}') },
        { choices: [{ value: 'school' }, { visibleIf: parseExpression('{hours} > 10') }] },
      ],
    });
  });

  it('asks for all choices in order only where all may be taken', () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ value, text: value }));
    const elements = [
      { type: 'ranking', name: 'whole', title: 'W', choices },
      { type: 'ranking', name: 'few', title: 'F', choices, maxSelectedChoices: 2 },
      { type: 'ranking', name: 'most', title: 'M', choices, maxSelectedChoices: 3 },
    ];
    const [page] = surveyOf({
      ...smallJson(),
      pages: [{ name: 'p', elements }],
      x: { version: 1, locales: ['en'] },
    }).pages;
    const isOfSome = page?.elements.map(
      (element) => 'selectToRankEnabled' in element && element.selectToRankEnabled,
    );
    expect(isOfSome).toEqual([false, true, false]);
  });

  it('settles what a question does not say', () => {
    const elements = [
      { type: 'rating', name: 'a', title: 'A', rateMax: 4 },
      { type: 'comment', name: 'b', title: 'B' },
    ];
    const survey = surveyOf({
      ...smallJson(),
      pages: [{ name: 'p', elements }],
      x: { version: 1, locales: ['en'] },
    });
    expect(survey).toMatchObject({
      showPreviewBeforeComplete: true,
      showProgressBar: true,
      calculatedValues: [],
    });
    expect(survey.pages[0]?.elements).toEqual([
      { type: 'rating', name: 'a', title: 'A', min: 1, max: 4, step: 1 },
      { ...elements[1], inputType: 'text', maxLength: 2000, step: 1 },
    ]);
  });

  it('stays the same through JSON, and leaves what stands under x as it is', () => {
    const survey = prepareSurvey(instrument(), 'it', '2026-11-29');
    expect(JSON.parse(JSON.stringify(survey))).toEqual(survey);
    expect(survey.x).toEqual({ ...instrument().x, locales: undefined });
    expect(survey.today).toBe('2026-11-29');
  });
});
