import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyBytes, canonicalBytes, chainStart, linkBytes, toHex, transferBytes } from './canonical-bytes.ts';
import { ChainVerifier, type ChainLink } from './chain.ts';
import { signTestHead, testKey } from './head-key.fixture.ts';
import { verifyReceipt, type Receipt } from './receipt.ts';
import { ReferenceLedger } from './reference-ledger.ts';
import { readSignedHead } from './signed-head.ts';
import { transferKinds, type ChainedTransfer } from './transfer.ts';

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
const id = fc.uuid().map((text) => text.toLowerCase());
const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const instant = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const whole = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

const transfers: fc.Arbitrary<ChainedTransfer> = fc.record({
  communityId: id,
  ledgerId: id,
  id,
  kind: fc.constantFrom(...transferKinds),
  payerAccountId: id,
  payeeAccountId: id,
  minutes: fc.integer({ min: 1, max: 1_000_000 }),
  payerVersion: fc.nat(),
  payeeVersion: fc.nat(),
  payerBalanceMinutes: whole,
  payeeBalanceMinutes: whole,
  ruleVersion: fc.integer({ min: 1, max: 1000 }),
  servedOn: instant.map((text) => text.slice(0, 10)),
  madeAt: instant,
  expiresAt: orNull(instant),
  actorPersonId: orNull(id),
  actingForPersonId: orNull(id),
  exchangeId: orNull(id),
  groupId: orNull(id),
  holdId: orNull(id),
  reversesId: orNull(id),
});

test('two transfers have the same bytes only when they are the same', () => {
  fc.assert(
    fc.property(transfers, transfers, (left, right) => {
      expect(canonicalBytes(left)).toHaveLength(transferBytes);
      for (const name of Object.keys(left) as (keyof ChainedTransfer)[]) {
        const mixed = { ...left, [name]: right[name] };
        const isSame = toHex(canonicalBytes(mixed)) === toHex(canonicalBytes(left));
        expect(isSame, name).toBe(left[name] === right[name]);
      }
    }),
  );
});

test('refuses what is no whole number and no id', () => {
  const [good] = fc.sample(transfers, 1);
  if (good === undefined) throw new Error('no sample');
  for (const wrong of [
    { minutes: 1.5 },
    { minutes: Number.NaN },
    { payerVersion: Infinity },
    { payerBalanceMinutes: 2 ** 60 },
    { id: 'x' },
    { id: good.id.toUpperCase().replaceAll(/[0-9]/g, 'A') },
    { madeAt: 'yesterday' },
  ])
    expect(() => canonicalBytes({ ...good, ...wrong }), JSON.stringify(wrong)).toThrow(RangeError);
});

const communityId = '00000000-0000-7000-8000-00000000000c';
const ledgerId = '00000000-0000-7000-8000-00000000000d';

/** A chain of what the reference ledger did, in links of some transfers each. */
function chainOf(minutes: number[], ofLink: number): ChainLink[] {
  const reference = new ReferenceLedger();
  const account = (index: number) => `00000000-0000-7000-8000-00000000010${index % 4}`;
  for (let index = 0; index < 4; index += 1)
    reference.open({ id: account(index), ledgerId, floorMinutes: null, ceilingMinutes: null });
  const ids = minutes.map((_, index) => `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`);
  for (const [index, some] of minutes.entries()) {
    const order = {
      id: ids[index] ?? '',
      payerAccountId: account(some),
      payeeAccountId: account(some + 1),
      minutes: some,
    };
    const before = ids[index - 1] ?? '';
    if (index % 3 === 0) reference.hold({ ...order, expiresAt: 2, now: 1 });
    else if (index % 3 === 1) reference.postHold({ id: order.id, holdId: before, minutes: 1, now: 1 });
    else if (index % 2 === 0) reference.reverse({ id: order.id, reversesId: before });
    else reference.post(order);
  }
  const kept = [...reference.transfers.values()].map((transfer): ChainedTransfer => ({
    ...transfer,
    communityId,
    ledgerId,
    ruleVersion: 1,
    servedOn: '2026-11-20',
    madeAt: '2026-11-20T10:00:00.000Z',
    expiresAt: transfer.expiresAt === null ? null : '2026-11-21T10:00:00.000Z',
    actorPersonId: null,
    actingForPersonId: null,
    exchangeId: null,
  }));
  const links: ChainLink[] = [];
  let previousHash: Uint8Array = chainStart;
  for (let at = 0; at < kept.length; at += ofLink) {
    const inLink = kept.slice(at, at + ofLink);
    const number = links.length + 1;
    const bodyHash = sha256(bodyBytes(inLink.map((transfer) => sha256(canonicalBytes(transfer)))));
    const parts = { previousHash, communityId, ledgerId, number, transfers: inLink.length, bodyHash };
    previousHash = sha256(linkBytes(parts));
    links.push({ number, hash: previousHash, transfers: inLink });
  }
  return links;
}

const chains = fc.tuple(
  fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 4, maxLength: 40 }),
  fc.integer({ min: 1, max: 7 }),
);

