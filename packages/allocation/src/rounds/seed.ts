import { canonicalJson } from '../canonical.ts';
import { MatchFault } from '../fault.ts';
import { readList } from '../reading.ts';
import { sha256Hex } from '../sha256.ts';

const mostParties = 20;
const nonceBytes = 32;
const noncePattern = /^[0-9a-f]{64}$/;

/** What is published before anybody can know the outcome: 64 hexadecimal digits, SHA-256 of the canonical JSON. */
export function commitmentOf(plain: unknown): string {
  return sha256Hex(canonicalJson(plain));
}

/**
 * One seed of the nonces of two or more parties (32 bytes each, hexadecimal), joined by exclusive or: as long as one
 * of them chose by chance and told nobody, no other could aim. Each must be the one that its party promised by its
 * hash (`commitmentOf(nonce)`, in the same order); another is refused as `changed`.
 */
export function joinNonces(nonces: readonly string[], promised: readonly string[]): string {
  const list = readList(nonces, 'nonces', mostParties, readNonce);
  if (list.length < 2) throw new MatchFault('too_few', 'nonces', 'expected two parties or more');
  if (promised.length !== list.length) {
    throw new MatchFault('too_few', 'promised', 'expected one promise a party');
  }
  for (const [index, nonce] of list.entries()) {
    if (commitmentOf(nonce) !== promised[index]) {
      throw new MatchFault('changed', `nonces[${index}]`, 'this is not the nonce that was promised');
    }
  }
  const joined = new Uint8Array(nonceBytes);
  for (const nonce of list) {
    for (let at = 0; at < nonceBytes; at += 1) {
      joined[at] = (joined[at] as number) ^ Number.parseInt(nonce.slice(2 * at, 2 * at + 2), 16);
    }
  }
  return Array.from(joined, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readNonce(given: unknown, path: string): string {
  if (typeof given !== 'string' || !noncePattern.test(given)) {
    throw new MatchFault('not_allowed', path, 'expected 64 hexadecimal digits');
  }
  return given;
}
