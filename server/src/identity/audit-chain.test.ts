import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalText,
  chainStart,
  hashOfEntry,
  verifyAuditChain,
  type ChainedEntry,
} from './audit-chain.ts';

type Content = Omit<ChainedEntry, 'hash' | 'number'>;

const content: fc.Arbitrary<Content> = fc.record({
  at: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  actorPersonId: fc.option(fc.uuid()),
  onBehalfOfPersonId: fc.option(fc.uuid()),
  action: fc.constantFrom('membership.ended', 'person.erased', 'mandate.recorded'),
  subjectKind: fc.constantFrom('person', 'membership'),
  subjectId: fc.uuid(),
  detail: fc.dictionary(fc.string(), fc.string()).map((detail) => JSON.stringify(detail)),
});

function chainOf(contents: readonly Content[]): ChainedEntry[] {
  let before = chainStart.hash;
  return contents.map((entry, index) => {
    const numbered = { ...entry, number: index + 1 };
    before = hashOfEntry(numbered, before);
    return { ...numbered, hash: before };
  });
}

const chain = fc.array(content, { minLength: 2, maxLength: 12 }).map(chainOf);

test('a chain as it was written holds, whole and in stretches', () => {
  fc.assert(
    fc.property(chain, fc.nat(), (entries, cut) => {
      const whole = verifyAuditChain(entries);
      expect(whole).toEqual({ end: { number: entries.length, hash: entries.at(-1)?.hash } });
      const at = cut % entries.length;
      const first = verifyAuditChain(entries.slice(0, at));
      expect(verifyAuditChain(entries.slice(at), first.end)).toEqual(whole);
    }),
  );
});

test('any field that is altered breaks it at that entry', () => {
  const other = { at: '2031-01-01T00:00:00.000Z', actorPersonId: 'x', onBehalfOfPersonId: 'x' } as const;
  const fields = {
    ...other,
    action: 'person.changed',
    subjectKind: 'mandate',
    subjectId: 'x',
    detail: '{}x',
    hash: Buffer.alloc(32, 7),
  } as const;
  fc.assert(
    fc.property(
      chain,
      fc.nat(),
      fc.constantFrom(...(Object.keys(fields) as (keyof typeof fields)[])),
      (entries, which, field) => {
        const index = which % entries.length;
        const altered = entries.with(index, { ...entries[index], [field]: fields[field] } as ChainedEntry);
        expect(verifyAuditChain(altered).firstBreak).toEqual({ number: index + 1, kind: 'content' });
      },
    ),
  );
});

test('an entry that is taken out, put in twice or swapped breaks it', () => {
  fc.assert(
    fc.property(chain, fc.nat(), (entries, which) => {
      const index = which % (entries.length - 1);
      const [one, two] = [entries[index], entries[index + 1]];
      if (one === undefined || two === undefined) throw new Error('a chain of two at least');
      expect(verifyAuditChain(entries.toSpliced(index, 1)).firstBreak).toBeDefined();
      expect(verifyAuditChain(entries.toSpliced(index, 0, one)).firstBreak).toBeDefined();
      expect(verifyAuditChain(entries.toSpliced(index, 2, two, one)).firstBreak).toBeDefined();
      const swapped = [
        { ...two, number: one.number },
        { ...one, number: two.number },
      ];
      expect(verifyAuditChain(entries.toSpliced(index, 2, ...swapped)).firstBreak).toBeDefined();
    }),
  );
});

test('what is hashed is the parts in order, each ended by the byte 1F', () => {
  const text = canonicalText({
    number: 7,
    at: '2026-11-22T09:30:00.000Z',
    actorPersonId: null,
    onBehalfOfPersonId: 'b',
    action: 'a.b',
    subjectKind: 'person',
    subjectId: 's',
    detail: '{}',
  });
  expect(text).toBe('7\u001f2026-11-22T09:30:00.000Z\u001f\u001fb\u001fa.b\u001fperson\u001fs\u001f{}\u001f');
});
