import type { Metadata } from 'next';
import { SignInFrame } from '@/components/account/sign-in-frame';
import { localMailFolder } from '@/server/mail/local-mail-folder';
import { siteVersion } from '@/server/site/version';
import { ResetIsland } from './reset-island';

export const metadata: Metadata = { title: 'Set a new password', robots: { index: false }, referrer: 'no-referrer' };

export default function Reset() {
  return (
    <SignInFrame version={siteVersion}>
      <ResetIsland mailFolder={localMailFolder()} />
    </SignInFrame>
  );
}
