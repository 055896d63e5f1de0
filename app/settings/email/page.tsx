import type { Metadata } from 'next';
import { SignInFrame } from '@/components/account/sign-in-frame';
import { siteVersion } from '@/server/site/version';
import { ConfirmIsland } from './confirm-island';

export const metadata: Metadata = {
  title: 'Confirm the new address',
  robots: { index: false },
  referrer: 'no-referrer',
};

export default function ConfirmEmail() {
  return (
    <SignInFrame version={siteVersion}>
      <ConfirmIsland />
    </SignInFrame>
  );
}
