import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Language } from '@snodo/contract';
import { parse as bytesOfUuid, v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { dayIn, Problem } from '../http/index.ts';
import { auditedAs } from './actors.ts';
import { recordAudit } from './audit.ts';
import { refuseLastWayIn } from './contacts.ts';
import { lockOwnSignIns } from './contact-queries.ts';
import type { PasskeyAnswer, PasskeyCreation } from './passkey-answers.ts';
import {
  challengeOf,
  challengeSeconds,
  keepChallenge,
  takeChallenge,
  type PasskeyPurpose,
} from './passkey-challenges.ts';
import {
  countPasskeyUse,
  deletePasskeyRow,
  findPasskeyRow,
  insertPasskey,
  listPasskeyRows,
} from './passkey-queries.ts';
import type { Actor, Community } from './rows.ts';
import { tellOfSignInChange, type NoticeDeps } from './security-notices.ts';

/** For whom passkeys are made and where they may be used. */
export interface PasskeyParty {
  /** The host of the sign-in pages; a passkey is bound to it for ever. */
  rpId: string;
  /** The origins whose pages may ask. */
  origins: string[];
  name: string;
}

export interface Passkey {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedOn: string | null;
}

const timeoutMilliseconds = challengeSeconds * 1000;
export const mostPasskeys = 10;
/** COSE numbers of Ed25519, ES256 and RS256: what devices of today have, and what Node verifies for good. */
const algorithms = [-8, -7, -257];

/** A question to whatever passkey the person picks. */
export async function askPasskey(
  trx: CommunityTransaction,
  community: Community,
  party: PasskeyParty,
  now: Date,
  { interactionUid, mustVerify }: { interactionUid: string; mustVerify: boolean },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: party.rpId,
    timeout: timeoutMilliseconds,
    userVerification: mustVerify ? 'required' : 'preferred',
  });
  await keepChallenge(trx, community, now, options.challenge, { kind: 'sign_in', interactionUid }, null);
  return options;
}

/**
 * The person whose passkey answered, or undefined for every reason why not: another question's answer, another
 * origin's, an unknown passkey, a counter that went back. A question takes one answer, right or wrong.
 */
export async function personOfPasskey(
  trx: CommunityTransaction,
  community: Community,
  party: PasskeyParty,
  now: Date,
  {
    interactionUid,
    mustVerify,
    answer,
  }: { interactionUid: string; mustVerify: boolean; answer: PasskeyAnswer },
): Promise<{ personId: string; isVerified: boolean } | undefined> {
  const challenge = challengeOf(answer.response.clientDataJSON);
  const asked = await takeChallenge(trx, community, now, challenge, { kind: 'sign_in', interactionUid });
  if (challenge === undefined || asked === undefined) return undefined;
  const known = await findPasskeyRow(trx, community.id, Buffer.from(answer.id, 'base64url'));
  if (known === undefined) return undefined;
  const handle = answer.response.userHandle;
  if (handle !== undefined && handle !== userHandle(known.person_id).toString('base64url')) return undefined;
  const told = await verified(() =>
    verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origins,
      expectedRPID: party.rpId,
      requireUserVerification: mustVerify,
      credential: {
        id: answer.id,
        publicKey: Uint8Array.from(known.public_key),
        counter: Number(known.counter),
        transports: known.transports,
      },
    }),
  );
  if (told === undefined || !told.verified) return undefined;
  const { newCounter, userVerified } = told.authenticationInfo;
  const day = dayIn(community.timeZone, now);
  if (!(await countPasskeyUse(trx, community.id, known.id, newCounter, day))) return undefined;
  return { personId: known.person_id, isVerified: userVerified };
}

/** A question for a new passkey. Where somebody joins with it, she has no id yet: the answer brings it back. */
export async function askNewPasskey(
  trx: CommunityTransaction,
  community: Community,
  party: PasskeyParty,
  now: Date,
  purpose: Exclude<PasskeyPurpose, { kind: 'sign_in' }>,
  displayName: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const personId = purpose.kind === 'add' ? purpose.personId : uuidv7();
  const present = purpose.kind === 'add' ? await listPasskeyRows(trx, community.id, personId) : [];
  if (present.length >= mostPasskeys) throw new Problem('too_many_passkeys');
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.rpId,
    userID: Uint8Array.from(userHandle(personId)),
    userName: displayName,
    userDisplayName: displayName,
    timeout: timeoutMilliseconds,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    excludeCredentials: present.map((row) => ({
      id: row.credential_id.toString('base64url'),
      transports: row.transports,
    })),
  });
  await keepChallenge(trx, community, now, options.challenge, purpose, personId);
  return options;
}

