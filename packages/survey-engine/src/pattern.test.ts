import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from './match-pattern.ts';
import { compilePattern, PatternError } from './pattern.ts';

function matches(source: string, text: string, ignoresCase = false): boolean {
  return matchesPattern(compilePattern(source, ignoresCase), text);
}

function refusalOf(source: string): string | undefined {
  try {
    compilePattern(source);
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
  return undefined;
}

const piece = fc.constantFrom(
  'a',
  'b',
  'c',
  'B',
  '1',
  '_',
  ' ',
  '.',
  'à',
  '😀',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\.',
  '\\n',
  '\\x61',
  '\\u{1F600}',
  '\\p{L}',
  '\\p{Lu}',
  '[abc]',
  '[^ab]',
  '[a-c1]',
  '[\\d_-]',
  '[^\\W]',
  '[\\p{N}à]',
);
const place = fc.constantFrom('^', '$', '\\b', '\\B');
const { written } = fc.letrec<{ written: string }>((tie) => ({
  written: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    piece,
    place,
    fc.array(tie('written'), { minLength: 0, maxLength: 3 }).map((parts) => parts.join('')),
    fc.array(tie('written'), { minLength: 1, maxLength: 3 }).map((parts) => `(${parts.join('|')})`),
    fc
      .tuple(tie('written'), fc.constantFrom('*', '+', '?', '*?', '+?', '{2}', '{0,2}', '{1,}', '{0}'))
      .map(([part, sign]) => `(?:${part})${sign}`),
  ),
}));
const subject = fc
  .array(fc.constantFrom('a', 'b', 'c', 'B', '1', '_', ' ', '\n', 'à', '😀', '-'), { maxLength: 8 })
  .map((characters) => characters.join(''));

describe('patterns', () => {
  it('mean what they mean in JavaScript', () => {
    fc.assert(
      fc.property(written, fc.array(subject, { minLength: 1, maxLength: 6 }), (source, texts) => {
        fc.pre(source.length <= 300);
        const program = compilePattern(source);
        const oracle = new RegExp(source, 'u');
        for (const text of texts) {
          // JavaScript looks for \B between the halves of a character, too.
          if (source.includes('\\B') && text.includes('😀')) continue;

          expect([source, text, matchesPattern(program, text)]).toEqual([source, text, oracle.test(text)]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('mean the same without their case, where no class of its own is turned round', () => {
    const plain = written.filter((source) => !source.includes('\\W') && !source.includes('\\p{Lu}'));
    fc.assert(
      fc.property(plain, subject, (source, text) => {
        fc.pre(source.length <= 300 && !(source.includes('\\B') && text.includes('😀')));
        expect(matches(source, text, true)).toBe(new RegExp(source, 'iu').test(text));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['^\\d{5}$', '20100', true],
    ['^\\d{5}$', '201000', false],
    ['^[\\p{L}\\p{M} \\-]+$', 'Nicolò d-e', true],
    ['^\\p{L}+$', 'العمل', true],
    ['^[A-Z]{6}\\d\\d[A-EHLMPRST]\\d\\d[A-Z]\\d{3}[A-Z]$', 'RSSMRA85T10A562S', true],
    ['^[^@ ]+@[^@ ]+\\.[a-z]{2,}$', 'a@b.it', true],
    ['^[^@ ]+@[^@ ]+\\.[a-z]{2,}$', 'a@b', false],
    ['', '', true],
    ['x', '', false],
  ])('%s finds in %j: %s', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected);
  });

  it.each([
    '(a',
    'a)',
    '[a',
    '*',
    'a**',
    'a{2',
    'a{3,2}',
    'a{201}',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(?<n>a)',
    '(a)\\1',
    '\\k',
    '^*',
    '[b-a]',
    '[\\d-z]',
    '\\',
    '\\p{Script=Greek}',
    '\\u{110000}',
    '\\q',
    '{',
    'a'.repeat(501),
    `${'('.repeat(21)}a${')'.repeat(21)}`,
    '(a{100}){100}',
    '(((){200}){200}){200}',
  ])('refuses %s', (source) => {
    expect(refusalOf(source)).toEqual(expect.any(String));
  });

  it('refuses with nothing but a PatternError, whatever it is given', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.oneof(piece, place, fc.constantFrom('(', ')', '[', ']', '{', '}', '*', '|', '-', '\\')))
        .map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, subject, (source, text) => {
        if (refusalOf(source) === undefined) expect(typeof matches(source, text)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '(a+)+$',
    '(a|aa)*b',
    'a*a*a*a*b',
    '(a*)*b',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(a|a)*c',
    '(.*)(.*)(.*)(.*)[^a]$',
    '(a?){200}a{200}b',
    '((a{1,6}){1,6}){1,6}b',
  ])('takes %s through 2,000 characters in work that grows with their number', (source) => {
    const { steps } = compilePattern(source);
    const workFor = (length: number) => {
      let looks = 0;
      const counted = new Proxy(steps, {
        get(target, key, receiver) {
          if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
      matchesPattern({ steps: counted }, `${'a'.repeat(length)}!`);
      return looks;
    };
    const [short, long] = [workFor(1000), workFor(2000)];
    // Each step is looked at a few times a character: once for each way that leads to it, once to take it.
    expect(long).toBeLessThanOrEqual(4 * steps.length * 2001);
    expect(long).toBeLessThanOrEqual(2.5 * short);
  });

  it('takes the largest pattern through the longest answer in less than a second', () => {
    const program = compilePattern('(a?){200}a{200}(a?){150}b');
    const from = performance.now();
    expect(matchesPattern(program, 'a'.repeat(2000))).toBe(false);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
