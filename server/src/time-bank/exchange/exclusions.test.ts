import { describe, expect, test } from 'vitest';
import { findExclusions } from './exclusions.ts';

const about = (entry: string, title: string, words = '', tags: string[] = []) =>
  findExclusions({ entry, title, words, tags }).map(({ code, isStopped }) => [code, isStopped]);

describe('what is never exchanged for hours', () => {
  test.each([
    ['NAU2', 'Iniezioni a domicilio', [['health_act', true]]],
    ['DIR2', 'Parere legale su un contratto', [['reserved_profession', true]]],
    ['DIS1', 'Faccio da TAXI la sera', [['driving_for_hire', true]]],
    ['ABI4', 'Metto a posto la caldaia', [['gas_and_electricity', true]]],
    ['ABI4', 'Sistemo prese elettriche e quadro elettrico', [['gas_and_electricity', true]]],
  ])('is found in %s: %s', (entry, title, found) => {
    expect(about(entry, title)).toEqual(found);
  });

  test.each([
    ['QUO2', 'Porto fuori il cane'],
    ['FOR1', 'Conversazione in italiano'],
    ['QUO1', 'Ti accompagno a fare la spesa'],
    ['FOR5', 'Un corso di taxidermia? No, di sartoria: taglio e cucito'],
  ])('is not seen in %s: %s', (entry, title) => {
    expect(about(entry, title)).toEqual([]);
  });

  test('a word alone stops nothing, nor does a category', () => {
    expect(about('NAU4', 'Compagnia mentre arriva l’elettricista')).toEqual([['gas_and_electricity', false]]);
    expect(about('ABI4', 'Monto una mensola')).toEqual([['gas_and_electricity', false]]);
  });

  test('is found in capitals, without accents, in tags and in other languages', () => {
    expect(about('QUO1', 'Aiuto', '', ['INFERMIERA'])).toEqual([['health_act', false]]);
    expect(about('QUO1', 'Help', 'I am a licensed electrician')).toEqual([['gas_and_electricity', false]]);
    expect(about('QUO1', 'مساعدة', 'أنا الكهربائي')).toEqual([['gas_and_electricity', false]]);
  });
});
