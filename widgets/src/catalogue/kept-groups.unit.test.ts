import { expect, test } from 'vitest';
import { readEuro } from './kept-groups.ts';

test('euro are read to the cent, with a comma or a point, and nothing else is', () => {
  expect(['50', '50,5', '50.05', ' 0,99 ', ''].map(readEuro)).toEqual([5000, 5050, 5005, 99, undefined]);
  for (const text of ['1.000', '5,123', '-1', 'cinquanta', '1e3']) expect(readEuro(text)).toBeNaN();
});
