import * as z from 'zod';
import { passwordSchema } from '@/server/auth/email-schema';
import { changePassword } from '@/server/auth/password-deeds';
import { passwordReply } from '@/server/auth/replies';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

const recentMs = 10 * 60_000;

/** `POST /api/v1/account/password` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  body: z.strictObject({ current: z.string().max(1000).nullable(), password: passwordSchema }),
  limits: [accountWrites],
  run: async ({ db, session, now }, { current, password }) => {
    const { userId, email, sessionId, authenticatedAt } = session;
    const isRecent = now.getTime() - authenticatedAt.getTime() <= recentMs;
    const given = { userId, email, sessionId, current: current || null, password, isRecent, now };
    const changed = await changePassword(db, given);
    if (changed.ok) return { json: {} };
    if (changed.code !== 'wrong_credentials') return passwordReply(changed.code);
    return {
      status: 422,
      code: 'invalid',
      title: 'The current password is another one',
      fields: { current: 'This is not the current password' },
    };
  },
});
