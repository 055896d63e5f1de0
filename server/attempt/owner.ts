import type { Owner } from '@/db/queries/attempts';
import { guestHashOf } from '@/server/auth/guest-cookie';

type Asking = { readonly session: { readonly userId: string } | null; readonly cookieHeader: string | null };

/** Whose attempts may be asked for here: the person's who is signed in, and those that this browser began as a guest. */
export function ownerOf({ session, cookieHeader }: Asking): Owner {
  return { userId: session?.userId ?? null, guestHash: guestHashOf(cookieHeader) };
}

/** Whose counter a limit counts on. */
export function subjectOf(asking: Asking & { readonly client: string }): string {
  const { userId, guestHash } = ownerOf(asking);
  return userId ?? guestHash ?? asking.client;
}
