import { createHash } from 'node:crypto';
import type { CommunityTransaction } from '../db/index.ts';
import { insertChallenge, takeChallengeRow } from './passkey-queries.ts';
import type { Community } from './rows.ts';

/** What a question to a passkey is for; an answer to one is none to another. */
export type PasskeyPurpose =
  | { kind: 'sign_in'; interactionUid: string }
  | { kind: 'join'; interactionUid: string }
  | { kind: 'add'; personId: string; interactionUid: string | null };

export const challengeSeconds = 5 * 60;

/** Writes down what was asked, and for what; `personId` whose passkey is being made. */
export function keepChallenge(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  challenge: string,
  purpose: PasskeyPurpose,
  personId: string | null,
): Promise<void> {
  return insertChallenge(trx, {
    community_id: community.id,
    challenge_hash: hashed(challenge),
    purpose: purpose.kind,
    interaction_uid: purpose.interactionUid,
    person_id: personId,
    expires_at: new Date(now.getTime() + challengeSeconds * 1000),
  });
}

/** What was asked, once, if it was asked for this purpose and is still open. */
export async function takeChallenge(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  challenge: string | undefined,
  purpose: PasskeyPurpose,
) {
  if (challenge === undefined) return undefined;
  const row = await takeChallengeRow(trx, community.id, hashed(challenge));
  const isAsked =
    row !== undefined &&
    row.expires_at > now &&
    row.purpose === purpose.kind &&
    row.interaction_uid === purpose.interactionUid &&
    (purpose.kind !== 'add' || row.person_id === purpose.personId);
  return isAsked ? row : undefined;
}

/** The question that an answer claims to answer; which one it really signed is checked with its signature. */
export function challengeOf(clientData: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'));
    const challenge =
      typeof parsed === 'object' && parsed !== null && 'challenge' in parsed ? parsed.challenge : undefined;
    return typeof challenge === 'string' ? challenge : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function hashed(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest();
}
