import { describe, expect, it } from 'vitest';
import { localize } from './definition.ts';

describe('localize', () => {
  it('falls back from region to language, to default, to Italian, to whatever is there', () => {
    expect(localize('plain', 'ar')).toBe('plain');
    expect(localize({ en: 'e', it: 'i' }, 'en-GB')).toBe('e');
    expect(localize({ default: 'd', it: 'i' }, 'ar')).toBe('d');
    expect(localize({ en: 'e', it: 'i' }, 'ar')).toBe('i');
    expect(localize({ en: 'e' }, 'ar')).toBe('e');
    expect(localize({}, 'ar')).toBe('');
    expect(localize(undefined, 'ar')).toBe('');
  });

  it('reads no inherited property as a language', () => {
    expect(localize({ it: 'i' }, 'constructor')).toBe('i');
    expect(localize({ it: 'i' }, '__proto__')).toBe('i');
  });
});
