/**
 * Which font files could draw a character. The packages cut each font into slices by Unicode range, so that a name in
 * any script costs the reading of one small file, or of a few for Chinese, Japanese and Korean.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export type Face = 'serif' | 'sans';
export type FontFile = {
  readonly path: string;
  /** Axes of a variable font that the style sets. */
  readonly axes: readonly ('wght' | 'opsz')[];
};

type Slice = FontFile & { readonly covers: (codePoint: number) => boolean };

/** The package of each script beyond those that Literata and Schibsted Grotesk have. */
const packages: Readonly<Record<string, readonly string[]>> = {
  Arabic: ['arabic'],
  Armenian: ['armenian'],
  Bengali: ['bengali'],
  Devanagari: ['devanagari'],
  Ethiopic: ['ethiopic'],
  Georgian: ['georgian'],
  Gujarati: ['gujarati'],
  Gurmukhi: ['gurmukhi'],
  Hebrew: ['hebrew'],
  Kannada: ['kannada'],
  Khmer: ['khmer'],
  Lao: ['lao'],
  Malayalam: ['malayalam'],
  Myanmar: ['myanmar'],
  Oriya: ['oriya'],
  Sinhala: ['sinhala'],
  Tamil: ['tamil'],
  Telugu: ['telugu'],
  Thai: ['thai'],
  // Han characters look different in each language: the text around them decides (familiesFor).
  Han: ['sc', 'jp', 'kr'],
  Bopomofo: ['sc'],
  Hiragana: ['jp'],
  Katakana: ['jp'],
  Hangul: ['kr'],
};
const scripts = Object.keys(packages).map((name) => [name, new RegExp(`\\p{scx=${name}}`, 'u')] as const);
const own = (name: string) => path.join(process.cwd(), name);

function coverOf(ranges: string): (codePoint: number) => boolean {
  const pairs = ranges.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (codePoint) => pairs.some(([from, to]) => codePoint >= from && codePoint <= to);
}

const read = new Map<string, Promise<readonly Slice[]>>();

/** The slices of a package, read once: `fileOf` gives the path and the axes of the slice by that name. */
function slicesOf(dir: string, fileOf: (slice: string) => FontFile): Promise<readonly Slice[]> {
  const known = read.get(dir);
  if (known !== undefined) return known;
  const found = readFile(/* turbopackIgnore: true */ own(`node_modules/${dir}/unicode.json`), 'utf8').then((json) =>
    Object.entries(JSON.parse(json) as Record<string, string>)
      // Latin is drawn by our own faces; symbols would be emoji.
      .filter(([slice]) => !/^(?:latin|math|symbols)/.test(slice) || !dir.includes('noto'))
      .map(([slice, ranges]) => ({ ...fileOf(slice.replace(/[[\]]/g, '')), covers: coverOf(ranges) })),
  );
  read.set(dir, found);
  found.catch(() => read.delete(dir));
  return found;
}

const latin = coverOf('U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212');

function faceSlices(face: Face): Promise<readonly Slice[]> {
  const name = face === 'serif' ? 'literata' : 'schibsted-grotesk';
  const first: Slice = {
    path: own(
      `app/fonts/${face === 'serif' ? 'literata-latin-opsz-normal' : 'schibsted-grotesk-latin-wght-normal'}.woff2`,
    ),
    axes: face === 'serif' ? ['wght', 'opsz'] : ['wght'],
    covers: latin,
  };
  const dir = `@fontsource/${name}`;
  const fileOf = (slice: string): FontFile => ({
    path: own(`node_modules/${dir}/files/${name}-${slice}-500-normal.woff2`),
    axes: [],
  });
  return slicesOf(dir, fileOf).then((slices) => [first, ...slices]);
}

function notoSlices(script: string): Promise<readonly Slice[]> {
  const dir = `@fontsource-variable/noto-sans-${script}`;
  return slicesOf(dir, (slice) => ({
    path: own(`node_modules/${dir}/files/noto-sans-${script}-${slice}-wght-normal.woff2`),
    axes: ['wght'],
  }));
}

/** Where to look for characters of a text, in this order. */
export function familiesFor(text: string): readonly string[] {
  const found = scripts.flatMap(([name, has]) => (has.test(text) ? (packages[name] ?? []) : []));
  const language = /\p{scx=Hangul}/u.test(text) ? 'kr' : /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? 'jp' : 'sc';
  return [...new Set(found.includes(language) ? [language, ...found] : found)];
}

/** The files that say they have this character, best first. */
export async function filesFor(codePoint: number, face: Face, families: readonly string[]): Promise<FontFile[]> {
  const lists = await Promise.all([
    faceSlices(face),
    ...families.map(notoSlices),
    ...(face === 'sans' ? [faceSlices('serif')] : []),
  ]);
  return lists.flat().filter(({ covers }) => covers(codePoint));
}
