import { describeAccount } from '@/server/account/describe-account';
import { door } from '@/server/door';

/** `GET /api/v1/me` (docs/http-api.md): who is signed in; `null` for a stranger, never for a database that is away. */
export const GET = door({
  who: 'stranger',
  run: async ({ db, session }) => ({ json: { account: session === null ? null : await describeAccount(db, session) } }),
});
