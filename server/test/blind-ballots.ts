// The person's side of a ballot, written apart from the one that browsers run: what both take must be the standard's.
import { createHash, createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { derivedKey } from '../src/config.ts';
import { openBallotKey } from '../src/surveys/index.ts';
import { call, type CallAnswer, type CalledServer } from './calls.ts';
import { testSecret, type TestServer } from './harness.ts';
import { signedBallot, type SentBallot } from './signed-ballot.ts';

export interface BlindedBallot {
  blinded: string;
  /** The ballot, once the blinded message was signed. */
  unblind(signature: string): SentBallot;
}

const toBytes = (value: bigint, length: number) =>
  Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex');
const toInteger = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [r, next, t, nextT] = [modulus, value, 0n, 1n];
  while (next !== 0n) {
    const quotient = r / next;
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return ((t % modulus) + modulus) % modulus;
}

/** EMSA-PSS of RFC 8017 with SHA-384 and a salt of 48 bytes, for a modulus of 2048 bits. */
function encode(message: Buffer): Buffer {
  const sha384 = (content: Buffer) => createHash('sha384').update(content).digest();
  const salt = randomBytes(48);
  const hash = sha384(Buffer.concat([Buffer.alloc(8), sha384(message), salt]));
  const length = 256 - 48 - 1;
  const mask = Buffer.concat(
    [0, 1, 2, 3, 4].map((counter) => sha384(Buffer.concat([hash, Buffer.from([0, 0, 0, counter])]))),
  ).subarray(0, length);
  const padded = Buffer.concat([Buffer.alloc(length - 49), Buffer.from([1]), salt]);
  const masked = padded.map((byte, index) => byte ^ (mask[index] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return Buffer.concat([masked, hash, Buffer.from([0xbc])]);
}

/** A ballot of a campaign, named `<community>/<code>`, for the people of a firm. */
export function blindBallot(
  publicKey: KeyObject,
  campaign: string,
  organisation = 'naviglio',
): BlindedBallot {
  const modulus = toInteger(Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url'));
  const token = randomBytes(32);
  const factor = toInteger(randomBytes(255));
  const named = Buffer.from(`snodo ballot ${campaign}/${organisation}`);
  const encoded = toInteger(encode(Buffer.concat([token, named])));
  const blinded = (encoded * power(factor, 65_537n, modulus)) % modulus;
  return {
    blinded: toBytes(blinded, 256).toString('base64url'),
    unblind: (signature) => {
      const signed = toInteger(Buffer.from(signature, 'base64url'));
      const bytes = toBytes((signed * inverse(factor, modulus)) % modulus, 256);
      return {
        organisation,
        token: token.toString('base64url'),
        signature: bytes.toString('base64url'),
      };
    },
  };
}

/** Asks for the key of a firm's people in a campaign, as anybody may. */
export async function ballotKeyAt(
  server: CalledServer,
  code = 'autunno-2026',
  organisation = 'naviglio',
  community = 'milano',
) {
  const address = `/v1/${community}/campaigns/${code}/ballot-key?organisation=${organisation}`;
  const answer = await call(server, address);
  const { publicKey } = answer.body as { publicKey: string };
  return createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
}

export interface AskedBallot {
  answer: CallAnswer;
  ballot: SentBallot;
}

/** Blinds a ballot and asks for it by `ask`, which sends the body; the ballot is empty when she is refused. */
export async function askBallot(
  server: CalledServer,
  ask: (body: { organisation: string; blinded: string }) => Promise<CallAnswer>,
  code = 'autunno-2026',
  organisation = 'naviglio',
): Promise<AskedBallot> {
  const key = await ballotKeyAt(server, code, organisation);
  const blind = blindBallot(key, `milano/${code}`, organisation);
  const answer = await ask({ organisation, blinded: blind.blinded });
  const { signature } = answer.body as { signature?: string };
  return {
    answer,
    ballot: signature === undefined ? { organisation, token: '', signature: '' } : blind.unblind(signature),
  };
}

/** The ballot of the person with this name. */
export async function ballotOf(server: TestServer, displayName: string, code = 'autunno-2026') {
  const token = await server.tokenOf(displayName);
  const asked = await askBallot(
    server,
    (body) => call(server, `/v1/milano/campaigns/${code}/ballots`, { token, body }),
    code,
  );
  return asked.ballot;
}

/** A good ballot that nobody asked for, signed with the firm's key itself; or one that names another campaign or firm. */
export async function makeBallot(
  server: TestServer,
  code = 'autunno-2026',
  {
    organisation = 'naviglio',
    campaign = `milano/${code}`,
    named = organisation,
  }: { organisation?: string; campaign?: string; named?: string } = {},
): Promise<SentBallot> {
  await ballotKeyAt(server, code, organisation);
  const [row] = await server.owner<
    { campaign_id: string; organisation_id: string; private_key_sealed: Buffer }[]
  >`
    select k.campaign_id, k.organisation_id, k.private_key_sealed from surveys.ballot_key k
    join surveys.campaign c on c.id = k.campaign_id
    join identity.organisation o on o.id = k.organisation_id
    where c.code = ${code} and o.code = ${organisation}`;
  if (row === undefined) throw new Error(`${code} has no ballot key for ${organisation}`);
  const holder = { campaignId: row.campaign_id, organisationId: row.organisation_id };
  const key = openBallotKey(derivedKey(testSecret, 'ballot keys'), holder, row.private_key_sealed);
  return signedBallot(key, campaign, named);
}

/** A body that may be signed, for calls whose ballot nobody wants. */
export const someBlinded = { organisation: 'naviglio', blinded: Buffer.alloc(256, 1).toString('base64url') };
