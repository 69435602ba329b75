import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSha256, sha256Hex } from './sha256.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 300 });

test('hashes agree with the platform', () => {
  fc.assert(
    fc.property(text, (message) => {
      expect(sha256Hex(message)).toBe(createHash('sha256').update(message, 'utf8').digest('hex'));
    }),
  );
  for (const length of [0, 55, 56, 63, 64, 65, 119, 120, 100_000]) {
    const message = 'a'.repeat(length);
    expect(sha256Hex(message)).toBe(createHash('sha256').update(message).digest('hex'));
  }
});

test('keyed hashes agree with the platform, also for keys longer than a block', () => {
  fc.assert(
    fc.property(text, text, (key, message) => {
      expect(hmacSha256(key)(message)).toBe(createHmac('sha256', key).update(message, 'utf8').digest('hex'));
    }),
  );
});
