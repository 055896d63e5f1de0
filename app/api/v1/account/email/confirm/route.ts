import * as z from 'zod';
import { confirmEmailChange } from '@/server/auth/change-email';
import { secretSchema } from '@/server/auth/email-schema';
import { linkExpired, linkPerClient } from '@/server/auth/replies';
import { door } from '@/server/door';

/** `POST /api/v1/account/email/confirm` (docs/http-api.md): from either mailbox, signed in or not. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ token: secretSchema }),
  limits: [{ limit: linkPerClient, by: ({ client }) => client }],
  run: async ({ db, now }, { token }) => {
    const confirmed = await confirmEmailChange(db, { secret: token, now });
    if (confirmed.ok) return { json: confirmed.value };
    if (confirmed.code === 'email_taken')
      return { status: 409, code: 'email_taken', title: 'Somebody else has this address by now. Nothing was changed.' };
    return { ...linkExpired, title: 'This link has been used or is older than an hour' };
  },
});
