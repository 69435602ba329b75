import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../config.ts';

/**
 * A ballot is a random nonce with the programme's mark for one campaign. The mark proves that somebody who was
 * invited asked for it; nothing that is stored says who. (The programme sees the nonce when it makes the mark:
 * that it keeps no note of it is a promise until ballots are signed blind.)
 */
export interface BallotKey {
  campaignId: string;
  key: Buffer;
}

const nonceBytes = 32;

export function ballotKeyOf(secret: string, campaignId: string): BallotKey {
  return { campaignId, key: derivedKey(secret, `ballot ${campaignId}`) };
}

export function makeBallot(ballotKey: BallotKey): string {
  const nonce = randomBytes(nonceBytes);
  return `${nonce.toString('base64url')}.${markOf(ballotKey, nonce).toString('base64url')}`;
}

/** The hash of the ballot's nonce when the mark is ours for this campaign, else undefined. */
export function readBallot(ballotKey: BallotKey, ballot: string): Buffer | undefined {
  const parts = /^([\w-]{43})\.([\w-]{43})$/.exec(ballot);
  if (parts?.[1] === undefined || parts[2] === undefined) return undefined;
  const nonce = Buffer.from(parts[1], 'base64url');
  const mark = Buffer.from(parts[2], 'base64url');
  if (!timingSafeEqual(markOf(ballotKey, nonce), mark)) return undefined;
  return createHash('sha256').update(nonce).digest();
}

function markOf({ campaignId, key }: BallotKey, nonce: Buffer): Buffer {
  return createHmac('sha256', key).update(campaignId).update(nonce).digest();
}
