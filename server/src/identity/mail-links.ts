import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Language } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../config.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { recordAudit } from './audit.ts';
import {
  addressHash,
  findPersonOfAddress,
  keepContact,
  mostContacts,
  listContacts,
  openAddress,
  sealAddress,
} from './contacts.ts';

import * as queries from './mail-link-queries.ts';
import { joinAsNeighbour, mayJoin, recordJoining, welcomeBack, type Joining } from './neighbours.ts';
import type { Community } from './rows.ts';
import { tellOfSignInChange, type NoticeDeps } from './security-notices.ts';

export const mailLinkSeconds = 10 * 60;
/** In an hour: of one address, and of one network address (a house, a library or a phone network may share one). */
export const mostLinksOfAddress = 5;
export const mostLinksOfCaller = 40;
const hourMilliseconds = 60 * 60 * 1000;
/** How long after the link was opened the sign-in may still be finished. */
const finishSeconds = 10 * 60;

/** Somebody asks for a link. */
export interface LinkWish {
  /** As `readAddress` gave it. */
  address: string;
  /** The cookie of the browser that asks. */
  browser: string;
  /** The network address that asks. */
  caller: string;
  /** The sign-in that waits for the link, and the invitation with which she came. */
  signIn?: { interactionUid: string; joining: Joining };
  /** The person who adds the address to her own. */
  addFor?: { personId: string };
}

/** What is to be written to the address. */
export interface LinkMail {
  kind: 'sign_in_link' | 'unknown_address' | 'confirm_address';
  /** `community.secret`: the last part of the link's address. Kept nowhere. */
  link: string;
  personId: string | undefined;
}

/**
 * Prepares a link. Whether the address is known changes the mail's words and nothing that the caller could see: the
 * same rows are written. Undefined: too many were asked for this address, and nothing is sent; the caller is told
 * the same. `too_many` is about the caller alone.
 */
export async function prepareMailLink(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  now: Date,
  wish: LinkWish,
): Promise<LinkMail | 'too_many' | undefined> {
  const hash = addressHash(secret, community.id, wish.address);
  const caller = callerHash(secret, community.id, wish.caller);
  await queries.lockAddress(trx, caller);
  await queries.lockAddress(trx, hash);
  const since = new Date(now.getTime() - hourMilliseconds);
  const recent = await queries.countRecentLinks(trx, community.id, { hash, caller, since });
  if (recent.ofCaller >= mostLinksOfCaller) return 'too_many';
  const known = await findPersonOfAddress(trx, community, hash);
  const isSent = recent.ofAddress < mostLinksOfAddress;
  const linkSecret = randomBytes(32).toString('base64url');
  const idHash = hashed(linkSecret);
  await queries.insertMailLink(trx, {
    community_id: community.id,
    id_hash: idHash,
    purpose: wish.addFor === undefined ? 'sign_in' : 'add_contact',
    sealed_address: sealAddress(secret, linkOwner(community.id, idHash), wish.address),
    address_hash: hash,
    browser_hash: hashed(wish.browser),
    caller_hash: caller,
    is_sent: isSent,
    interaction_uid: wish.signIn?.interactionUid ?? null,
    invitation_id: wish.signIn?.joining.invitationId ?? null,
    person_id: wish.addFor?.personId ?? null,
    created_at: now,
    expires_at: new Date(now.getTime() + mailLinkSeconds * 1000),
  });
  if (!isSent) return undefined;
  const link = `${community.slug}.${linkSecret}`;
  if (wish.addFor !== undefined) return { kind: 'confirm_address', link, personId: wish.addFor.personId };
  const opens = known !== undefined || (wish.signIn !== undefined && mayJoin(community, wish.signIn.joining));
  return { kind: opens ? 'sign_in_link' : 'unknown_address', link, personId: known };
}

/** The community and secret of a link's last part, or undefined when it is none of ours. */
export function readMailLink(text: string | undefined): { slug: string; secret: string } | undefined {
  const parts = /^([a-z][a-z0-9-]{1,39})\.([\w-]{43})$/.exec(text ?? '');
  return parts?.[1] === undefined || parts[2] === undefined
    ? undefined
    : { slug: parts[1], secret: parts[2] };
}

export type LinkStanding =
  | { state: 'over' }
  /** It is good, but this is not the browser that asked. */
  | { state: 'elsewhere' }
  | { state: 'ready'; purpose: 'sign_in' | 'add_contact'; needsName: boolean };

/** What a link would do if it were confirmed now. Changes nothing: mail scanners open links too. */
export async function findMailLink(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  linkSecret: string,
  browser: string | undefined,
): Promise<LinkStanding> {
  const row = await queries.findMailLinkRow(trx, community.id, hashed(linkSecret));
  if (row === undefined || row.used_at !== null || row.expires_at <= now || !row.is_sent)
    return { state: 'over' };
  if (browser === undefined || !row.browser_hash.equals(hashed(browser))) return { state: 'elsewhere' };
  const isNew =
    row.purpose === 'sign_in' && (await findPersonOfAddress(trx, community, row.address_hash)) === undefined;
  return { state: 'ready', purpose: row.purpose as 'sign_in' | 'add_contact', needsName: isNew };
}

