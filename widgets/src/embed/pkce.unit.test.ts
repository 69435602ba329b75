import { describe, expect, it } from 'vitest';
import { digestText, makeSecret } from './pkce.ts';

describe('digestText', () => {
  it('makes the challenge of RFC 7636, appendix B', async () => {
    expect(await digestText('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });
});

describe('makeSecret', () => {
  it('makes 43 characters that need no escape, never the same', () => {
    const secrets = new Set(Array.from({ length: 100 }, makeSecret));
    expect(secrets.size).toBe(100);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/u);
  });
});
