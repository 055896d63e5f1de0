import { unlinkProvider } from '@/server/account/unlink-provider';
import { door } from '@/server/door';

/** `DELETE /api/v1/providers/<provider>` (docs/http-api.md). */
export const DELETE = door({
  who: 'learner',
  authenticatedWithinMinutes: 15,
  run: async ({ db, session, url }) => {
    const provider = url.pathname.split('/').at(-1) ?? '';
    const gone = await unlinkProvider(db, { userId: session.userId, provider });
    if (gone.ok) return { json: { provider } };
    return gone.code === 'last_way'
      ? { status: 409, code: gone.code, title: 'This is the only way into your account. Add another one first.' }
      : { status: 404, code: gone.code, title: 'This provider is not linked to your account' };
  },
});
