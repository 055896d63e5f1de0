import * as z from 'zod';
import { browserCookie } from '@/server/auth/browser-cookie';
import { emailSchema } from '@/server/auth/email-schema';
import { mailPerClient } from '@/server/auth/mail-limits';
import { requestSignInLink } from '@/server/auth/request-link';
import { door } from '@/server/door';

/** `POST /api/v1/sign-in/link` (docs/http-api.md): the same answer for every address. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ email: emailSchema, returnTo: z.string().max(500).default('/') }),
  limits: [{ limit: mailPerClient, by: ({ client }) => client }],
  run: async ({ db, now, cookieHeader }, { email, returnTo }) => {
    const { hash, cookies } = browserCookie(cookieHeader);
    await requestSignInLink(db, { email, returnTo, browserHash: hash, now });
    return { status: 202, json: {}, cookies };
  },
});
