/** The sign-ins elsewhere that the environment sets up. A provider that is not configured does not exist. */
import { customFetch } from '@auth/core';
import GitHub from '@auth/core/providers/github';
import Google from '@auth/core/providers/google';
import type { NextAuthConfig } from 'next-auth';
import * as z from 'zod';
import { parseEmailAddress } from '@/domain/account/email-address';
import { env } from '@/env';

export type ProviderId = 'github' | 'google' | 'oidc';
export type ConfiguredProvider = { readonly id: ProviderId; readonly name: string };

/** What there is to choose from, in the order of the buttons. */
export function configuredProviders(): ConfiguredProvider[] {
  const settings = env();
  const found: ConfiguredProvider[] = [];
  if (settings.AUTH_GITHUB_ID !== undefined) found.push({ id: 'github', name: 'GitHub' });
  if (settings.AUTH_GOOGLE_ID !== undefined) found.push({ id: 'google', name: 'Google' });
  if (settings.AUTH_OIDC_ID !== undefined)
    found.push({ id: 'oidc', name: settings.AUTH_OIDC_NAME ?? 'single sign-on' });
  return found;
}

/** What a provider's answers are read with, and told to. */
export type ProviderTalk = {
  readonly fetch: typeof fetch;
  /** Called with the address that the provider says is verified; null for one that is not. */
  noteEmail(email: string | null): void;
};

const claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.unknown().optional(),
});

/** Reads the claims of a provider. Only an `email_verified` that is `true` itself counts. */
export function claimedProfile(talk: ProviderTalk) {
  return (profile: unknown) => {
    const { sub, email, email_verified: isVerified } = claims.parse(profile);
    const known = email === undefined ? null : parseEmailAddress(email);
    talk.noteEmail(isVerified === true ? known : null);
    return { id: sub, email: known };
  };
}

const gitHubUser = z.looseObject({ id: z.number() });
const gitHubEmails = z.array(
  z.looseObject({ email: z.string(), primary: z.boolean().default(false), verified: z.boolean().default(false) }),
);

/** Who somebody is at GitHub. It tells which address is verified only in its list of addresses. */
export async function askGitHub(talk: ProviderTalk, accessToken: string | undefined): Promise<Record<string, unknown>> {
  const headers = {
    authorization: `Bearer ${accessToken ?? ''}`,
    'user-agent': 'cairn',
    accept: 'application/vnd.github+json',
  };
  const ask = async (path: string): Promise<unknown> => {
    const answer = await talk.fetch(`https://api.github.com${path}`, { headers });
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status}`);
    return answer.json();
  };
  const { id } = gitHubUser.parse(await ask('/user'));
  const primary = gitHubEmails.parse(await ask('/user/emails')).find((entry) => entry.primary);
  return { sub: String(id), email: primary?.email, email_verified: primary?.verified === true };
}

/** next-auth's own descriptions of the providers that are configured. */
export function providerConfigs(talk: ProviderTalk): NextAuthConfig['providers'] {
  const settings = env();
  const profile = claimedProfile(talk);
  return configuredProviders().map(({ id, name }) => {
    if (id === 'github')
      return GitHub({
        clientId: settings.AUTH_GITHUB_ID ?? '',
        clientSecret: settings.AUTH_GITHUB_SECRET ?? '',
        checks: ['pkce', 'state'],
        userinfo: {
          url: 'https://api.github.com/user',
          request: ({ tokens }: { tokens: { access_token?: string } }) => askGitHub(talk, tokens.access_token),
        },
        profile,
        [customFetch]: talk.fetch,
      });
    const shared = { authorization: { params: { scope: 'openid email' } }, profile, [customFetch]: talk.fetch };
    if (id === 'google')
      return Google({
        clientId: settings.AUTH_GOOGLE_ID ?? '',
        clientSecret: settings.AUTH_GOOGLE_SECRET ?? '',
        ...shared,
        // Written here, so that nothing has to be asked before somebody is sent there.
        authorization: { url: 'https://accounts.google.com/o/oauth2/v2/auth', params: { scope: 'openid email' } },
        checks: ['pkce', 'state', 'nonce'],
      });
    return {
      id,
      name,
      type: 'oidc',
      issuer: settings.AUTH_OIDC_ISSUER ?? '',
      clientId: settings.AUTH_OIDC_ID ?? '',
      clientSecret: settings.AUTH_OIDC_SECRET ?? '',
      // Many providers put the address into the answer of their userinfo address only.
      idToken: false,
      ...shared,
      checks: ['pkce', 'state', 'nonce'],
    };
  });
}
