import { readFileSync } from 'node:fs';
import type { SurveyDefinition } from './definition.ts';
import { prepareSurvey } from './prepare.ts';
import type { PreparedSurvey } from './prepared.ts';
import { readDefinition } from './read-definition.ts';

/** The shipped instrument as it stands in its file. Read anew for each call, so that a test may alter it. */
export function instrumentJson(): Record<string, unknown> {
  const file = new URL('../instruments/work-care-needs.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

export function instrument(): SurveyDefinition {
  return definitionOf(instrumentJson());
}

export function definitionOf(json: unknown): SurveyDefinition {
  const read = readDefinition(json);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults.slice(0, 5)));
  return read.definition;
}

/** Reads and prepares, in the definition's first language, for a fixed day. */
export function surveyOf(json: unknown): PreparedSurvey {
  const definition = definitionOf(json);
  return prepareSurvey(definition, definition.x.locales[0] ?? 'en', '2026-11-29');
}

/** A small definition in one language, with every question type. */
export function smallJson() {
  return {
    title: 'Small',
    locale: 'en',
    pages: [
      {
        name: 'one',
        elements: [
          { type: 'html', name: 'hello', html: 'Hello' },
          { type: 'boolean', name: 'cares', title: 'Do you care for somebody?', isRequired: true },
          {
            type: 'checkbox',
            name: 'whom',
            title: 'Whom?',
            visibleIf: '{cares} = true',
            choices: [
              { value: 'child', text: 'A child' },
              { value: 'elder', text: 'An elder' },
              { value: 'rather-not', text: 'Rather not say' },
            ],
            showNoneItem: true,
            noneText: 'Nobody',
            showOtherItem: true,
            otherText: 'Somebody else',
            maxSelectedChoices: 2,
            x: { sensitivity: 'special', exclusive: ['rather-not'] },
          },
          {
            type: 'panel',
            name: 'more',
            visibleIf: "{whom} contains 'child'",
            elements: [
              {
                type: 'text',
                name: 'hours',
                title: 'Hours',
                inputType: 'number',
                requiredIf: '{cares}',
                validators: [{ type: 'numeric', minValue: 1, maxValue: 80 }],
              },
              {
                type: 'dropdown',
                name: 'moment',
                title: 'When?',
                choices: [
                  { value: 'school', text: 'School' },
                  { value: 'work', text: 'Work', visibleIf: '{hours} > 10' },
                ],
              },
            ],
          },
        ],
      },
      {
        name: 'two',
        visibleIf: '{hours} empty or {hours} < 60',
        elements: [
          { type: 'rating', name: 'hard', title: 'How hard?', rateMax: 4 },
          {
            type: 'ranking',
            name: 'order',
            title: 'Order',
            selectToRankEnabled: true,
            maxSelectedChoices: 2,
            choices: ['INF1', 'INF2', 'NAU1'].map((value) => ({ value, text: value })),
            validators: [{ type: 'answercount', minCount: 1 }],
          },
          {
            type: 'comment',
            name: 'words',
            title: 'Words',
            maxLength: 20,
            validators: [{ type: 'text', minLength: 3 }],
            x: { sensitivity: 'free_text' },
          },
        ],
      },
    ],
    x: {
      version: 1,
      locales: ['en'],
      need: { entries: 'order', moments: { question: 'moment', values: { school: 'school-exit' } } },
    },
  };
}

/** Repeatable numbers from 0 up to, not including, 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
