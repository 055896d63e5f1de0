import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import type { Database } from '@/db/database';
import type { CurrentSession } from '@/db/queries/sessions';
import { returnPath } from '@/domain/account/return-path';
import { done, failed, type Result } from '@/domain/shared/result';
import { cookieLine, cookieName } from '@/server/auth/cookies';
import { writeFlow } from '@/server/auth/provider-flow';
import { tripConfig } from '@/server/auth/provider-trip';
import { configuredProviders } from '@/server/auth/providers';
import { publicOrigin } from '@/server/site/public-origin';

type Start = {
  readonly provider: string;
  readonly returnTo: string | undefined;
  /** The session that the provider shall be linked to; null for signing in. */
  readonly linkTo: CurrentSession | null;
  readonly now: Date;
};

type Started = { readonly location: string; readonly cookies: readonly string[] };

/** Sends somebody to a provider: the address there, and the cookies that their return is checked against. */
export async function startProvider(
  db: Database,
  { provider, returnTo, linkTo, now }: Start,
): Promise<Result<Started, 'unknown_provider' | 'provider_unreachable'>> {
  if (!configuredProviders().some(({ id }) => id === provider)) return failed('unknown_provider');
  const trip = tripConfig({ db, now, userAgent: null, linkTo });
  const { origin } = publicOrigin();
  const request = new NextRequest(`${origin}/api/auth/signin/${provider}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ callbackUrl: returnPath(returnTo) }).toString(),
  });
  const answer = await NextAuth(() => trip.config).handlers.POST(request);
  const cookies = answer.headers.getSetCookie();
  const stateStart = `${cookieName('flow-state')}=`;
  const state = cookies
    .find((line) => line.startsWith(stateStart))
    ?.slice(stateStart.length)
    .split(';')[0];
  const location = answer.headers.get('location');
  if (trip.isProviderUnreachable()) return failed('provider_unreachable');
  if (location === null || state === undefined) throw trip.failure() ?? new Error('next-auth gave no address to go to');
  const flow = writeFlow(
    linkTo === null ? { intent: 'sign-in' } : { intent: 'link', sessionId: linkTo.sessionId },
    state,
  );
  return done({ location, cookies: [...cookies, cookieLine('flow', flow, 900)] });
}