function firstFault(links: readonly ChainLink[]) {
  const verifier = new ChainVerifier({ sha256, communityId, ledgerId });
  for (const link of links) {
    const fault = verifier.read(link);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

test('a chain as it was made has no fault, and its accounts sum to zero', () => {
  fc.assert(
    fc.property(chains, ([minutes, ofLink]) => {
      const links = chainOf(minutes, ofLink);
      expect(firstFault(links)).toBeUndefined();
      const verifier = new ChainVerifier({ sha256, communityId, ledgerId });
      for (const link of links) verifier.read(link);
      expect(verifier.accounts().reduce((sum, { postedMinutes }) => sum + postedMinutes, 0)).toBe(0);
      expect(verifier.end.transfers).toBe(links.flatMap(({ transfers: all }) => all).length);
    }),
  );
});

test('whatever is changed in a chain is found: a field, an order, a link left out', () => {
  const wrongs: ((transfer: ChainedTransfer) => Partial<ChainedTransfer>)[] = [
    ({ minutes }) => ({ minutes: minutes + 1 }),
    ({ servedOn }) => ({ servedOn: servedOn === '2026-01-01' ? '2026-01-02' : '2026-01-01' }),
    ({ payerVersion }) => ({ payerVersion: payerVersion + 1 }),
    ({ payeeBalanceMinutes }) => ({ payeeBalanceMinutes: payeeBalanceMinutes - 1 }),
    () => ({ actorPersonId: communityId }),
    ({ payerAccountId }) => ({ payeeAccountId: payerAccountId }),
    () => ({ ledgerId: communityId }),
  ];
  fc.assert(
    fc.property(chains, fc.nat(), fc.constantFrom(...wrongs), ([minutes, ofLink], place, wrong) => {
      const links = chainOf(minutes, ofLink);
      const at = place % links.length;
      const changed = links.map((link, index) => {
        if (index !== at) return link;
        const which = place % link.transfers.length;
        return {
          ...link,
          transfers: link.transfers.map((one, number) =>
            number === which ? { ...one, ...wrong(one) } : one,
          ),
        };
      });
      expect(firstFault(changed)?.link).toBe(at + 1);
      if (at < links.length - 1) expect(firstFault(links.toSpliced(at, 1))?.fault).toBe('number');
    }),
  );
});

async function receiptOf(links: ChainLink[], linkIndex: number, position: number): Promise<Receipt> {
  const hashesOf = (link: ChainLink) => link.transfers.map((one) => sha256(canonicalBytes(one)));
  const link = links[linkIndex];
  const transfer = link?.transfers[position];
  const last = links.at(-1);
  if (link === undefined || transfer === undefined || last === undefined) throw new Error('no such place');
  return {
    transfer,
    link: {
      number: link.number,
      previousHash: toHex(links[linkIndex - 1]?.hash ?? chainStart),
      transferHashes: hashesOf(link).map((one) => toHex(one)),
      position,
      hash: toHex(link.hash),
    },
    path: links.slice(linkIndex + 1).map((one) => ({
      number: one.number,
      transfers: one.transfers.length,
      bodyHash: toHex(sha256(bodyBytes(hashesOf(one)))),
    })),
    signedHead: signTestHead({
      communityId,
      ledgerId,
      unit: 'community_minute',
      day: '2026-11-20',
      linkNumber: last.number,
      hash: toHex(last.hash),
      transfers: links.flatMap(({ transfers: all }) => all).length,
    }),
  };
}

test('a receipt proves its transfer, and a receipt that was touched proves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(chains, fc.nat(), async ([minutes, ofLink], place) => {
      const links = chainOf(minutes, ofLink);
      const at = place % links.length;
      const receipt = await receiptOf(links, at, place % (links[at]?.transfers.length ?? 1));
      expect(await verifyReceipt(receipt, [testKey])).toMatchObject({ outcome: 'proved', fault: null });
      expect(await verifyReceipt({ ...receipt, signedHead: null }, [])).toMatchObject({ outcome: 'waiting' });
      const { transfer, link, path } = receipt;
      const touched: [Receipt, string][] = [
        [{ ...receipt, transfer: { ...transfer, minutes: transfer.minutes + 1 } }, 'transfer'],
        [{ ...receipt, link: { ...link, previousHash: 'f'.repeat(64) } }, 'link'],
        [{ ...receipt, link: { ...link, number: link.number + 1 } }, 'link'],
        [{ ...receipt, signedHead: `${receipt.signedHead?.slice(0, -8) ?? ''}AAAAAAAA` }, 'head'],
      ];
      if (path.length > 0) {
        touched.push([{ ...receipt, path: path.slice(1) }, path.length === 1 ? 'head' : 'path']);
        touched.push([
          { ...receipt, path: path.map((step) => ({ ...step, bodyHash: '0'.repeat(64) })) },
          'head',
        ]);
      }
      for (const [one, fault] of touched)
        expect(await verifyReceipt(one, [testKey])).toMatchObject({ outcome: 'broken', fault });
    }),
    { numRuns: 30 },
  );
});

test('a head that another key signed, or no key, says nothing', async () => {
  const head = {
    communityId,
    ledgerId,
    unit: 'community_minute',
    day: '2026-11-20',
    linkNumber: 3,
    hash: 'a'.repeat(64),
    transfers: 9,
  };
  const jws = signTestHead(head);
  expect(await readSignedHead(jws, [testKey])).toEqual(head);
  expect(await readSignedHead(jws, [])).toBeUndefined();
  expect(await readSignedHead(jws, [{ ...testKey, kid: 'other' }])).toBeUndefined();
  for (const damaged of ['', 'a.b', 'a.b.c', `${jws}.x`, jws.slice(1), jws.replaceAll('.', '..')])
    expect(await readSignedHead(damaged, [testKey])).toBeUndefined();
});
