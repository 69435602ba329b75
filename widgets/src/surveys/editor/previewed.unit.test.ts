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
