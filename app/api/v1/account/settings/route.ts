import { accountSettingsSchema } from '@/domain/account/account-settings';
import { storeSettings } from '@/server/account/store-settings';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

/** `PUT /api/v1/account/settings` (docs/http-api.md). */
export const PUT = door({
  who: 'learner',
  body: accountSettingsSchema,
  limits: [accountWrites],
  run: async ({ db, session, now }, settings) => {
    await storeSettings(db, { userId: session.userId, settings, now });
    return { json: settings };
  },
});
