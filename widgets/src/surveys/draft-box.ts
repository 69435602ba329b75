import { draftDatabase, type Draft, type DraftBox, type KeptDraft } from './draft.ts';

/** A draft is offered again for this long after it was last touched. */
const lifetimeMilliseconds = 72 * 60 * 60 * 1000;

const storeName = 'draft';

/** As it lies on the device. Whoever copies the disk has the words sealed; the key never leaves this browser. */
interface SealedDraft {
  /** AES-GCM, not extractable, of this draft alone: deleting the record deletes it. */
  readonly key: CryptoKey;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly content: ArrayBuffer;
  readonly savedAt: number;
}

export interface DraftBoxOptions {
  readonly now?: () => number;
  readonly storage?: () => IDBFactory;
}

/**
 * The box of one campaign and one person, loaded when she enters. `owner` keeps apart those who share a computer; it
 * is the digest that sign-in gives and tells nothing by itself. Expired drafts of anybody are removed on the way.
 */
export function openDraftBox(campaign: string, owner: string, options: DraftBoxOptions = {}): DraftBox {
  return boxNamed(`${campaign}:${owner}`, options);
}

/** The boxes of everybody who has a draft of this campaign on this device. */
export async function listDraftBoxes(
  campaign: string,
  options: DraftBoxOptions = {},
): Promise<Map<string, DraftBox>> {
  const names =
    (await attempt(async () => withStore(options, 'readonly', (store) => store.getAllKeys()))) ?? [];
  const own = names.map(String).filter((name) => name.startsWith(`${campaign}:`));
  return new Map(own.map((name) => [name, boxNamed(name, options)]));
}

function boxNamed(name: string, options: DraftBoxOptions): DraftBox {
  const now = options.now ?? Date.now;
  // One after the other, or an older draft could overwrite a newer one.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result | undefined> => {
    const turn = last.then(() => attempt(act));
    last = turn;
    return turn;
  };
  let next: NextDraft | undefined;
  const read = () => withStore<SealedDraft | undefined>(options, 'readonly', (store) => store.get(name));
  return {
    find: () =>
      inTurn(async () => {
        await removeExpired(options, now());
        const sealed = await read();
        return sealed && (await unseal(name, sealed));
      }),
    keep: (draft) => {
      // While one is written only the newest of the next ones counts.
      if (next) {
        next.draft = draft;
        return next.isKept;
      }
      const own: NextDraft = { draft, isKept: Promise.resolve(false) };
      next = own;
      own.isKept = inTurn(async () => {
        next = undefined;
        const key = (await read())?.key ?? (await newKey());
        const sealed = await seal(name, key, own.draft, now());
        await withStore(options, 'readwrite', (store) => store.put(sealed, name));
        return true;
      }).then((isKept) => isKept ?? false);
      return own.isKept;
    },
    remove: () => inTurn(() => withStore(options, 'readwrite', (store) => store.delete(name))),
  };
}

interface NextDraft {
  draft: Draft;
  isKept: Promise<boolean>;
}

function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function seal(name: string, key: CryptoKey, draft: Draft, savedAt: number): Promise<SealedDraft> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const content = new TextEncoder().encode(JSON.stringify(draft));
  return { key, nonce, content: await crypto.subtle.encrypt(algorithm(name, nonce), key, content), savedAt };
}

async function unseal(name: string, { key, nonce, content, savedAt }: SealedDraft): Promise<KeptDraft> {
  const text = new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(name, nonce), key, content));
  return { ...(JSON.parse(text) as Draft), savedAt };
}

/** Bound to its name: one person's draft cannot be laid in another's place. */
function algorithm(name: string, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(name) };
}

async function removeExpired(options: DraftBoxOptions, now: number): Promise<void> {
  const names = await withStore(options, 'readonly', (store) => store.getAllKeys());
  for (const name of names) {
    const sealed = await withStore<SealedDraft | undefined>(options, 'readonly', (store) => store.get(name));
    // A clock that was set back keeps nothing for ever either.
    if (Math.abs(now - (sealed?.savedAt ?? 0)) >= lifetimeMilliseconds)
      await withStore(options, 'readwrite', (store) => store.delete(name));
  }
}

async function withStore<Result>(
  { storage = () => indexedDB }: DraftBoxOptions,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = storage().open(draftDatabase, 1);
  opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore(storeName));
  const database = await settled(opening);
  try {
    const transaction = database.transaction(storeName, mode, { durability: 'strict' });
    const result = await settled(act(transaction.objectStore(storeName)));
    if (mode === 'readwrite')
      await new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
      });
    return result;
  } finally {
    database.close();
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });
}

/** Storage refuses when it is full, switched off or partitioned away; answering goes on without it. */
async function attempt<Result>(act: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}
