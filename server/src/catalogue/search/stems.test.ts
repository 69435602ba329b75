import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { postingsOf } from './analysis.ts';
import { stemOf, tellingWordsIn, wordsIn } from './stems.ts';
import { mostTerms, termsOf, tokensIn } from './terms.ts';

describe('a stem', () => {
  test.each([
    ['anziano', 'anziani', 'anziana', 'anziane'],
    ['familiare', 'familiari'],
    ['infermiere', 'infermieri', 'infermiera', 'infermiere'],
    ['italiano', 'italiani', 'italiana', 'italiane'],
    ['operaio', 'operai', 'operaia', 'operaie'],
    ['psicologo', 'psicologi', 'psicologa', 'psicologhe'],
    ['educatore', 'educatori', 'educatrice', 'educatrici'],
    ['amico', 'amici', 'amica', 'amiche'],
    ['attivita', 'attivita'],
    ['nido', 'nidi'],
    ['corso', 'corsi'],
    ['repair', 'repairs'],
  ])('of %s is that of %s', (...words) => {
    expect(new Set(words.map(stemOf)).size).toBe(1);
  });

  test.each([
    ['compiti', 'compere'],
    ['operaio', 'opera'],
    ['nido', 'nodo'],
    ['badante', 'badile'],
  ])('of %s is not that of %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });

  test('is never empty and never longer than its word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const word of wordsIn(text)) {
          expect(stemOf(word).length).toBeGreaterThan(0);
          expect(stemOf(word).length).toBeLessThanOrEqual(word.length + 1);
        }
      }),
    );
  });
});

describe('what is looked for', () => {
  test('is letters and figures alone, whatever is typed, and what a text with the same words has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const terms = termsOf(typed);
        expect(terms.length).toBeLessThanOrEqual(mostTerms);
        const written = tokensIn(typed);
        for (const { tokens } of terms) {
          for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}]+(?:\+[\p{L}\p{N}]+)*$/u);
          expect(tokens.some((token) => written.has(token))).toBe(true);
        }
      }),
    );
  });

  test('takes two words that have other names together', () => {
    expect(termsOf('assistente familiare a ore').map(({ words }) => words)).toEqual([
      ['assistente', 'familiare'],
      ['ore'],
    ]);
  });
});

test('a word fits best in the shortest name, then in labels, then in a description', () => {
  const fits = (names: string[]) =>
    postingsOf({ names, labels: ['Cooperativa badante'], descriptions: ['Una badante gentile'] });
  const short = fits(['Badante']).get('badant') ?? 0;
  const long = fits(['Badante di condominio per la notte']).get('badant') ?? 0;
  const none = fits(['Assistenza']);
  expect(short).toBeLessThan(long);
  expect(long).toBeLessThan(none.get('badant') ?? 0);
  expect(none.get('badant')).toBeLessThan(none.get('gentil') ?? 0);
});

test('telling words are the others when there are any', () => {
  expect(tellingWordsIn('il corso di italiano')).toEqual(['corso', 'italiano']);
  expect(tellingWordsIn('chi siamo, perché')).toEqual(['siamo']);
  expect(tellingWordsIn('perché')).toEqual(['perche']);
});

test('the distance of two words is how many letters were typed otherwise', () => {
  expect(editDistance('badante', 'badante', 3)).toBe(0);
  expect(editDistance('badnte', 'badante', 3)).toBe(1);
  expect(editDistance('infermeire', 'infermiere', 3)).toBe(1);
  expect(editDistance('tata', 'nido', 3)).toBe(4);
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
      const distance = editDistance(one, other, 20);
      expect(distance).toBe(editDistance(other, one, 20));
      expect(distance === 0).toBe(one === other);
      expect(editDistance(one, other, 2)).toBe(Math.min(distance, 3));
    }),
  );
});
