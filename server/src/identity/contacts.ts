import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../config.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { seal, unseal } from '../seal.ts';
import {
  countOwnSignIns,
  deleteContactRows,
  findContactRow,
  insertContact,
  listContactRows,
} from './contact-queries.ts';
import type { Community } from './rows.ts';

/** A mail address that its owner has confirmed. */
export interface Contact {
  id: string;
  address: string;
  confirmedAt: Date;
}

export const mostContacts = 5;

/**
 * A mail address in the one form in which it is looked up, or undefined when it is none. Lower case throughout:
 * no provider of today tells `Lia@` from `lia@`, and people write either.
 */
export function readAddress(text: string): string | undefined {
  const [local, domain, ...more] = text.normalize('NFC').trim().toLowerCase().split('@');
  if (local === undefined || domain === undefined || more.length > 0) return undefined;
  if (!/^[^\s<>()[\]\\,;:"\p{Cc}\p{Cf}]{1,64}$/u.test(local)) return undefined;
  const host = domainToASCII(domain);
  const isHost =
    /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(host);
  return isHost ? `${local}@${host}` : undefined;
}

/** The address as it is found in a community without being readable. */
export function addressHash(secret: string, communityId: string, address: string): Buffer {
  return createHmac('sha256', derivedKey(secret, 'contact lookup'))
    .update(`${communityId} ${address}`)
    .digest();
}

/** `owner` names the row that holds the sealed address. */
export function sealAddress(secret: string, owner: string, address: string): Buffer {
  return seal(derivedKey(secret, 'contacts'), owner, Buffer.from(address));
}

export function openAddress(secret: string, owner: string, sealed: Buffer): string {
  return unseal(derivedKey(secret, 'contacts'), owner, sealed).toString('utf8');
}

export async function findPersonOfAddress(
  trx: CommunityTransaction,
  community: Community,
  hash: Buffer,
): Promise<string | undefined> {
  return (await findContactRow(trx, community.id, hash))?.person_id;
}

/** Keeps a confirmed address. `taken` when it is another person's of this community. */
export async function keepContact(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  now: Date,
  { personId, address }: { personId: string; address: string },
): Promise<'kept' | 'known' | 'taken'> {
  const hash = addressHash(secret, community.id, address);
  const owner = await findPersonOfAddress(trx, community, hash);
  if (owner !== undefined) return owner === personId ? 'known' : 'taken';
  const id = uuidv7();
  await insertContact(trx, {
    community_id: community.id,
    id,
    person_id: personId,
    kind: 'email',
    sealed_address: sealAddress(secret, contactOwner(community.id, id), address),
    address_hash: hash,
    confirmed_at: now,
  });
  return 'kept';
}

/** Her addresses in full, oldest first. */
export async function listContacts(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  personId: string,
): Promise<Contact[]> {
  const rows = await listContactRows(trx, community.id, personId);
  return rows.map((row) => ({
    id: row.id,
    address: openAddress(secret, contactOwner(community.id, row.id), row.sealed_address),
    confirmedAt: row.confirmed_at,
  }));
}

/** Called after the removal, in its transaction: the refusal undoes it. */
export async function refuseLastWayIn(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<void> {
  const { contacts, passkeys, connections } = await countOwnSignIns(trx, community.id, personId);
  if (contacts + passkeys + connections === 0) throw new Problem('last_way_in');
}

/** Whether she can come in without any firm: by a confirmed address or a passkey. */
export async function hasOwnSignIn(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<boolean> {
  const { contacts, passkeys } = await countOwnSignIns(trx, community.id, personId);
  return contacts + passkeys > 0;
}

/** For an erasure: every address and passkey, and what was under way with them. */
export async function forgetOwnSignIns(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<void> {
  await deleteContactRows(trx, community.id, personId);
}

function contactOwner(communityId: string, id: string): string {
  return `contact ${communityId} ${id}`;
}
