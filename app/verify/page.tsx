import type { Metadata } from 'next';
import { SignInFrame } from '@/components/account/sign-in-frame';
import { siteVersion } from '@/server/site/version';
import { VerifyIsland } from './verify-island';

export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false }, referrer: 'no-referrer' };

export default function Verify() {
  return (
    <SignInFrame version={siteVersion}>
      <VerifyIsland />
    </SignInFrame>
  );
}
