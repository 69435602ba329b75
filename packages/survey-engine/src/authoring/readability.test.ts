import { describe, expect, it } from 'vitest';
import { instrument } from '../fixtures.ts';
import { readability, readabilityOf } from './readability.ts';

const codes = (text: string, language: string) => readability(text, language).hints.map(({ code }) => code);

describe('readability', () => {
  it('computes the Gulpease index', () => {
    // 5 words, 1 sentence, 18 letters: 89 + (300 - 180) / 5.
    expect(readability('Dove vai di solito oggi?', 'it')).toMatchObject({
      words: 5,
      sentences: 1,
      measure: 'gulpease',
      score: 100,
    });
    // 7 words, 1 sentence, 74 letters: 89 + (300 - 740) / 7 = 26.1.
    const hard = 'Valutazione complessiva dell’organizzazione amministrativa territoriale comunale';
    expect(readability(hard, 'it')).toMatchObject({ words: 7, score: 26 });
  });

  it('computes Flesch reading ease', () => {
    // 12 words, 2 sentences, 13 syllables: 206.835 - 1.015 * 6 - 84.6 * 13 / 12 = 109.1, at most 100.
    expect(readability('The cat sat on the mat. We like the old table here.', 'en')).toMatchObject({
      words: 12,
      sentences: 2,
      score: 100,
    });
    // 4 words, 1 sentence, syllables 6 + 5 + 4 + 3: 206.835 - 4.06 - 84.6 * 18 / 4, at least 0.
    expect(readability('Responsibility university agricultural consequence', 'en').score).toBe(0);
    // 8 words, 1 sentence, 11 syllables: 206.835 - 8.12 - 84.6 * 11 / 8 = 82.4.
    expect(readability('Seven people sat in the garden at six.', 'en').score).toBe(82);
  });

  it('tells lengths alone for Arabic and for languages it knows nothing of', () => {
    expect(readability('كم ساعة تعمل؟ وأين؟', 'ar')).toMatchObject({
      words: 4,
      sentences: 2,
      wordsPerSentence: 2,
      measure: null,
      score: null,
    });
    expect(readability('Wie viele Stunden?', 'de')).toMatchObject({ words: 3, measure: null, hints: [] });
    expect(readability('', 'it')).toMatchObject({ words: 0, sentences: 0, score: null });
  });

  it.each([
    ['it', `${'parola '.repeat(26)}?`, ['long_sentence']],
    ['it', 'Come valuti la responsabilizzazione?', ['long_words']],
    ['it', 'Usi il bus e/o il tram?', ['double_question']],
    ['it', 'Quando esci? E con chi?', ['double_question']],
    ['it', 'Ti capita di non uscire perché non hai tempo?', ['double_negative']],
    ['it', 'Non hai mai tempo?', []],
    ['it', 'Non chiediamo nomi e non li teniamo.', []],
    ['en', 'It is not far, but there is no bus.', []],
    ['it', "Non credi che l'orario sia lungo?", ['leading_words']],
    ['it', 'Purtroppo capita: quando?', ['leading_words']],
    ['it', 'Ti piace il purtropporama?', []],
    ['en', 'Do you use a bus and/or a tram?', ['double_question']],
    ['en', "Don't you agree?", ['leading_words']],
    ['en', 'Would you not go without help?', ['double_negative']],
    ['en', 'Would you go?', []],
    ['ar', 'هل تستخدم الحافلة و/أو الترام؟', ['double_question']],
    ['ar', 'ألا تعتقد أن الوقت طويل؟', ['leading_words']],
    ['ar', 'هل لا تخرج لأنه ليس لديك وقت؟', ['double_negative']],
    ['ar', 'كم ساعة تعمل؟', []],
  ])('%s: %s', (language, text, expected) => {
    expect(codes(text, language)).toEqual(expected);
  });

  it('reads what stands for an answer as a gap, and a regional language as its own', () => {
    expect(readability('Ciao {q1}, come {grid.row} stai?', 'it-IT')).toMatchObject({
      words: 3,
      measure: 'gulpease',
    });
  });

  it('takes time that grows with the text only', () => {
    const start = performance.now();
    for (const piece of ['a', '’', '?', '{', 'ل’', '. ', 'ess']) readability(piece.repeat(50_000), 'en');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('readabilityOf', () => {
  it('names the text of the question', () => {
    const found = readabilityOf(instrument(), 'it');
    expect(found[0]).toMatchObject({ path: 'pages[0].elements[0].title', question: 'q0', words: 2 });
    expect(found.every(({ measure }) => measure === 'gulpease')).toBe(true);
    expect(readabilityOf(instrument(), 'fr')).toEqual([]);
  });
});
