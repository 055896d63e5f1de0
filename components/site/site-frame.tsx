import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';

type Props = {
  readonly current?: 'guides' | 'quizzes' | 'search';
  readonly version: string;
  readonly children: ReactNode;
};

/** What stands around every page but the ones that ask for the whole screen. */
export function SiteFrame({ current, version, children }: Props) {
  return (
    <>
      <SiteHeader {...(current === undefined ? {} : { current })} />
      {children}
      <SiteFooter version={version} />
    </>
  );
}
