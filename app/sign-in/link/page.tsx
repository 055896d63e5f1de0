import type { Metadata } from 'next';
import { SignInFrame } from '@/components/account/sign-in-frame';
import { siteVersion } from '@/server/site/version';
import { LinkIsland } from './link-island';

export const metadata: Metadata = { title: 'Sign in by link', robots: { index: false }, referrer: 'no-referrer' };

export default function SignInByLink() {
  return (
    <SignInFrame version={siteVersion}>
      <LinkIsland />
    </SignInFrame>
  );
}
