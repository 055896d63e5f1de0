import type { CurrentSession } from '@/db/queries/sessions';

/** For changes that one person makes to their own account by hand. */
export const accountWrites = {
  limit: { name: 'account', points: 60, seconds: 600 },
  by: ({ session }: { readonly session: CurrentSession }): string => session.userId,
};
