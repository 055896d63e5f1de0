import type { Metadata } from 'next';
import { SignInFrame } from '@/components/account/sign-in-frame';
import { returnPath } from '@/domain/account/return-path';
import { signInProblemWords } from '@/domain/account/sign-in-problem';
import { configuredProviders } from '@/server/auth/providers';
import { localMailFolder } from '@/server/mail/local-mail-folder';
import { siteVersion } from '@/server/site/version';
import { OtherWays } from './other-ways';
import { SignInIsland } from './sign-in-island';

export const metadata: Metadata = {
  title: 'Sign in',
  description: 'Sign in to keep your ratings on every device. Every guide and every card works without.',
  robots: { index: false },
};

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignIn({ searchParams }: Props) {
  const { returnTo, problem } = await searchParams;
  const path = returnPath(typeof returnTo === 'string' ? returnTo : null);
  return (
    <SignInFrame version={siteVersion}>
      <SignInIsland returnTo={path} notice={signInProblemWords(problem)} mailFolder={localMailFolder()}>
        <OtherWays providers={configuredProviders()} returnTo={path} />
      </SignInIsland>
    </SignInFrame>
  );
}
