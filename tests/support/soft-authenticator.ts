/** An authenticator in software, for tests that send answers which no browser would give. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Buffer | string): string => Buffer.from(data).toString('base64url');

/** As much of CBOR as a passkey needs. */
function cborBytes(data: Buffer): Buffer {
  const { length } = data;
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), data]);
}
const cborText = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

export type Ceremony = { readonly challenge: string; readonly origin: string; readonly rpId: string };

export class SoftAuthenticator {
  readonly id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #publicKey: Buffer;
  counter = 0;
  /** Whether its owner unlocks it. */
  isUnlocked = true;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.#publicKey = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cborBytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      cborBytes(Buffer.from(y, 'base64url')),
    ]);
  }

  #data(rpId: string, extra = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = 0x01 | (this.isUnlocked ? 0x04 : 0) | extra;
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter]);
  }

  register({ challenge, origin, rpId }: Ceremony): RegistrationResponseJSON {
    const idLength = Buffer.alloc(2);
    idLength.writeUInt16BE(this.id.length);
    const data = Buffer.concat([this.#data(rpId, 0x40), Buffer.alloc(16), idLength, this.id, this.#publicKey]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      cborBytes(data),
    ]);
    const id = base64url(this.id);
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(JSON.stringify({ type: 'webauthn.create', challenge, origin })),
        attestationObject: base64url(attestation),
        transports: ['internal'],
      },
    };
  }

  assert({ challenge, origin, rpId }: Ceremony, userHandle?: string): AuthenticationResponseJSON {
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin }));
    const data = this.#data(rpId);
    const id = base64url(this.id);
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign('sha256', Buffer.concat([data, sha256(client)]), this.#key)),
        ...(userHandle === undefined ? {} : { userHandle }),
      },
    };
  }
}