export type LinkOutcome =
  | { state: 'over' | 'elsewhere' | 'nameless' | 'not_invited' | 'taken' }
  | { state: 'signed_in'; personId: string; interactionUid: string }
  | { state: 'added' };

/** Somebody confirms a link. */
export interface LinkUse {
  linkSecret: string;
  browser: string | undefined;
  /** For somebody new. */
  displayName: string | undefined;
  /** Of the page. */
  language: Language;
  /** Whether this person has come in by mail in this browser before. */
  isKnownBrowser(personId: string): boolean;
}

/**
 * Uses a link, once: of several confirmations at once the others are told `over`. Somebody new becomes a neighbour
 * under `displayName`, if she may. Her other addresses are told of an address that is new, and of a browser that is.
 */
export async function useMailLink(
  trx: CommunityTransaction,
  community: Community,
  deps: NoticeDeps,
  now: Date,
  use: LinkUse,
): Promise<LinkOutcome> {
  const standing = await findMailLink(trx, community, now, use.linkSecret, use.browser);
  if (standing.state !== 'ready') return standing;
  if (standing.needsName && use.displayName === undefined) return { state: 'nameless' };
  const idHash = hashed(use.linkSecret);
  const row = await queries.markLinkUsed(trx, community.id, idHash, now);
  if (row === undefined) return { state: 'over' };
  const address = openAddress(deps.secret, linkOwner(community.id, idHash), row.sealed_address);
  const { language } = use;
  if (row.purpose === 'add_contact')
    return addContact(trx, community, deps, now, { personId: row.person_id, address, language });
  // Two links for one new address at once: the second waits here and finds the first one's person.
  await queries.lockAddress(trx, row.address_hash);
  const known = await findPersonOfAddress(trx, community, row.address_hash);
  const joining: Joining = { invitationId: row.invitation_id };
  const personId = known ?? uuidv7();
  const person = { id: personId, displayName: use.displayName ?? address };
  const entry =
    known === undefined
      ? await joinAsNeighbour(trx, community, now, person, joining)
      : await welcomeBack(trx, community, now, personId, joining);
  if (entry === 'refused') return { state: 'not_invited' };
  if (known === undefined) await keepContact(trx, community, deps.secret, now, { personId, address });
  await queries.setLinkPerson(trx, community.id, idHash, personId);
  if (!use.isKnownBrowser(personId)) {
    const told = { kind: 'new_browser', personId, exceptAddress: address, language } as const;
    await tellOfSignInChange(trx, community, now, deps, told);
  }
  if (entry === 'joined') await recordJoining(trx, now, personId, joining);
  return { state: 'signed_in', personId, interactionUid: row.interaction_uid ?? '' };
}

async function addContact(
  trx: CommunityTransaction,
  community: Community,
  deps: NoticeDeps,
  now: Date,
  { personId, address, language }: { personId: string | null; address: string; language: Language },
): Promise<LinkOutcome> {
  const { secret } = deps;
  if (personId === null) return { state: 'over' };
  await queries.lockAddress(trx, addressHash(secret, community.id, address));
  const others = await listContacts(trx, community, secret, personId);
  if (others.length >= mostContacts) return { state: 'over' };
  const kept = await keepContact(trx, community, secret, now, { personId, address });
  if (kept === 'taken') return { state: 'taken' };
  if (kept === 'kept') {
    const told = { kind: 'address_added', personId, exceptAddress: address, language } as const;
    await tellOfSignInChange(trx, community, now, deps, told);
    await recordAudit(trx, now, {
      action: 'contact.confirmed',
      subject: { kind: 'person', id: personId },
      actorPersonId: personId,
    });
  }
  return { state: 'added' };
}

/** Who opened a link for this sign-in in this browser a moment ago; undefined when nobody did, or it is finished. */
export async function findArrival(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  interactionUid: string,
  browser: string | undefined,
): Promise<string | undefined> {
  if (browser === undefined) return undefined;
  const row = await queries.findArrivalRow(trx, community.id, arrivalKey(now, interactionUid, browser));
  return row?.person_id ?? undefined;
}

/** The same, once: it is finished then. */
export async function finishArrival(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  interactionUid: string,
  browser: string | undefined,
): Promise<string | undefined> {
  if (browser === undefined) return undefined;
  const key = arrivalKey(now, interactionUid, browser);
  const row = await queries.finishArrivalRow(trx, community.id, key, now);
  return row?.person_id ?? undefined;
}

/** Links and questions whose time is over, after the hour for which links are counted. */
export async function tidyMailLinks(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
): Promise<void> {
  await queries.deleteOldLinks(trx, community.id, new Date(now.getTime() - 2 * hourMilliseconds));
}

function arrivalKey(now: Date, interactionUid: string, browser: string): queries.ArrivalKey {
  const since = new Date(now.getTime() - finishSeconds * 1000);
  return { interactionUid, browserHash: hashed(browser), since };
}

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function callerHash(secret: string, communityId: string, caller: string): Buffer {
  return createHmac('sha256', derivedKey(secret, 'callers')).update(`${communityId} ${caller}`).digest();
}

function linkOwner(communityId: string, idHash: Buffer): string {
  return `mail link ${communityId} ${idHash.toString('hex')}`;
}
