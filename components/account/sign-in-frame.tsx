import type { ReactNode } from 'react';
import { WhatAnAccountKeeps } from '@/components/account/what-an-account-keeps';
import { SiteFrame } from '@/components/site/site-frame';

type Props = { readonly version: string; readonly children: ReactNode };

/** The pages of signing in: what to do at the left, what it is for at the right. */
export function SignInFrame({ version, children }: Props) {
  return (
    <SiteFrame version={version}>
      <main id="main" className="page si">
        <div className="si-main">
          <noscript>
            <p className="callout warn">
              Signing in needs JavaScript. Guides can be read without it, and without an account.
            </p>
          </noscript>
          {children}
        </div>
        <WhatAnAccountKeeps />
      </main>
    </SiteFrame>
  );
}
