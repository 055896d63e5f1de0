/**
 * The two halves of a WebAuthn ceremony: a challenge goes out with a cookie, and its answer comes back with it. A
 * challenge is made here, lives for five minutes, and is good for one answer, right or wrong.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { parse as bytesOfId } from 'uuid';
import type { Database } from '@/db/database';
import {
  findPasskey,
  insertChallenge,
  type ListedPasskey,
  listPasskeys,
  savePasskeyUsed,
  takeChallenge,
} from '@/db/queries/passkeys';
import { cookieLine, readCookie } from '@/server/auth/cookies';
import { newSecret, secretHash } from '@/server/auth/secret-token';
import { publicOrigin } from '@/server/site/public-origin';

const lifeSeconds = 300;

export type Begun<Options> = { readonly options: Options; readonly cookies: readonly string[] };
type Answered = { readonly ceremonyCookies: string | null; readonly now: Date };

/** The cookie line that ends a ceremony. */
export const ceremonyEnded = (): string => cookieLine('ceremony', '', 0);

async function keep(db: Database, challenge: string, userId: string | null, now: Date): Promise<readonly string[]> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + lifeSeconds * 1000);
  await insertChallenge(db, { ceremonyHash: secretHash(secret), challenge, userId, expiresAt, now });
  return [cookieLine('ceremony', secret, lifeSeconds)];
}

async function take(db: Database, { ceremonyCookies, now }: Answered) {
  const secret = readCookie(ceremonyCookies, 'ceremony');
  return secret === null ? null : takeChallenge(db, { ceremonyHash: secretHash(secret), now });
}

/** Asks for a new passkey of somebody who is signed in. */
export async function beginRegistration(
  db: Database,
  { userId, email, now }: { readonly userId: string; readonly email: string; readonly now: Date },
): Promise<Begun<Awaited<ReturnType<typeof generateRegistrationOptions>>>> {
  const known: ListedPasskey[] = await listPasskeys(db, { userId });
  const options = await generateRegistrationOptions({
    rpName: 'Cairn',
    rpID: publicOrigin().hostname,
    userName: email,
    userID: new Uint8Array(bytesOfId(userId)),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { options, cookies: await keep(db, options.challenge, userId, now) };
}

export type NewPasskey = {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
};

/** The passkey that the answer proves; null when it proves nothing, or is no answer to what this person was asked. */
export async function finishRegistration(
  db: Database,
  {
    response,
    userId,
    ...answered
  }: Answered & { readonly response: RegistrationResponseJSON; readonly userId: string },
): Promise<NewPasskey | null> {
  const asked = await take(db, answered);
  if (asked === null || asked.userId !== userId) return null;
  const { origin, hostname } = publicOrigin();
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: hostname,
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: (credential.transports ?? []).slice(0, 8),
    isBackedUp: credentialBackedUp,
  };
}

/** Asks for any passkey of this site; with `userId`, for one of this person, who is signed in already. */
export async function beginAssertion(
  db: Database,
  { userId, now }: { readonly userId: string | null; readonly now: Date },
): Promise<Begun<Awaited<ReturnType<typeof generateAuthenticationOptions>>>> {
  const options = await generateAuthenticationOptions({
    rpID: publicOrigin().hostname,
    userVerification: 'required',
  });
  return { options, cookies: await keep(db, options.challenge, userId, now) };
}

function isHandleOf(userId: string, handle: string | undefined): boolean {
  return handle === undefined || Buffer.from(bytesOfId(userId)).equals(Buffer.from(handle, 'base64url'));
}

/**
 * Whose passkey has signed the challenge; null when none has. `userId` is whom the challenge was made for: null for a
 * stranger. Why it was refused is told to nobody.
 */
export async function finishAssertion(
  db: Database,
  {
    response,
    userId,
    ...answered
  }: Answered & {
    readonly response: AuthenticationResponseJSON;
    readonly userId: string | null;
  },
): Promise<string | null> {
  const asked = await take(db, answered);
  if (asked === null || asked.userId !== userId) return null;
  const passkey = await findPasskey(db, { id: response.id });
  if (passkey === null || (userId !== null && passkey.userId !== userId)) return null;
  if (!isHandleOf(passkey.userId, response.response.userHandle)) return null;
  const { origin, hostname } = publicOrigin();
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: hostname,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { newCounter: counter } = checked.authenticationInfo;
  const isUsed = await savePasskeyUsed(db, { userId: passkey.userId, id: passkey.id, counter, now: answered.now });
  return isUsed ? passkey.userId : null;
}
