import { transferKinds, type ChainedTransfer } from './transfer.ts';

/** PostgreSQL counts its instants and days from here. */
const epochMilliseconds = Date.UTC(2000, 0, 1);
const millisecondsOfDay = 24 * 60 * 60 * 1000;
const idBytes = 16;
export const hashBytes = 32;
/** Version, eleven ids, kind, and the numbers. */
export const transferBytes = 1 + 11 * idBytes + 1 + 4 + 4 * 8 + 4 + 4 + 2 * 8;

/**
 * The canonical bytes of a transfer, version 1: every field in a fixed place, big-endian, so that no two transfers
 * have the same. An absent id is sixteen zeros and an absent expiry the epoch, which no real one ever is.
 *
 * | at | bytes | what |
 * |---|---|---|
 * | 0 | 1 | 1, the version |
 * | 1 | 48 | community, ledger, transfer |
 * | 49 | 1 | kind, 1 to 6 |
 * | 50 | 32 | payer's and payee's ledger accounts |
 * | 82 | 4 | minutes |
 * | 86 | 32 | payer's and payee's version, payer's and payee's balance |
 * | 118 | 8 | version of the rules; day served, days since 2000-01-01 |
 * | 126 | 16 | made at, expires at: microseconds since 2000-01-01T00:00Z |
 * | 142 | 96 | actor, acted for, exchange, group, hold, reversed transfer |
 */
export function canonicalBytes(transfer: ChainedTransfer): Uint8Array<ArrayBuffer> {
  const writer = new Writer(transferBytes);
  writer.byte(1);
  for (const id of [transfer.communityId, transfer.ledgerId, transfer.id]) writer.id(id);
  writer.byte(transferKinds.indexOf(transfer.kind) + 1);
  for (const id of [transfer.payerAccountId, transfer.payeeAccountId]) writer.id(id);
  writer.int32(transfer.minutes);
  for (const whole of [
    transfer.payerVersion,
    transfer.payeeVersion,
    transfer.payerBalanceMinutes,
    transfer.payeeBalanceMinutes,
  ])
    writer.int64(whole);
  writer.int32(transfer.ruleVersion);
  writer.int32(dayNumber(transfer.servedOn));
  writer.instant(transfer.madeAt);
  writer.instant(transfer.expiresAt);
  for (const id of [
    transfer.actorPersonId,
    transfer.actingForPersonId,
    transfer.exchangeId,
    transfer.groupId,
    transfer.holdId,
    transfer.reversesId,
  ])
    writer.id(id);
  return writer.bytes;
}

/** What a link's `bodyHash` is the SHA-256 of: the hashes of its transfers one after the other. */
export function bodyBytes(transferHashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(transferHashes.length * hashBytes);
  for (const [index, hash] of transferHashes.entries()) bytes.set(hash, index * hashBytes);
  return bytes;
}

export interface LinkParts {
  previousHash: Uint8Array;
  communityId: string;
  ledgerId: string;
  /** From 1. */
  number: number;
  /** How many transfers it seals. */
  transfers: number;
  bodyHash: Uint8Array;
}

/** What a link's hash is the SHA-256 of: 2, the hash before, community, ledger, number, how many, and the body's hash. */
export function linkBytes(link: LinkParts): Uint8Array<ArrayBuffer> {
  const writer = new Writer(1 + hashBytes + 2 * idBytes + 8 + 4 + hashBytes);
  writer.byte(2);
  writer.raw(link.previousHash);
  writer.id(link.communityId);
  writer.id(link.ledgerId);
  writer.int64(link.number);
  writer.int32(link.transfers);
  writer.raw(link.bodyHash);
  return writer.bytes;
}

/** The day read last, which most transfers share with the one before: reading a day costs as much as a hash. */
let lastDay = { text: '', number: Number.NaN };

/** Days since 2000-01-01. */
function dayNumber(text: string): number {
  if (text !== lastDay.text)
    lastDay = { text, number: (Date.parse(`${text}T00:00:00Z`) - epochMilliseconds) / millisecondsOfDay };
  return lastDay.number;
}

/** The hash before the first link. */
export const chainStart: Uint8Array<ArrayBuffer> = new Uint8Array(hashBytes);

class Writer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  byte(value: number): void {
    this.#view.setUint8(this.#at, value);
    this.#at += 1;
  }

  int32(value: number): void {
    if (!Number.isInteger(value)) throw new RangeError('a whole number was expected');
    this.#view.setInt32(this.#at, value);
    this.#at += 4;
  }

  int64(value: number): void {
    if (!Number.isSafeInteger(value)) throw new RangeError('a safe whole number was expected');
    // In halves: a BigInt for each would cost more than the hash.
    this.#view.setInt32(this.#at, Math.floor(value / 4_294_967_296));
    this.#view.setUint32(this.#at + 4, value >>> 0);
    this.#at += 8;
  }

  id(id: string | null): void {
    if (id !== null) writeId(this.bytes, this.#at, id);
    this.#at += idBytes;
  }

  instant(instant: string | null): void {
    const milliseconds = instant === null ? 0 : Date.parse(instant) - epochMilliseconds;
    this.int64(milliseconds * 1000);
  }

  raw(bytes: Uint8Array): void {
    if (bytes.length !== hashBytes) throw new RangeError('a hash of 32 bytes was expected');
    this.bytes.set(bytes, this.#at);
    this.#at += hashBytes;
  }
}

function writeId(bytes: Uint8Array, at: number, id: string): void {
  if (id.length !== 36) throw new RangeError('a UUID was expected');
  let index = 0;
  for (let place = 0; place < 36; place += 2) {
    if (place === 8 || place === 13 || place === 18 || place === 23) place += 1;
    bytes[at + index] = (nibble(id.charCodeAt(place)) << 4) | nibble(id.charCodeAt(place + 1));
    index += 1;
  }
}

function nibble(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  throw new RangeError('a UUID in lower case was expected');
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Undefined for what is no hexadecimal text of a hash. */
export function hashOfHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9a-f]{64}$/.test(text)) return undefined;
  return Uint8Array.from({ length: hashBytes }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}
