import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrument, instrumentJson } from '../fixtures.ts';
import { completeness } from './completeness.ts';
import { readabilityOf } from './readability.ts';

const draft = {
  title: { it: 'Prova', en: 'Trial' },
  locale: 'it',
  x: { locales: ['it', 'en'] },
  pages: [
    {
      name: 'p',
      title: 'Inizio',
      elements: [
        { type: 'radiogroup', name: 'q', choices: [{ value: 'a', text: { default: 'A' } }, { value: 'b' }] },
        { type: 'panel', name: 'g', elements: [{ type: 'html', name: 'h', html: { en: 'Hi', it: '  ' } }] },
        { type: 'checkbox', name: 'c', title: 'Cosa?', showOtherItem: true },
      ],
    },
  ],
};

describe('completeness', () => {
  it('counts texts that are there and texts that must be there', () => {
    expect(completeness(draft, ['it', 'en'])).toEqual([
      {
        language: 'it',
        done: 4,
        total: 8,
        missing: [
          'pages[0].elements[0].title',
          'pages[0].elements[0].choices[1].text',
          'pages[0].elements[1].elements[0].html',
          'pages[0].elements[2].otherText',
        ],
      },
      {
        language: 'en',
        done: 2,
        total: 8,
        missing: [
          'pages[0].title',
          'pages[0].elements[0].title',
          'pages[0].elements[0].choices[0].text',
          'pages[0].elements[0].choices[1].text',
          'pages[0].elements[2].title',
          'pages[0].elements[2].otherText',
        ],
      },
    ]);
  });

  it('finds the shipped instrument complete in its languages and empty in another', () => {
    const [it, en, ar, fr] = completeness(instrumentJson(), ['it', 'en', 'ar', 'fr']);
    expect([it, en, ar].map((one) => one?.missing)).toEqual([[], [], []]);
    expect(it?.total).toBeGreaterThan(200);
    expect(fr).toMatchObject({ done: 0, total: it?.total });
    expect(fr?.missing).toHaveLength(200);
  });

  it('never throws and never counts more than there is, whatever it is given', () => {
    const json = fc.oneof(
      fc.jsonValue(),
      fc.letrec<{ node: unknown }>((tie) => ({
        node: fc.oneof(
          { depthSize: 'medium' },
          fc.jsonValue({ maxDepth: 1 }),
          fc.dictionary(
            fc.constantFrom(
              'title',
              'pages',
              'elements',
              'type',
              'choices',
              'x',
              'locales',
              'locale',
              'text',
            ),
            tie('node'),
          ),
          fc.array(tie('node'), { maxLength: 3 }),
          fc.constantFrom('panel', 'html', 'it'),
        ),
      })).node,
    );
    fc.assert(
      fc.property(json, (given) => {
        for (const { done, total, missing } of completeness(given, ['it', 'en'])) {
          expect(done + missing.length).toBe(total);
        }
        readabilityOf(given as Parameters<typeof readabilityOf>[0], 'it');
      }),
      { numRuns: 1000 },
    );
  });

  it('stops at the bounds of the format', () => {
    const elements = Array.from({ length: 1000 }, () => ({ type: 'comment' }));
    const [found] = completeness({ pages: [{ elements }] }, ['it']);
    expect(found).toMatchObject({ total: 201 });
    expect(readabilityOf(instrument(), 'it').length).toBeGreaterThan(28);
  });
});
