import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWords, redactedText, struckMark } from './redaction.ts';

describe('redactedText', () => {
  it('keeps a text that nothing was taken out of', () => {
    expect(redactedText('Più tempo,\nla sera.', 'Più tempo, la sera.')).toBe('Più tempo,\nla sera.');
  });

  it.each([
    ['Lo chieda ad Anna Rossi.', 'Lo chieda ad […].', 'Lo chieda ad […].'],
    ['Lo chieda ad Anna Rossi.', 'Lo chieda ad .', 'Lo chieda ad […].'],
    ['Non voglio orari fissi', 'voglio orari fissi', '[…] voglio orari fissi'],
    ['Scrivi a a.b@c.it, grazie', 'Scrivi a […], grazie', 'Scrivi a […], grazie'],
    ['اسأل سمير غدا', 'اسأل غدا', 'اسأل […] غدا'],
  ])('of «%s» by «%s» leaves «%s»', (text, copy, left) => {
    expect(redactedText(text, copy)).toBe(left);
  });

  it.each([
    ['Più tempo', 'Meno tempo'],
    ['Più tempo', 'tempo Più'],
    ['Anna', 'Ann'],
    ['Più tempo', 'Più tempo tempo'],
    ['', 'Più'],
  ])('refuses for «%s» the copy «%s», which says something else', (text, copy) => {
    expect(redactedText(text, copy)).toBeUndefined();
  });

  it.each([
    ['Anna Rossi.', '.'],
    ['Anna Rossi', struckMark],
    ['Anna', ''],
  ])('leaves nothing of «%s» by «%s»', (text, copy) => {
    expect(redactedText(text, copy)).toBe('');
  });

  const textAndCopy = fc
    .array(fc.tuple(fc.stringMatching(/^[a-zàèمر0-9]{1,6}$/u), fc.boolean()), { minLength: 1, maxLength: 40 })
    .map((words) => ({
      text: words.map(([word]) => word).join(' '),
      copy: words
        .filter(([, stays]) => stays)
        .map(([word]) => word)
        .join(' '),
    }));

  it('marks whatever was taken out, says nothing new, and is its own copy', () => {
    fc.assert(
      fc.property(textAndCopy, ({ text, copy }) => {
        const left = redactedText(text, copy);
        expect(left).toBeDefined();
        if (left === undefined) return;
        const words = (some: string) => some.replaceAll(struckMark, ' ').split(' ').filter(hasWords);
        expect(words(left)).toEqual(words(copy));
        expect(left.includes(struckMark)).toBe(words(copy).length < words(text).length && left !== '');
        expect(redactedText(text, left)).toBe(left);
      }),
    );
  });
});
