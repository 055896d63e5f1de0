import { Resvg } from '@resvg/resvg-js';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { ReactNode } from 'react';
import satori from 'satori';
import { closeOldFonts } from '@/server/og/open-fonts';
import { pictureFonts } from '@/server/og/picture-fonts';
import { paintText } from '@/server/og/text-painter';

export const pictureSize = { width: 1200, height: 630 };
const oneAtATime = pLimit(1);
const outlined = new LRUCache<string, Buffer>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: (png) => png.length + 512,
});

/**
 * A PNG of 1200 by 630 pixels. One is drawn at a time, so that a burst of requests takes bounded memory; the page
 * cache keeps what was drawn.
 */
export function drawPicture(node: ReactNode): Promise<Buffer> {
  return oneAtATime(async () => {
    const svg = await satori(node, { ...pictureSize, fonts: await pictureFonts() });
    return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  });
}

/**
 * A PNG out of an SVG in which every text is outlines (`paintText`). Kept by `key`, which names all that it depends on.
 * Shares its turn with the pictures above.
 */
export async function drawOutlines(key: string, make: (paint: typeof paintText) => Promise<string>): Promise<Buffer> {
  const known = outlined.get(key);
  if (known !== undefined) return known;
  return oneAtATime(async () => {
    const drawn =
      outlined.get(key) ?? new Resvg(await make(paintText), { font: { loadSystemFonts: false } }).render().asPng();
    outlined.set(key, drawn);
    await closeOldFonts();
    return drawn;
  });
}

/** Text that fits a picture: emoji and control characters removed, cut at a word with an ellipsis. */
export function pictureText(text: string, mostCharacters: number): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Extended_Pictographic}\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...clean];
  if (characters.length <= mostCharacters) return clean;
  return `${characters
    .slice(0, mostCharacters - 1)
    .join('')
    .replace(/\s+\S*$/, '')}…`;
}
