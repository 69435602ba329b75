/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = Uint32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);

const initialState = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

const blockBytes = 64;
const utf8 = new TextEncoder();

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** Words of a message's schedule; every hash is finished before the next begins, so that one is enough for all. */
const schedule = new Int32Array(64);

function compress(state: Int32Array, view: DataView, offset: number): void {
  for (let t = 0; t < 16; t += 1) schedule[t] = view.getInt32(offset + 4 * t);
  for (let t = 16; t < 64; t += 1) {
    const near = schedule[t - 2] ?? 0;
    const far = schedule[t - 15] ?? 0;
    const sigma1 = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
    const sigma0 = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
    schedule[t] = (sigma1 + (schedule[t - 7] ?? 0) + sigma0 + (schedule[t - 16] ?? 0)) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  const [a0, b0, c0, d0, e0, f0, g0, h0] = [a, b, c, d, e, f, g, h];
  for (let t = 0; t < 64; t += 1) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (roundConstants[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  state[0] = a0 + a;
  state[1] = b0 + b;
  state[2] = c0 + c;
  state[3] = d0 + d;
  state[4] = e0 + e;
  state[5] = f0 + f;
  state[6] = g0 + g;
  state[7] = h0 + h;
}

/** The state after blocks that many messages begin with; none: that of every message. */
interface Begun {
  readonly state: Int32Array;
  readonly bytes: number;
}

const nothing: Begun = { state: Int32Array.from(initialState), bytes: 0 };

function begin(block: Uint8Array): Begun {
  const state = Int32Array.from(initialState);
  compress(state, new DataView(block.buffer), 0);
  return { state, bytes: blockBytes };
}

function digest(message: Uint8Array, begun: Begun = nothing): Uint8Array {
  const padded = new Uint8Array((Math.floor((message.length + 8) / blockBytes) + 1) * blockBytes);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  const bytes = begun.bytes + message.length;
  view.setUint32(padded.length - 8, Math.floor(bytes / 0x2000_0000));
  view.setUint32(padded.length - 4, bytes * 8);
  const state = begun.state.slice();
  for (let offset = 0; offset < padded.length; offset += blockBytes) compress(state, view, offset);
  const result = new Uint8Array(32);
  const written = new DataView(result.buffer);
  for (let word = 0; word < 8; word += 1) written.setInt32(4 * word, state[word] ?? 0);
  return result;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexOfByte[byte] ?? '';
  return text;
}

/** SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return hex(digest(utf8.encode(text)));
}

/**
 * HMAC-SHA-256 (RFC 2104) of texts under one text key, each as 64 hexadecimal digits; the key's own blocks are hashed
 * once. Here it puts equals in an order that nobody can aim at; it is no protection of secrets, for which the
 * platform's own primitives are used.
 */
export function hmacSha256(key: string): (text: string) => string {
  const keyBytes = utf8.encode(key);
  const block = new Uint8Array(blockBytes);
  block.set(keyBytes.length > blockBytes ? digest(keyBytes) : keyBytes);
  const inner = begin(block.map((byte) => byte ^ 0x36));
  const outer = begin(block.map((byte) => byte ^ 0x5c));
  return (text) => hex(digest(digest(utf8.encode(text), inner), outer));
}
