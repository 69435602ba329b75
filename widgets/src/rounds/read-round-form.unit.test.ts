import { expect, test } from 'vitest';
import { readRoundForm } from './read-round-form.ts';

test('rows that were left empty are none, and each line of a criterion is a level', () => {
  const form = new FormData();
  for (const [name, text] of [
    ['name', ' Posti di primavera '],
    ['appliesUntil', '2026-12-20T18:00'],
    ['service1', 'nido'],
    ['places1', '10'],
    ['reserved1', ''],
    ['service2', ''],
    ['places2', '3'],
    ['criterion1', 'Continuità'],
    ['levels1', 'già frequenta\n\n nuova domanda '],
    ['criterion2', ''],
    ['party1', 'Officine Naviglio'],
    ['promise1', 'AB'.repeat(32)],
    ['party2', ''],
  ] as const)
    form.append(name, text);
  expect(readRoundForm(form)).toEqual({
    name: 'Posti di primavera',
    appliesUntil: new Date('2026-12-20T18:00').toISOString(),
    services: [{ code: 'nido', places: 10, reservedPlaces: 0 }],
    criteria: [{ name: 'Continuità', levels: ['già frequenta', 'nuova domanda'] }],
    promises: [{ party: 'Officine Naviglio', promise: 'ab'.repeat(32) }],
  });
});
