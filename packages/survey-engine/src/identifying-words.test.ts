import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentifyingWords } from './identifying-words.ts';

const found = (text: string) =>
  findIdentifyingWords(text).map(({ start, end, kind }) => [kind, text.slice(start, end)]);

describe('findIdentifyingWords', () => {
  it.each([
    [
      'email',
      'Scrivetemi a anna.rossi+lavoro@posta.example.it, grazie',
      'anna.rossi+lavoro@posta.example.it',
    ],
    ['tax_code', 'il mio codice è RSSNNA80A41F205X e basta', 'RSSNNA80A41F205X'],
    ['tax_code', 'codice rss nna 80a41 f205x', 'rss nna 80a41 f205x'],
    ['phone', 'chiamatemi al +39 333 123.4567 la sera', '+39 333 123.4567'],
    ['phone', 'call me on 020 7946 0123', '020 7946 0123'],
    ['phone', 'رقمي ٠١٢٣٤٥٦٧٨٩ مساء', '٠١٢٣٤٥٦٧٨٩'],
    ['long_number', 'ho la matricola 48213', '48213'],
    ['address', 'abito in via Giuseppe Meda, 12 e vorrei', 'via Giuseppe Meda, 12'],
    ['address', 'abito in piazza della Repubblica 3', 'piazza della Repubblica 3'],
    ['address', 'i live at 12 Baker Street, upstairs', '12 Baker Street'],
    ['address', 'أسكن في شارع الحرية 5', 'شارع الحرية 5'],
    ['department', 'nel reparto verniciatura fa caldo', 'reparto verniciatura'],
    ['department', 'siamo in due nell’ufficio paghe', 'ufficio paghe'],
    ['department', 'we at the department of payroll', 'department of payroll'],
    ['department', 'أعمل في قسم المحاسبة', 'قسم المحاسبة'],
    ['role', 'il responsabile della logistica non ascolta', 'responsabile della logistica'],
    ['name', 'lo sa bene la signora pozzi', 'signora pozzi'],
    ['name', 'io mi chiamo gina', 'mi chiamo gina'],
    ['name', 'ne ho parlato con Lucia De Santis ieri', 'Lucia De Santis'],
    ['name', 'Mario Bianchi lo sa', 'Mario Bianchi'],
    ['name', 'اسمي سمير حداد', 'اسمي سمير'],
  ])('points at %s in «%s»', (kind, text, passage) => {
    expect(found(text)).toContainEqual([kind, passage]);
  });

  it.each([
    'Un doposcuola nel cortile, aperto anche ai bambini della via.',
    'Dividere una badante con chi abita vicino. Magari la sera.',
    'Non capisco i moduli INPS e ISEE.',
    'Per via dei turni: Nessuno mi aiuta. «Serve tempo», dicono.',
    'On Monday I’d like ten quiet minutes.',
    'مكان هادئ لعشر دقائق',
    'PIU TEMPO PER MIA MADRE, NON PARCHEGGI',
    '',
  ])('lets «%s» be', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives passages of the text, in order, none over another, whatever it reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        let end = 0;
        for (const passage of findIdentifyingWords(text)) {
          expect(passage.start).toBeGreaterThanOrEqual(end);
          expect(passage.end).toBeGreaterThan(passage.start);
          ({ end } = passage);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(['a', '1', '.', 'A ', 'via ', 'capo di ', '+1 ', 'x@x', 'dell’'])(
    'reads two thousand letters of %s at once',
    (unit) => {
      const started = performance.now();
      findIdentifyingWords(unit.repeat(2000).slice(0, 2000));
      expect(performance.now() - started).toBeLessThan(500);
    },
  );
});
