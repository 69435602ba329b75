import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** How an answer differs from an honest one. */
export interface PasskeyLie {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  counter?: number;
  isPresent?: boolean;
  isVerified?: boolean;
  userHandle?: string;
  /** Signs with another key. */
  key?: KeyObject;
}

/** A passkey in software, to answer as a browser would, and as none would. */
export class SoftwarePasskey {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  readonly #rpId: string;
  #userHandle = '';
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
    this.#rpId = new URL(origin).hostname;
  }

  /** The answer to creation options, as `RegistrationResponseJSON`. */
  create(options: { challenge: string; user: { id: string } }, lie: PasskeyLie = {}) {
    this.#userHandle = options.user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const coseKey = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, coseKey]);
    const authData = Buffer.concat([this.#authenticatorData(lie, 0x40), credential]);
    const head = Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]);
    const attestationObject = Buffer.concat([
      Buffer.from('a3', 'hex'),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from('a0', 'hex'),
      text('authData'),
      head,
      authData,
    ]);
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', options.challenge, lie).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The answer to request options, as `AuthenticationResponseJSON`. */
  answer(options: { challenge: string }, lie: PasskeyLie = {}) {
    const clientData = this.#clientData('webauthn.get', options.challenge, lie);
    const authenticatorData = this.#authenticatorData(lie, 0);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
    const signature = createSign('sha256')
      .update(signed)
      .sign(lie.key ?? this.#keys.privateKey);
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: lie.userHandle ?? this.#userHandle,
    });
  }

  #credential<Response>(response: Response) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string, lie: PasskeyLie): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? this.#origin,
        crossOrigin: false,
      }),
    );
  }

  #authenticatorData(lie: PasskeyLie, further: number): Buffer {
    const { isPresent = true, isVerified = true } = lie;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lie.counter ?? this.counter);
    const flags = (isPresent ? 0x01 : 0) | (isVerified ? 0x04 : 0) | further;
    const host = createHash('sha256')
      .update(lie.rpId ?? this.#rpId)
      .digest();
    return Buffer.concat([host, Buffer.from([flags]), counter]);
  }
}

/** A CBOR text of at most 23 letters. */
function text(letters: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + letters.length]), Buffer.from(letters)]);
}
