import { describe, expect, it } from 'vitest';
import { sealedStatement, type SealedStatement } from './statement-proof.fixture.ts';
import { proveStatement, type ShownStatement } from './statement-proof.ts';

const movements = [
  { minutes: 120 },
  { minutes: -60, isHold: true },
  { minutes: -45 },
  { minutes: 90 },
] as const;

const proofOf = ({ source }: SealedStatement, shown: ShownStatement) => proveStatement(shown, source);

/** The rows with one of them changed. */
function forged(
  { shown }: SealedStatement,
  sequence: number,
  change: Partial<ShownStatement['entries'][number]>,
): ShownStatement {
  const entries = shown.entries.map((entry) =>
    entry.sequence === sequence ? { ...entry, ...change } : entry,
  );
  return { ...shown, entries };
}

describe('a statement', () => {
  it('is proved when each row stands as it was sealed, holds between them or not', async () => {
    const sealed = await sealedStatement(movements);
    const told: number[] = [];
    const proof = await proveStatement(sealed.shown, sealed.source, (done) => told.push(done));
    expect(proof).toMatchObject({ outcome: 'proved', rows: 3, waitingRows: 0, signedOn: '2026-11-28' });
    expect([...proof.brokenChecks]).toEqual([]);
    expect(told.at(-1)).toBe(3);
  });

  it('waits for the rows that no head covers yet, and says how many', async () => {
    const sealed = await sealedStatement(movements, 3);
    expect(await proofOf(sealed, sealed.shown)).toMatchObject({
      outcome: 'waiting',
      waitingRows: 1,
      signedOn: '2026-11-28',
    });
  });

  it('of nobody who ever moved an hour is whole', async () => {
    const sealed = await sealedStatement([]);
    expect(await proofOf(sealed, sealed.shown)).toMatchObject({ outcome: 'proved', rows: 0, signedOn: null });
  });

  it.each([
    ['hours', { minutes: -15 }],
    ['balance', { balanceMinutes: 105 }],
    ['day', { servedOn: '2026-11-21' }],
    ['number', { sequence: 2 }],
    ['instant', { madeAt: '2026-11-20T10:00:00.001Z' }],
  ] as const)('with another %s in one row is broken, and names the row', async (_what, change) => {
    const sealed = await sealedStatement(movements);
    const proof = await proofOf(sealed, forged(sealed, 3, change));
    expect(proof.outcome).toBe('broken');
    expect(proof.brokenRows.map(({ entry, check }) => [entry.transferId, check])).toEqual([
      [sealed.shown.entries[1]?.transferId, 'same'],
    ]);
  });

  it('from which a row was left out is broken', async () => {
    const sealed = await sealedStatement(movements);
    for (const missing of [1, 3, 4]) {
      const entries = sealed.shown.entries.filter(({ sequence }) => sequence !== missing);
      const proof = await proofOf(sealed, { ...sealed.shown, entries });
      expect([...proof.brokenChecks], String(missing)).toEqual(['complete']);
    }
  });

  it('with the same row left out of the ledger’s own list is broken too: the numbers have a gap', async () => {
    const sealed = await sealedStatement(movements);
    const { transferId } = sealed.shown.entries[1] ?? { transferId: '' };
    const items = sealed.ledgerEntries.filter((entry) => entry.transferId !== transferId);
    const source = { ...sealed.source, listLedgerEntries: async () => ({ items, nextCursor: null }) };
    const entries = sealed.shown.entries.filter((entry) => entry.transferId !== transferId);
    const proof = await proveStatement({ ...sealed.shown, entries }, source);
    expect([...proof.brokenChecks]).toEqual(['complete']);
  });

  it('whose kept transfer was changed together with the row is broken by the chain', async () => {
    const sealed = await sealedStatement(movements);
    const { transferId } = sealed.shown.entries[1] ?? { transferId: '' };
    const source = {
      ...sealed.source,
      getReceipt: async (id: string) => {
        const receipt = await sealed.source.getReceipt(id);
        return id === transferId ? { ...receipt, transfer: { ...receipt.transfer, minutes: 15 } } : receipt;
      },
    };
    const proof = await proveStatement(forged(sealed, 3, { minutes: -15 }), source);
    expect(proof.brokenRows.map(({ check }) => check)).toEqual(['chained']);
  });

  it('with a receipt about somebody else’s ledger account is broken', async () => {
    const sealed = await sealedStatement(movements);
    const shown = { ...sealed.shown, ledgerAccountId: '00000000-0000-7000-8000-000000000099' };
    const proof = await proofOf(sealed, shown);
    expect(proof.brokenRows).toHaveLength(3);
  });

  it('whose head another key signed is broken by the signature', async () => {
    const sealed = await sealedStatement(movements);
    const [key] = await sealed.source.listHeadKeys();
    if (key === undefined) throw new Error('no key');
    const source = { ...sealed.source, listHeadKeys: async () => [{ ...key, kid: 'other' }] };
    const proof = await proveStatement(sealed.shown, source);
    expect([...proof.brokenChecks]).toEqual(['signed']);
  });

  it('with a receipt that makes no sense is broken, and the check does not fall over', async () => {
    const sealed = await sealedStatement(movements);
    const source = {
      ...sealed.source,
      getReceipt: async (id: string) => {
        const receipt = await sealed.source.getReceipt(id);
        return { ...receipt, transfer: { ...receipt.transfer, exchangeId: 'x' } };
      },
    };
    expect([...(await proveStatement(sealed.shown, source)).brokenChecks]).toEqual(['chained']);
  });

  it('of which only the newest rows are shown is checked down to the last of them', async () => {
    const sealed = await sealedStatement(movements);
    const shown = { ...sealed.shown, entries: sealed.shown.entries.slice(0, 2), isWhole: false };
    expect(await proofOf(sealed, shown)).toMatchObject({ outcome: 'proved', rows: 2 });
  });
});
