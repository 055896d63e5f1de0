'use client';

import { ChartNoAxesColumn } from 'lucide';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';

type Props = { readonly isCurrent: boolean; readonly isTab?: boolean };

/** The way to one's dashboard, for whoever is signed in: pages are the same for everyone, so it comes when the page runs. */
export function DashboardLink({ isCurrent, isTab = false }: Props) {
  const [isSignedIn, setIsSignedIn] = useState(isCurrent);
  useEffect(() => setIsSignedIn(/(?:^|;\s*)cairn-signed-in=1/.test(document.cookie)), []);
  if (!isSignedIn) return null;
  return (
    <a href="/dashboard" aria-current={isCurrent ? 'page' : undefined}>
      {isTab && <Icon icon={ChartNoAxesColumn} />}
      Dashboard
    </a>
  );
}
