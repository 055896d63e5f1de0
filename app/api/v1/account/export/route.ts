import { exportAccount } from '@/server/account/export-account';
import { zipFiles } from '@/server/account/zip-files';
import { signedOut } from '@/server/auth/replies';
import { door } from '@/server/door';

const perAccount = { name: 'export', points: 10, seconds: 3600 };

/** `POST /api/v1/account/export` (docs/http-api.md): a ZIP with everything about whoever asks. */
export const POST = door({
  who: 'learner',
  authenticatedWithinMinutes: 10,
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session, now }) => {
    const made = await exportAccount(db, { userId: session.userId, now });
    if (!made.ok) return signedOut;
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="cairn-${now.toISOString().slice(0, 10)}.zip"`,
      'cache-control': 'private, no-store',
    };
    return { response: new Response(await zipFiles(made.value), { headers }) };
  },
});
