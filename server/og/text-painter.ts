/**
 * Text as outlines, in any script: bidirectional order by UAX 9 (bidi-js), shaping by HarfBuzz, fonts from packages.
 * The renderer of pictures gets paths alone, so that it needs no font and finds none on the machine.
 */
import bidiFactory from 'bidi-js';
import { type Face, familiesFor, filesFor } from '@/server/og/font-files';
import { harfbuzz } from '@/server/og/harfbuzz';
import { type OpenFont, openFont } from '@/server/og/open-fonts';

export type TextStyle = {
  readonly face: Face;
  readonly size: number;
  readonly weight: number;
  /** Added after each Latin letter, in parts of the size. */
  readonly tracking?: number;
  /** Of the paragraph; `auto`: the first letter decides. */
  readonly direction?: 'ltr' | 'auto';
};

/** SVG with its origin at the left end of the base line. */
export type PaintedText = { readonly width: number; readonly svg: string };

type Piece = { text: string; readonly font: OpenFont; readonly level: number };

const bidi = bidiFactory();
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const pictures =
  /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u20E3\u{E0000}-\u{E007F}]/gu;
const unseen = /(?![\u200C\u200D])(?:[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]|\p{Variation_Selector})/gu;
const rounded = (value: number) => Math.round(value * 100) / 100;

/** One line of text without pictures and without what cannot be seen; at most four marks on a letter. */
export function paintable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(pictures, '')
    .replace(unseen, '')
    .replace(/(?<![\p{L}\p{M}])[\u200C\u200D]+/gu, '')
    .replace(/(\p{Mn}{4})\p{Mn}+/gu, '$1')
    .replace(/ +/g, ' ')
    .trim();
}

async function fontFor(grapheme: string, face: Face, families: readonly string[]): Promise<OpenFont | null> {
  const [base = 0] = [...grapheme].map((character) => character.codePointAt(0) ?? 0);
  for (const file of await filesFor(base, face, families)) {
    const font = await openFont(file);
    if (font.has(base)) return font;
  }
  return null;
}

/** Runs of one font and one level, in logical order. What no font has is written plainer (𝕄 as M), or left out. */
async function piecesOf(text: string, { face, direction = 'ltr' }: TextStyle): Promise<Piece[]> {
  const families = familiesFor(text);
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const pieces: Piece[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const level = levels[index] ?? 0;
    const last = pieces.at(-1);
    const isBlank = segment === ' ' && last?.level === level && last.font.has(0x20);
    let shown = segment;
    let font = isBlank ? (last?.font ?? null) : await fontFor(segment, face, families);
    if (font === null) {
      shown = segment.normalize('NFKC');
      font = await fontFor(shown, face, families);
    }
    if (font === null) continue;
    if (last?.font === font && last.level === level) last.text += shown;
    else pieces.push({ text: shown, font, level });
  }
  return pieces;
}

/** From logical to visual order: UAX 9, rule L2. */
function inVisualOrder(pieces: readonly Piece[]): Piece[] {
  const ordered = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while (to < ordered.length && (ordered[to]?.level ?? 0) >= level) to += 1;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return ordered;
}

async function paintPiece({ text, font, level }: Piece, style: TextStyle, from: number): Promise<PaintedText> {
  const hb = await harfbuzz();
  const { size, weight, tracking = 0 } = style;
  const axes = { wght: weight, opsz: Math.min(72, Math.max(7, size)) };
  const set = Object.fromEntries(font.axes.map((axis) => [axis, axes[axis]]));
  if (font.axes.length > 0) font.font.setVariations(set);
  const buffer = hb.createBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(level % 2 === 1 ? 'rtl' : 'ltr');
  hb.shape(font.font, buffer);
  const glyphs = buffer.json();
  buffer.destroy();
  const scale = size / font.unitsPerEm;
  // Joined scripts must not be pulled apart.
  const extra = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Zyyy}\p{sc=Zinh}]*$/u.test(text) ? tracking * size : 0;
  const paths: string[] = [];
  let x = from;
  for (const { g, ax, dx, dy } of glyphs) {
    const outline = font.outline(g, JSON.stringify(set));
    const place = `translate(${rounded(x + dx * scale)} ${rounded(-dy * scale)}) scale(${scale} ${-scale})`;
    if (outline !== '') paths.push(`<path transform="${place}" d="${outline}"/>`);
    x += ax * scale + (ax === 0 ? 0 : extra);
  }
  return { width: x - from, svg: paths.join('') };
}

/** Draws one line. What is longer than 500 characters is cut before anything else is done with it. */
export async function paintText(text: string, style: TextStyle): Promise<PaintedText> {
  const pieces = inVisualOrder(await piecesOf(paintable(text.slice(0, 500)), style));
  let width = 0;
  let svg = '';
  for (const piece of pieces) {
    const painted = await paintPiece(piece, style, width);
    width += painted.width;
    svg += painted.svg;
  }
  return { width, svg };
}
