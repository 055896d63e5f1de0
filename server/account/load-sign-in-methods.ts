import type { Database } from '@/db/database';
import { type ListedPasskey, listPasskeys } from '@/db/queries/passkeys';
import { type LinkedProvider, listLinkedProviders } from '@/db/queries/sign-in-ways';
import { findPasswordHash } from '@/db/queries/users';
import { type ConfiguredProvider, configuredProviders } from '@/server/auth/providers';

export type SignInMethodsPage = {
  readonly providers: readonly ConfiguredProvider[];
  readonly linked: readonly LinkedProvider[];
  readonly passkeys: readonly ListedPasskey[];
  readonly hasPassword: boolean;
};

/** How this person can sign in, and how else they could. */
export async function loadSignInMethods(
  db: Database,
  { userId }: { readonly userId: string },
): Promise<SignInMethodsPage> {
  return {
    providers: configuredProviders(),
    linked: await listLinkedProviders(db, { userId }),
    passkeys: await listPasskeys(db, { userId }),
    hasPassword: (await findPasswordHash(db, { userId })) !== null,
  };
}