/** A passkey that has answered as it should, not kept yet. */
export interface NewPasskey {
  personId: string;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

/** Checks a new passkey's answer; undefined for every reason why it is none. */
export async function readNewPasskey(
  trx: CommunityTransaction,
  community: Community,
  party: PasskeyParty,
  now: Date,
  purpose: Exclude<PasskeyPurpose, { kind: 'sign_in' }>,
  answer: PasskeyCreation,
): Promise<NewPasskey | undefined> {
  const challenge = challengeOf(answer.response.clientDataJSON);
  const asked = await takeChallenge(trx, community, now, challenge, purpose);
  const personId = asked?.person_id ?? undefined;
  if (challenge === undefined || personId === undefined) return undefined;
  const told = await verified(() =>
    verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origins,
      expectedRPID: party.rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (told === undefined || !told.verified) return undefined;
  const { id, publicKey, counter } = told.registrationInfo.credential;
  return {
    personId,
    credentialId: Buffer.from(id, 'base64url'),
    publicKey: Buffer.from(publicKey),
    counter,
    transports: answer.response.transports ?? [],
  };
}

/** Keeps a checked passkey; undefined when a device brings one that somebody has already. */
export async function keepPasskey(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  name: string,
  passkey: NewPasskey,
): Promise<Passkey | undefined> {
  const row = await insertPasskey(trx, {
    community_id: community.id,
    id: uuidv7(),
    person_id: passkey.personId,
    credential_id: passkey.credentialId,
    public_key: passkey.publicKey,
    counter: passkey.counter,
    transports: passkey.transports,
    name,
    created_at: now,
  });
  return row === undefined ? undefined : toPasskey(row);
}

export async function listPasskeys(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<Passkey[]> {
  return (await listPasskeyRows(trx, community.id, personId)).map(toPasskey);
}

/** Takes a passkey away; the last way in stays. */
export async function removePasskey(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  deps: NoticeDeps,
  { passkeyId, language }: { passkeyId: string; language: Language },
): Promise<void> {
  const { personId } = actor;
  await lockOwnSignIns(trx, community.id, personId);
  if (!(await deletePasskeyRow(trx, community.id, personId, passkeyId))) throw new Problem('not_found');
  await refuseLastWayIn(trx, community, personId);
  await tellOfSignInChange(trx, community, now, deps, { kind: 'passkey_removed', personId, language });
  await recordAudit(trx, now, {
    action: 'passkey.removed',
    subject: { kind: 'passkey', id: passkeyId },
    ...auditedAs(actor),
  });
}

/** After `keepPasskey`, last in its transaction: the person herself is told, and the trail. */
export async function recordNewPasskey(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  deps: NoticeDeps,
  { passkeyId, personId, language }: { passkeyId: string; personId: string; language: Language },
): Promise<void> {
  await tellOfSignInChange(trx, community, now, deps, { kind: 'passkey_added', personId, language });
  await recordAudit(trx, now, {
    action: 'passkey.added',
    subject: { kind: 'passkey', id: passkeyId },
    actorPersonId: personId,
  });
}

function toPasskey(row: {
  id: string;
  name: string;
  created_at: Date;
  last_used_on: string | null;
}): Passkey {
  return { id: row.id, name: row.name, createdAt: row.created_at, lastUsedOn: row.last_used_on };
}

/** What a device keeps of the person: her id's sixteen bytes, which say nothing outside this database. */
function userHandle(personId: string): Buffer {
  return Buffer.from(bytesOfUuid(personId));
}

/** The library throws for every fault of an answer, and each is the same refusal to whoever sent it. */
async function verified<Told>(check: () => Promise<Told>): Promise<Told | undefined> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
