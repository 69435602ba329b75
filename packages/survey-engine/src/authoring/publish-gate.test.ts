import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '../definition.ts';
import { instrument } from '../fixtures.ts';
import { evaluationTopic, prohibitedTopics, publishGate } from './publish-gate.ts';

const company = { kind: 'company', languages: ['it'], floor: 10, spoken: 'it' } as const;
const programme = { ...company, kind: 'programme' } as const;

function survey(element: object): SurveyDefinition {
  return {
    title: 'Prova',
    pages: [{ name: 'p', elements: [{ type: 'boolean', name: 'q', title: { it: 'Domanda' }, ...element }] }],
    x: { version: 1, locales: ['it', 'en'] },
  } as unknown as SurveyDefinition;
}

const codes = (element: object, channel: Parameters<typeof publishGate>[1] = company) =>
  publishGate(survey(element), channel).map(({ code }) => code);

describe('publishGate', () => {
  it('lets the shipped instrument through a company’s channel in its languages', () => {
    expect(publishGate(instrument(), { ...company, languages: ['it', 'en', 'ar'] })).toEqual([]);
    expect(publishGate(instrument(), { ...company, languages: ['it', 'fr'] })).toEqual([
      { code: 'language_incomplete', field: 'languages', question: null },
    ]);
  });

  it.each(prohibitedTopics)(
    'lets %s through no company’s channel, whatever else it is tagged with',
    (topic) => {
      const x = { sensitivity: 'special', topic: ['care', topic] };
      expect(codes({ x })).toEqual(['prohibited_topic']);
      expect(codes({ x }, programme)).toEqual([]);
    },
  );

  it('refuses everywhere what evaluates people', () => {
    const x = { sensitivity: 'ordinary', topic: evaluationTopic };
    expect([codes({ x }), codes({ x }, programme)]).toEqual([['evaluates_people'], ['evaluates_people']]);
  });

  it('wants special questions optional, about ten people, and never as a dimension', () => {
    for (const channel of [company, programme]) {
      expect(codes({ x: { sensitivity: 'special' } }, { ...channel, floor: 9 })).toEqual([
        'special_below_floor',
      ]);
      expect(codes({ x: { sensitivity: 'special', minN: 10 } }, { ...channel, floor: 5 })).toEqual([]);
      expect(codes({ x: { sensitivity: 'special', dimension: true } }, channel)).toEqual([
        'special_as_dimension',
      ]);
      for (const must of [{ isRequired: true }, { requiredIf: '{a}' }])
        expect(codes({ x: { sensitivity: 'special' }, ...must }, channel)).toEqual([
          'special_must_be_optional',
        ]);
    }
  });

  it('lets no validated block through a company’s channel, and takes its questions for special', () => {
    const question = { type: 'boolean', name: 'item', title: { it: 'Voce' }, isRequired: true };
    const block = { type: 'panel', title: undefined, elements: [question], x: { block: 'who5' } };
    expect(publishGate(survey(block), company)).toEqual([
      { code: 'prohibited_topic', field: 'instrument', question: { name: 'q', title: 'Voce' } },
      { code: 'special_must_be_optional', field: 'instrument', question: { name: 'item', title: 'Voce' } },
    ]);
    expect(codes(block, programme)).toEqual(['special_must_be_optional']);
  });

  it('finds a prohibited topic in whatever panel it stands', () => {
    const x = fc.record({
      topic: fc.constantFrom(...prohibitedTopics),
      sensitivity: fc.constant('ordinary'),
    });
    fc.assert(
      fc.property(x, fc.integer({ min: 0, max: 3 }), (tag, depth) => {
        let element: object = { type: 'comment', name: 'inner', title: { it: 'Dentro' }, x: tag };
        for (let level = 0; level < depth; level++)
          element = { type: 'panel', name: `panel${level}`, elements: [element] };
        expect(codes(element)).toContain('prohibited_topic');
      }),
    );
  });
});
