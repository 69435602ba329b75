import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visibleQuestions } from '@snodo/survey-engine/player';
import { expect, test } from 'vitest';
import type { Draft } from './draft.ts';
import { previewedDraft } from './previewed.ts';

const file = join(import.meta.dirname, '../../../../packages/survey-engine/instruments/work-care-needs.json');
const ready = JSON.parse(readFileSync(file, 'utf8')) as Draft;

test.each(['it', 'en', 'ar'])('the ready questionnaire can be looked at in %s', (language) => {
  const shown = previewedDraft(ready, language);
  expect(shown?.survey.language).toBe(language);
  expect(shown === undefined ? [] : visibleQuestions(shown.survey, {}).map(({ name }) => name)).toContain(
    'q0',
  );
});

test('what is half written is left out, and the rest is shown', () => {
  const json = structuredClone(ready) as unknown as Record<string, never>;
  const half = {
    ...json,
    calculatedValues: [
      { name: 'good', expression: '1 + 1' },
      { name: 'half', expression: '{q1' },
    ],
    pages: [
      {
        name: 'first',
        elements: [
          { type: 'boolean', name: 'q0', title: {}, x: { sensitivity: 'ordinary' } },
          {
            type: 'checkbox',
            name: 'one',
            title: {},
            visibleIf: '{nobody} notempty',
            choices: [{ value: 'a1', text: {}, visibleIf: '{' }],
            showOtherItem: true,
            defaultValue: ['a9'],
            validators: [
              { type: 'regex', regex: '(' },
              { type: 'answercount', minCount: 1 },
              { type: 'expression', expression: '' },
            ],
            x: { sensitivity: 'ordinary', dimension: true, groups: [] },
          },
        ],
      },
    ],
    x: { version: 1, locales: ['it'], consent: 'q0' },
  } as unknown as Draft;
  const { definition } = previewedDraft(half, 'it') ?? {};
  expect(definition?.calculatedValues).toEqual([{ name: 'good', expression: '1 + 1' }]);
  const asked = definition?.pages[0]?.elements[1];
  expect(asked).toMatchObject({ name: 'one', otherText: { it: '…' } });
  expect(asked).not.toHaveProperty('visibleIf');
  expect(asked).not.toHaveProperty('defaultValue');
  expect(asked).toHaveProperty('validators', [{ type: 'answercount', minCount: 1 }]);
});
