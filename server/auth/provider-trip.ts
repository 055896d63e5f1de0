/** One request on the way to a provider or back: what next-auth is told for it, and what it came upon. */
import { skipCSRFCheck } from '@auth/core';
import type { NextAuthConfig } from 'next-auth';
import type { Database } from '@/db/database';
import type { CurrentSession } from '@/db/queries/sessions';
import { findProviderOwner, listLinkedProviders } from '@/db/queries/sign-in-ways';
import { findUserByEmail } from '@/db/queries/users';
import { returnPath } from '@/domain/account/return-path';
import { createAdapter } from '@/server/auth/adapter';
import { type CookieName, cookieName } from '@/server/auth/cookies';
import { authSecret } from '@/server/auth/provider-flow';
import { providerConfigs } from '@/server/auth/providers';
import { newSecret } from '@/server/auth/secret-token';
import { sessionLifeMs } from '@/server/auth/session';
import { publicOrigin } from '@/server/site/public-origin';

/** A provider that takes longer than this counts as unreachable. */
const patienceMs = 4_500;

export type Trip = {
  readonly db: Database;
  readonly now: Date;
  readonly userAgent: string | null;
  /** The session that a provider is linked to; null for signing in, where next-auth must not see one. */
  readonly linkTo: CurrentSession | null;
};

export type TripConfig = {
  readonly config: NextAuthConfig;
  /** What next-auth complained of last. */
  failure(): unknown;
  isProviderUnreachable(): boolean;
};

type Arrival = { readonly provider: string; readonly providerAccountId: string; readonly email: string | null };

/** Whether somebody who comes back may go in, or where they are sent instead. */
export async function admit({ db, linkTo }: Pick<Trip, 'db' | 'linkTo'>, arrival: Arrival): Promise<true | string> {
  const { provider, providerAccountId, email } = arrival;
  const owner = await findProviderOwner(db, { provider, providerAccountId });
  if (linkTo !== null) {
    if (owner === linkTo.userId) return true;
    if (owner !== null) return '/settings?problem=provider_taken';
    if (email === null) return '/settings?problem=email_not_verified';
    const linked = await listLinkedProviders(db, { userId: linkTo.userId });
    return linked.some((entry) => entry.provider === provider) ? '/settings?problem=provider_linked' : true;
  }
  if (owner !== null) return true;
  if (email === null) return '/sign-in?problem=email_not_verified';
  return (await findUserByEmail(db, { email })) !== null ? '/sign-in?problem=account_exists' : true;
}

function tripCookies(): NonNullable<NextAuthConfig['cookies']> {
  const secure = publicOrigin().protocol === 'https:';
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  const named = (name: CookieName) => ({ name: cookieName(name), options });
  const brief = (name: CookieName) => ({ name: cookieName(name), options: { ...options, maxAge: 900 } });
  return {
    sessionToken: named('session'),
    callbackUrl: brief('flow-return'),
    pkceCodeVerifier: brief('flow-pkce'),
    state: brief('flow-state'),
    nonce: brief('flow-nonce'),
  };
}

/** A path of this site, written as next-auth wants it: with the origin in front. Nothing else is ever returned to. */
function onThisSite(url: string): string {
  const { origin } = publicOrigin();
  return `${origin}${returnPath(url.startsWith(`${origin}/`) ? url.slice(origin.length) : url)}`;
}

/** What next-auth is told for one trip. Its deadline starts to run now. */
export function tripConfig(trip: Trip): TripConfig {
  let email: string | null = null;
  let isUnreachable = false;
  let failure: unknown = null;
  const deadline = AbortSignal.timeout(patienceMs);
  const talk: typeof fetch = async (input, init) => {
    try {
      const answer = await fetch(input, { redirect: 'error', ...init, cache: 'no-store', signal: deadline });
      if (answer.status >= 500) isUnreachable = true;
      return answer;
    } catch (error) {
      isUnreachable = true;
      throw error;
    }
  };
  const noteEmail = (found: string | null) => {
    email = found;
  };
  const config: NextAuthConfig = {
    secret: authSecret(),
    basePath: '/api/auth',
    // The address of each request is set from AUTH_URL before next-auth sees it: there is no other host to trust.
    trustHost: true,
    // Trips start behind our own door, which knows its own pages without a token.
    skipCSRFCheck,
    pages: { signIn: '/sign-in', error: '/sign-in' },
    session: { strategy: 'database', maxAge: sessionLifeMs / 1000, generateSessionToken: newSecret },
    cookies: tripCookies(),
    providers: providerConfigs({ fetch: talk, noteEmail }) as NextAuthConfig['providers'],
    adapter: createAdapter(trip.db, { now: trip.now, userAgent: trip.userAgent, verifiedEmail: () => email }),
    callbacks: {
      redirect: ({ url }) => onThisSite(url),
      signIn: async ({ account }) =>
        account == null
          ? false
          : admit(trip, { provider: account.provider, providerAccountId: account.providerAccountId, email }),
    },
    logger: {
      error: (error) => {
        failure ??= error;
      },
      warn: () => {},
      debug: () => {},
    },
  };
  return { config, failure: () => failure, isProviderUnreachable: () => isUnreachable || deadline.aborted };
}
