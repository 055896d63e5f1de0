import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Font } from 'satori';

const scripts = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'] as const;

async function literata(script: string): Promise<Font> {
  const file = path.join(process.cwd(), `node_modules/@fontsource/literata/files/literata-${script}-500-normal.woff`);
  return {
    name: script === 'latin' ? 'Literata' : `Literata ${script}`,
    data: await readFile(/* turbopackIgnore: true */ file),
    weight: 500,
    style: 'normal',
  };
}

async function schibsted(): Promise<Font> {
  const file = path.join(
    process.cwd(),
    'node_modules/@fontsource/schibsted-grotesk/files/schibsted-grotesk-latin-500-normal.woff',
  );
  return {
    name: 'Schibsted Grotesk',
    data: await readFile(/* turbopackIgnore: true */ file),
    weight: 500,
    style: 'normal',
  };
}

let loaded: Promise<Font[]> | undefined;

/** The fonts of pictures, read once from the packages that ship them. A picture never asks the network for anything. */
export function pictureFonts(): Promise<Font[]> {
  loaded ??= Promise.all([...scripts.map(literata), schibsted()]);
  return loaded;
}
