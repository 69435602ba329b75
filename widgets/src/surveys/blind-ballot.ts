import { RSABSSA } from '@cloudflare/blindrsa-ts';

/**
 * What the device keeps of its ballot until the answers are handed in; all bytes as base64url. The token and the
 * inverse never leave the device before the programme has signed: whoever signs sees only `blinded`.
 */
export interface KeptBallot {
  /** Code of the firm whose key signs it: the only thing that it says. */
  readonly organisation: string;
  readonly token: string;
  readonly blinded: string;
  readonly inverse: string;
  /** SubjectPublicKeyInfo of the firm's key in the campaign. */
  readonly publicKey: string;
  /** The unblinded signature; undefined until the programme has signed. */
  readonly signature?: string | undefined;
}

/** RFC 9474 with the random prefix made here: it is the ballot's token. */
const suite = RSABSSA.SHA384.PSS.Randomized();
const tokenBytes = 32;

/** A new ballot of a firm in a campaign, named `<community>/<code>`, blinded and not yet signed. */
export async function blindBallot(
  publicKey: string,
  campaign: string,
  organisation: string,
): Promise<KeptBallot> {
  const message = suite.prepare(messageOf(campaign, organisation));
  const { blindedMsg, inv } = await suite.blind(await readKey(publicKey), message);
  return {
    organisation,
    token: toText(message.subarray(0, tokenBytes)),
    blinded: toText(blindedMsg),
    inverse: toText(inv),
    publicKey,
  };
}

/** The ballot with its signature; throws when the programme did not sign what it was asked to. */
export async function unblindBallot(
  ballot: KeptBallot,
  campaign: string,
  blindSignature: string,
): Promise<KeptBallot> {
  const token = toBytes(ballot.token);
  const rest = messageOf(campaign, ballot.organisation);
  const message = new Uint8Array(token.length + rest.length);
  message.set(token);
  message.set(rest, token.length);
  const signature = await suite.finalize(
    await readKey(ballot.publicKey),
    message,
    toBytes(blindSignature),
    toBytes(ballot.inverse),
  );
  return { ...ballot, signature: toText(signature) };
}

function messageOf(campaign: string, organisation: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`snodo ballot ${campaign}/${organisation}`);
}

function readKey(publicKey: string): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  return crypto.subtle.importKey('spki', toBytes(publicKey), algorithm, true, ['verify']);
}

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
