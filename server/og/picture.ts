import { Resvg } from '@resvg/resvg-js';
import type { ReactNode } from 'react';
import satori from 'satori';
import { oneAtATime } from '@/server/og/one-at-a-time';
import { pictureFonts } from '@/server/og/picture-fonts';

export const pictureSize = { width: 1200, height: 630 };

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
