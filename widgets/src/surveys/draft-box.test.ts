import { expect } from 'chai';
import { afterEach, describe, it } from '../../test/support.ts';
import { listDraftBoxes, openDraftBox } from './draft-box.ts';
import type { DraftBox } from './draft.ts';

const hour = 60 * 60 * 1000;
const campaign = 'milano/autunno-2026';

afterEach(async () => {
  for (const box of (await listDraftBoxes(campaign)).values()) await box.remove();
});

function boxAt(clock: { now: number }, owner = 'somebody'): DraftBox {
  return openDraftBox(campaign, owner, { now: () => clock.now });
}

/** Everything that the device keeps, as it lies there. */
async function kept(): Promise<Record<string, unknown>[]> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('snodo-drafts', 1);
    opening.addEventListener('success', () => resolve(opening.result));
  });
  return new Promise((resolve) => {
    const asked = database.transaction('draft').objectStore('draft').getAll();
    asked.addEventListener('success', () => {
      database.close();
      resolve(asked.result as Record<string, unknown>[]);
    });
  });
}

describe('a draft box', () => {
  it('gives back what was kept, and nothing once it is removed', async () => {
    const box = boxAt({ now: 5 });
    expect(await box.find()).to.equal(undefined);
    expect(await box.keep({ answers: { a: 1 }, at: 'a' })).to.equal(true);
    expect(await box.find()).to.deep.equal({ answers: { a: 1 }, at: 'a', savedAt: 5 });
    await box.remove();
    expect(await box.find()).to.equal(undefined);
    expect(await kept()).to.deep.equal([]);
  });

  it('keeps answers sealed, each time anew, with a key that cannot be taken out', async () => {
    const box = boxAt({ now: 5 });
    const words = 'parole che nessuno legge';
    const contents: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      await box.keep({ answers: { idea: words } });
      const [record] = await kept();
      const key = record?.['key'] as CryptoKey;
      expect(key.extractable).to.equal(false);
      const bytes = new Uint8Array(record?.['content'] as ArrayBuffer);
      contents.push(new TextDecoder('latin1').decode(bytes));
      expect(JSON.stringify(record)).not.to.contain(words);
      const failure = await crypto.subtle.exportKey('raw', key).then(
        () => 'taken out',
        () => 'refused',
      );
      expect(failure).to.equal('refused');
    }
    expect(contents.some((content) => content.includes('parole'))).to.equal(false);
    expect(contents[0]).not.to.equal(contents[1]);
    expect(JSON.stringify(Object.entries(localStorage))).not.to.contain('parole');
  });

  it('forgets a draft and its key after 72 hours', async () => {
    const clock = { now: 0 };
    const box = boxAt(clock);
    await box.keep({ answers: { a: 1 } });
    clock.now = 72 * hour - 1;
    expect(await box.find()).not.to.equal(undefined);
    clock.now = 72 * hour;
    expect(await box.find()).to.equal(undefined);
    expect(await kept()).to.deep.equal([]);
  });

  it('keeps apart the people who share a computer, and clears away the old drafts of others', async () => {
    const clock = { now: 0 };
    await boxAt(clock, 'one').keep({ answers: { a: 1 } });
    expect(await boxAt(clock, 'other').find()).to.equal(undefined);
    clock.now = 80 * hour;
    expect(await boxAt(clock, 'other').find()).to.equal(undefined);
    expect(await kept()).to.deep.equal([]);
  });

  it('keeps the newest of many that come at once', async () => {
    const box = boxAt({ now: 5 });
    const all = Array.from({ length: 50 }, (_, a) => box.keep({ answers: { a } }));
    expect(new Set(await Promise.all(all))).to.deep.equal(new Set([true]));
    expect((await box.find())?.answers).to.deep.equal({ a: 49 });
  });

  it('takes a draft that was laid in another’s place for none', async () => {
    await boxAt({ now: 5 }, 'one').keep({ answers: { a: 1 } });
    const [record] = await kept();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('snodo-drafts', 1);
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const transaction = database.transaction('draft', 'readwrite');
    transaction.objectStore('draft').put(record, `${campaign}:other`);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
    expect(await boxAt({ now: 5 }, 'other').find()).to.equal(undefined);
    expect((await boxAt({ now: 5 }, 'one').find())?.answers).to.deep.equal({ a: 1 });
  });

  it('lists the boxes of a campaign alone', async () => {
    await boxAt({ now: Date.now() }, 'one').keep({ answers: {} });
    const other = openDraftBox('milano/other', 'one');
    await other.keep({ answers: {} });
    expect([...(await listDraftBoxes(campaign)).keys()]).to.deep.equal([`${campaign}:one`]);
    await other.remove();
  });

  it('goes on without a browser that keeps things', async () => {
    const box = openDraftBox(campaign, 'somebody', {
      storage: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(await box.keep({ answers: {} })).to.equal(false);
    expect(await box.find()).to.equal(undefined);
    await box.remove();
  });
});
