import { expect, test } from 'vitest';
import { drawn } from '../../test/fixtures-rounds.ts';
import { standingOf } from './standing.ts';

test('a code that got its second wish waits for its first, with its turn and what was needed to get in', () => {
  expect(standingOf(drawn, 'BBBB-2222')).toMatchObject({
    number: '2'.repeat(64),
    services: [
      { service: 'nido', wish: 1, class: 1, outcome: 'waiting', turn: 1, cutOff: { class: 0 } },
      { service: 'doposcuola', wish: 2, class: 1, outcome: 'placed', turn: undefined },
    ],
  });
});

test('what comes after the wish that came true is not needed', () => {
  expect(standingOf(drawn, 'AAAA-1111')?.services.map(({ outcome }) => outcome)).toEqual([
    'placed',
    'not_needed',
  ]);
});

test('a code that is not in the round has no standing', () => {
  expect(standingOf(drawn, 'ZZZZ-9999')).toBeUndefined();
});
