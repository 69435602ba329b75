import { thumbprintOf } from './proofs.ts';
import { setMark } from './sign-in-mark.ts';

/** A sign-in as this device keeps it: of no use to anybody who has only its text. */
export interface KeptSignIn {
  /** ES256; its private half can be used and never be read, by this page or by any other. */
  readonly keys: CryptoKeyPair;
  /** Thumbprint of the public half (RFC 7638). */
  readonly jkt: string;
  /** Bound to the key. Absent while nobody is signed in. */
  readonly refreshToken?: string;
  /** Digest of client and subject: keeps people on one computer apart and tells nothing by itself. */
  readonly owner?: string;
}

/** Where the key and what is bound to it are kept for one client. */
export interface SignInStore {
  /** The key of this device, made when there is none. Tabs that make one at the same time get the same. */
  openKeys(): Promise<KeptSignIn>;
  find(): Promise<KeptSignIn | undefined>;
  keep(signIn: KeptSignIn): Promise<void>;
  remove(): Promise<void>;
}

const databaseName = 'snodo-1';
const storeName = 'sign-in';

/** Falls back to memory where the browser keeps nothing: the sign-in then ends with the page. */
export function openSignInStore(clientId: string): SignInStore {
  let inMemory: KeptSignIn | undefined;
  const attempt = async <Result>(act: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> => {
    const database = await openDatabase();
    try {
      const store = database.transaction(storeName, 'readwrite').objectStore(storeName);
      return await resultOf(act(store));
    } finally {
      database.close();
    }
  };
  const find = async (): Promise<KeptSignIn | undefined> => {
    try {
      return (await attempt<KeptSignIn | undefined>((store) => store.get(clientId))) ?? inMemory;
    } catch {
      return inMemory;
    }
  };
  return {
    find,
    async openKeys() {
      const kept = await find();
      if (kept) return kept;
      const made = await makeKeys();
      try {
        // `add` refuses when another tab was quicker; its key is then the one.
        await attempt((store) => store.add(made, clientId));
        return made;
      } catch {
        return (await find()) ?? (inMemory = made);
      }
    },
    async keep(signIn) {
      inMemory = signIn;
      try {
        await attempt((store) => store.put(signIn, clientId));
        setMark(clientId, signIn.refreshToken !== undefined);
      } catch {
        setMark(clientId, false);
      }
    },
    async remove() {
      inMemory = undefined;
      setMark(clientId, false);
      await attempt((store) => store.delete(clientId)).catch(() => undefined);
    },
  };
}

async function makeKeys(): Promise<KeptSignIn> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return { keys, jkt: await thumbprintOf(keys) };
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(storeName));
  return resultOf(opening);
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the database gave nothing')));
  });
}
