import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWithdrawalCode, withdrawalCode } from './withdrawal-code.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const token = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

describe('a withdrawal code', () => {
  it('is read in groups, in small letters, and with O, I and L for digits', async () => {
    await fc.assert(
      fc.asyncProperty(token, async (given) => {
        const code = await withdrawalCode(given);
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{3} ){6}[0-9A-HJKMNP-TV-Z]{3}$/);
        const plain = code.replaceAll(' ', '');
        for (const written of [
          code,
          plain,
          code.toLowerCase().replaceAll(' ', '-'),
          plain.replaceAll('0', 'o').replaceAll('1', 'l'),
        ])
          expect(readWithdrawalCode(written)).toBe(plain.slice(0, 20));
      }),
    );
  });

  it('with any one wrong letter is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(
        token,
        fc.nat(20),
        fc.constantFrom(...letters.split('')),
        async (given, at, letter) => {
          const code = (await withdrawalCode(given)).replaceAll(' ', '');
          fc.pre(code[at] !== letter);
          expect(readWithdrawalCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
        },
      ),
    );
  });

  it('with any two letters in each other’s place is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(token, fc.nat(20), fc.nat(20), async (given, one, other) => {
        const code = (await withdrawalCode(given)).replaceAll(' ', '').split('');
        fc.pre(code[one] !== code[other]);
        [code[one], code[other]] = [code[other] ?? '', code[one] ?? ''];
        expect(readWithdrawalCode(code.join(''))).toBeUndefined();
      }),
    );
  });

  it('that is too short, too long or of other letters is none', () => {
    for (const wrong of ['', '0'.repeat(20), '0'.repeat(22), 'U'.repeat(21), 'è'.repeat(21)])
      expect(readWithdrawalCode(wrong)).toBeUndefined();
    expect(readWithdrawalCode('0'.repeat(21))).toBe('0'.repeat(20));
  });
});
