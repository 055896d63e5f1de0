import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';
import { type Failure, type Sent, send } from '@/client/send';

type Asked<Step extends (given: never) => unknown> = {
  readonly options: Parameters<Step>[0] extends { optionsJSON: infer Options } ? Options : never;
};

const refused = (code: string, title: string): Failure => ({
  ok: false,
  code,
  title,
  fields: {},
  retryAfterSeconds: null,
});

/** What the browser or the person did instead of giving a passkey. */
function failureOfBrowser(error: unknown): Failure {
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof WebAuthnError ? error.code : '';
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError')
    return refused('known_passkey', 'This device has a passkey for the account already.');
  if (name === 'NotAllowedError' || name === 'AbortError')
    return refused('cancelled', 'No passkey was given. Nothing was changed.');
  return refused('unsupported', 'This browser cannot use passkeys here.');
}

/** Makes a passkey on this device and adds it to the account. */
export async function makePasskey(name: string): Promise<Sent<{ readonly id: string; readonly name: string }>> {
  const asked = await send<Asked<typeof startRegistration>>('POST', '/api/v1/passkeys/options', {});
  if (!asked.ok) return asked;
  try {
    const response = await startRegistration({ optionsJSON: asked.value.options });
    return await send('POST', '/api/v1/passkeys', { response, name });
  } catch (error) {
    return failureOfBrowser(error);
  }
}

/** Signs in with a passkey; `again` shows once more who is at this session. */
export async function provePasskey(purpose: 'sign-in' | 'again'): Promise<Sent<unknown>> {
  const path = purpose === 'again' ? '/api/v1/sign-in/passkey/again' : '/api/v1/sign-in/passkey';
  const asked = await send<Asked<typeof startAuthentication>>('POST', `${path}/options`, {});
  if (!asked.ok) return asked;
  try {
    const response = await startAuthentication({ optionsJSON: asked.value.options });
    return await send('POST', path, { response });
  } catch (error) {
    return failureOfBrowser(error);
  }
}
