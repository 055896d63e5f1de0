'use client';

import type { ReactNode } from 'react';
import { send } from '@/client/send';
import { SignInScreen } from '@/components/account/sign-in-screen';

type Props = {
  readonly returnTo: string;
  readonly notice: string | null;
  readonly mailFolder: string | null;
  readonly children?: ReactNode;
};

export function SignInIsland({ returnTo, notice, mailFolder, children }: Props) {
  return (
    <SignInScreen
      notice={notice}
      mailFolder={mailFolder}
      onLink={(email) => send('POST', '/api/v1/sign-in/link', { email, returnTo })}
      onPassword={(email, password) => send('POST', '/api/v1/sign-in/password', { email, password })}
      onSignUp={(email, password) => send('POST', '/api/v1/sign-up', { email, password })}
      onSignedIn={() => window.location.assign(returnTo)}
    >
      {children}
    </SignInScreen>
  );
}
