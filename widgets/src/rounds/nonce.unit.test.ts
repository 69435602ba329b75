import { commitmentOf } from '@snodo/allocation';
import { expect, test } from 'vitest';
import { newNonce, promiseOf } from './nonce.ts';

test('a promise is what the draw holds the nonce against', async () => {
  const { nonce, promise } = await newNonce();
  expect(nonce).toMatch(/^[0-9a-f]{64}$/);
  expect(promise).toBe(commitmentOf(nonce));
  expect(await promiseOf('0'.repeat(64))).toBe(commitmentOf('0'.repeat(64)));
});
