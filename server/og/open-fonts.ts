/** Fonts that are open in HarfBuzz, which holds them outside of JavaScript's memory: a few, closed oldest first. */
import { readFile } from 'node:fs/promises';
import type { Font } from 'harfbuzzjs/hbjs.js';
import { decompress } from 'wawoff2';
import type { FontFile } from '@/server/og/font-files';
import { harfbuzz } from '@/server/og/harfbuzz';

export type OpenFont = {
  readonly font: Font;
  readonly unitsPerEm: number;
  readonly axes: FontFile['axes'];
  has(codePoint: number): boolean;
  /** The glyph's outline as it is at these axes, y upwards. */
  outline(glyph: number, axes: string): string;
  close(): void;
};

/** Kept between pictures. A slice is some 60 to 300 kB. */
const mostKept = 24;
const key = Symbol.for('cairn.open-fonts');
type Holder = { [key]?: Map<string, Promise<OpenFont>> };

/** They belong to the one HarfBuzz of the process. */
function openFonts(): Map<string, Promise<OpenFont>> {
  const holder = globalThis as Holder;
  holder[key] ??= new Map();
  return holder[key];
}

async function load(file: FontFile): Promise<OpenFont> {
  const hb = await harfbuzz();
  const sfnt = await decompress(await readFile(/* turbopackIgnore: true */ file.path));
  const blob = hb.createBlob(sfnt);
  const face = hb.createFace(blob, 0);
  const font = hb.createFont(face);
  const characters = new Set(face.collectUnicodes());
  const outlines = new Map<string, string>();
  return {
    font,
    unitsPerEm: face.upem,
    axes: file.axes,
    has: (codePoint) => characters.has(codePoint),
    outline(glyph, axes) {
      const key = `${axes} ${glyph}`;
      const known = outlines.get(key) ?? font.glyphToPath(glyph);
      if (outlines.size < 500) outlines.set(key, known);
      return known;
    },
    close() {
      font.destroy();
      face.destroy();
      blob.destroy();
    },
  };
}

/** The open font of a file. It stays open at least until `closeOldFonts` is called. */
export function openFont(file: FontFile): Promise<OpenFont> {
  const open = openFonts();
  const found = open.get(file.path) ?? load(file);
  open.delete(file.path);
  open.set(file.path, found);
  found.catch(() => open.delete(file.path));
  return found;
}

/** Closes what was not used for longest. Called when no picture is being drawn. */
export async function closeOldFonts(): Promise<void> {
  const open = openFonts();
  for (const [path, font] of [...open].slice(0, Math.max(0, open.size - mostKept))) {
    open.delete(path);
    (await font).close();
  }
}
