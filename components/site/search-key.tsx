'use client';

import { useEffect } from 'react';
import { isPlainKey } from '@/components/ui/plain-key';

/** `/` goes to the search, or into its field where there is one. */
export function SearchKey() {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isPlainKey(event)) return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (field === null) location.assign('/search');
      else field.select();
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
  return null;
}
