import type { Metadata } from 'next';
import { SignInFrame } from '@/components/account/sign-in-frame';
import { returnPath } from '@/domain/account/return-path';
import { localMailFolder } from '@/server/mail/local-mail-folder';
import { siteVersion } from '@/server/site/version';
import { SignInIsland } from './sign-in-island';

export const metadata: Metadata = {
  title: 'Sign in',
  description: 'Sign in to keep your ratings on every device. Every guide and every card works without.',
  robots: { index: false },
};

const notices: Readonly<Record<string, string>> = {
  account_exists:
    'There is an account with this address already. Sign in the usual way, then connect the other service in the settings.',
  email_not_verified: 'That service has not confirmed your address, so it cannot be used to sign in here.',
  provider_unreachable: 'That service did not answer. Try again later, or sign in another way.',
  provider_failed: 'Signing in there did not work. Nothing was changed.',
};

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignIn({ searchParams }: Props) {
  const { returnTo, problem } = await searchParams;
  return (
    <SignInFrame version={siteVersion}>
      <SignInIsland
        returnTo={returnPath(typeof returnTo === 'string' ? returnTo : null)}
        notice={typeof problem === 'string' ? (notices[problem] ?? null) : null}
        mailFolder={localMailFolder()}
      />
    </SignInFrame>
  );
}
