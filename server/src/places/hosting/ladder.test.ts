import { describe, expect, test } from 'vitest';
import { ladderOf } from './ladder.ts';

const nothing = { hasEquipment: false, hasActivity: false, hasSpace: false, hasOthers: false };

describe('ladderOf', () => {
  test('begins with a poster, and a shelf is next', () => {
    expect(ladderOf(null, nothing)).toEqual({ said: null, shown: [], stands: 'poster', next: 'shelf' });
  });

  test('stands as high as its host says', () => {
    expect(ladderOf('chair', { ...nothing, hasEquipment: true })).toMatchObject({
      shown: ['shelf'],
      stands: 'chair',
      next: 'hour',
    });
  });

  test('never stands below what is there', () => {
    expect(ladderOf('poster', { ...nothing, hasSpace: true })).toMatchObject({
      said: 'poster',
      stands: 'room',
      next: 'co_managed',
    });
  });

  test('ends with a service that is kept together', () => {
    expect(ladderOf(null, { ...nothing, hasOthers: true })).toMatchObject({
      stands: 'co_managed',
      next: null,
    });
  });
});
