import * as z from 'zod';
import { addPasskey } from '@/server/account/add-passkey';
import { listOwnPasskeys } from '@/server/auth/own-passkeys';
import { ceremonyEnded, finishRegistration } from '@/server/auth/passkey-ceremony';
import { passkeyNameSchema, registrationSchema } from '@/server/auth/passkey-schema';
import { door } from '@/server/door';

/** `GET /api/v1/passkeys` (docs/http-api.md). */
export const GET = door({
  who: 'learner',
  run: async ({ db, session }) => ({ json: { passkeys: await listOwnPasskeys(db, { userId: session.userId }) } }),
});

/** `POST /api/v1/passkeys` (docs/http-api.md): adds the passkey that was made. */
export const POST = door({
  who: 'learner',
  authenticatedWithinMinutes: 15,
  maxBytes: 64 * 1024,
  body: z.strictObject({ response: registrationSchema, name: passkeyNameSchema }),
  run: async ({ db, session, now, cookieHeader }, { response, name }) => {
    const { userId } = session;
    const cookies = [ceremonyEnded()];
    const passkey = await finishRegistration(db, { response, userId, ceremonyCookies: cookieHeader, now });
    if (passkey === null)
      return { status: 422, code: 'passkey_refused', title: 'The passkey could not be checked. Try again.', cookies };
    const added = await addPasskey(db, { userId, passkey, name, now });
    if (added.ok) return { status: 201, json: { id: added.value.id, name }, cookies };
    const title =
      added.code === 'known_passkey'
        ? 'This passkey is in use already'
        : 'Remove a passkey first: there are 20 already';
    return { status: 409, code: added.code, title, cookies };
  },
});
