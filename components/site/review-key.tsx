'use client';

import { useEffect } from 'react';
import { isPlainKey } from '@/components/ui/plain-key';

/** `r` starts the review. */
export function ReviewKey() {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'r' || event.repeat || !isPlainKey(event)) return;
      event.preventDefault();
      location.assign('/review');
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
  return null;
}
