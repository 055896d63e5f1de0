/** The Chromium that tests drive: CHROMIUM_PATH, one that Playwright installed, or the system's. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

type Variables = Readonly<Record<string, string | undefined>>;

/** Where the browser is; undefined when there is none. A CHROMIUM_PATH that names nothing counts as none. */
export function findBrowser(variables: Variables): string | undefined {
  const given = variables['CHROMIUM_PATH']?.trim();
  if (given) return existsSync(given) ? given : undefined;
  const folders = (variables['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...applications].find((file) => file !== '' && existsSync(file));
}

/** Flags for a browser that stays on this machine: nothing is fetched in the background; root needs no sandbox. */
export function browserArguments(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--disable-gpu',
  ];
  return process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
}
