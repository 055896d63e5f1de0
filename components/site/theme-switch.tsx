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
