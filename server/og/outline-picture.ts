import { Resvg } from '@resvg/resvg-js';
import { LRUCache } from 'lru-cache';
import { oneAtATime } from '@/server/og/one-at-a-time';
import { closeOldFonts } from '@/server/og/open-fonts';
import { paintText } from '@/server/og/text-painter';

const kept = new LRUCache<string, Buffer>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: (png) => png.length + 512,
});

/** Loads what the first picture would wait for: the shaper, the renderer, and the fonts of Latin text. */
export async function warmPictures(): Promise<void> {
  await drawOutlines('warm', async (paint) => {
    const texts = (['serif', 'sans'] as const).map((face) =>
      paint('Cairn 26 of 30, 87%', { face, size: 24, weight: 500 }),
    );
    const drawn = (await Promise.all(texts)).map(({ svg }) => svg);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${drawn.join('')}</svg>`;
  });
}

/**
 * A PNG out of an SVG in which every text is outlines (`paintText`). Kept by `key`, which names all that it depends on.
 * Waits in one line with all other pictures.
 */
export async function drawOutlines(key: string, make: (paint: typeof paintText) => Promise<string>): Promise<Buffer> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  return oneAtATime(async () => {
    const drawn =
      kept.get(key) ?? new Resvg(await make(paintText), { font: { loadSystemFonts: false } }).render().asPng();
    kept.set(key, drawn);
    await closeOldFonts();
    return drawn;
  });
}
