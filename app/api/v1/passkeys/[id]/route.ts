import * as z from 'zod';
import { removePasskey } from '@/server/account/remove-passkey';
import { renamePasskey } from '@/server/auth/own-passkeys';
import { passkeyNameSchema } from '@/server/auth/passkey-schema';
import { door } from '@/server/door';

const idOf = (url: URL): string => url.pathname.split('/').at(-1) ?? '';
const missing = { status: 404, code: 'no_such_passkey', title: 'You have no such passkey' } as const;

/** `PATCH /api/v1/passkeys/<id>` (docs/http-api.md): gives it another name. */
export const PATCH = door({
  who: 'learner',
  body: z.strictObject({ name: passkeyNameSchema }),
  run: async ({ db, session, url }, { name }) => {
    const id = idOf(url);
    return (await renamePasskey(db, { userId: session.userId, id, name })) ? { json: { id, name } } : missing;
  },
});

/** `DELETE /api/v1/passkeys/<id>` (docs/http-api.md). */
export const DELETE = door({
  who: 'learner',
  authenticatedWithinMinutes: 15,
  run: async ({ db, session, url }) => {
    const id = idOf(url);
    const gone = await removePasskey(db, { userId: session.userId, id });
    if (gone.ok) return { json: { id } };
    return gone.code === 'no_such_passkey'
      ? missing
      : { status: 409, code: gone.code, title: 'This is the only way into your account. Add another one first.' };
  },
});
