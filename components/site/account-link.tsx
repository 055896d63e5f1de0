'use client';

import { User } from 'lucide';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';

/**
 * The way to sign in, or to one's own settings. Pages are the same for everyone, so the link learns only here, from a
 * cookie that says nothing but that there is an account, which of the two it is. Both are as wide.
 */
export function AccountLink() {
  const [isSignedIn, setIsSignedIn] = useState(false);
  useEffect(() => setIsSignedIn(/(?:^|;\s*)cairn-signed-in=1/.test(document.cookie)), []);
  const label = isSignedIn ? 'Settings' : 'Sign in';
  return (
    <a className="acct" href={isSignedIn ? '/settings' : '/sign-in'} aria-label={label}>
      <Icon icon={User} />
      <span>{label}</span>
    </a>
  );
}
