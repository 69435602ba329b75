import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindingOf, withBinding, type Binding } from './handoff-cookie.ts';

const letters = Array.from('ABCxyz019-_');
const secret = fc
  .array(fc.constantFrom(...letters), { minLength: 43, maxLength: 43 })
  .map((all) => all.join(''));
const bindings = fc.uniqueArray(fc.record({ handoffId: secret, binding: secret }), {
  selector: ({ handoffId }) => handoffId,
  minLength: 1,
  maxLength: 8,
});

const cookieOf = (all: readonly Binding[]) =>
  all.reduce<string | undefined>((cookie, binding) => withBinding(cookie, binding), undefined);

test('the last four hand-offs of a browser are bound to it, and no other', () => {
  fc.assert(
    fc.property(bindings, secret, (all, stranger) => {
      const cookie = cookieOf(all);
      for (const { handoffId, binding } of all.slice(-4)) expect(bindingOf(cookie, handoffId)).toBe(binding);
      for (const { handoffId } of all.slice(0, -4)) expect(bindingOf(cookie, handoffId)).toBeUndefined();
      if (!all.some(({ handoffId }) => handoffId === stranger))
        expect(bindingOf(cookie, stranger)).toBeUndefined();
    }),
  );
});

test('a cookie that was altered binds nothing and keeps growing no further', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), secret, secret, (junk, handoffId, binding) => {
      expect(bindingOf(junk, handoffId)).toBeUndefined();
      expect(withBinding(junk, { handoffId, binding }).length).toBeLessThanOrEqual(4 * 88);
    }),
  );
});
