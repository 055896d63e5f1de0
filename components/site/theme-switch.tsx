'use client';

import { Moon, Sun, SunMoon } from 'lucide';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { isPlainKey } from '@/components/ui/plain-key';

type Theme = 'system' | 'light' | 'dark';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const icons = { system: SunMoon, light: Sun, dark: Moon };
const names: Record<Theme, string> = { system: 'follow system', light: 'light', dark: 'dark' };

function chosenTheme(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** The bars of a phone's browser take the colour that belongs to the chosen theme. */
function tintBrowser(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset['theme'] ??= meta.media.includes('dark') ? 'dark' : 'light';
    const own = meta.dataset['theme'];
    if (theme === 'system') meta.media = `(prefers-color-scheme: ${own})`;
    else meta.media = theme === own ? 'all' : 'not all';
  }
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}

/** Follow system, light, dark, in turn; `t` does the same. Other tabs follow. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>('system');

  useEffect(() => tintBrowser(theme), [theme]);
  useEffect(() => {
    setTheme(chosenTheme());
    const handleStorage = (event: StorageEvent) => {
      if (event.key !== 'theme') return;
      const value = event.newValue === 'light' || event.newValue === 'dark' ? event.newValue : 'system';
      if (value === 'system') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = value;
      setTheme(value);
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 't' || !isPlainKey(event)) return;
      const chosen = next[chosenTheme()];
      applyTheme(chosen);
      setTheme(chosen);
    };
    window.addEventListener('storage', handleStorage);
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('storage', handleStorage);
      window.removeEventListener('keydown', handleKey);
    };
  }, []);

  const handleClick = () => {
    const chosen = next[theme];
    applyTheme(chosen);
    setTheme(chosen);
  };

  return (
    <button type="button" className="iconb" onClick={handleClick} aria-label={`Theme: ${names[theme]}`}>
      <Icon icon={icons[theme]} />
    </button>
  );
}
