/**
 * `npx tsx scripts/fonts.ts`: makes app/fonts/ out of the packages of the fonts, to be run when one of them changes.
 *
 * The weights and optical sizes that nothing uses are cut away; letters and ligatures stay. It takes more than a third
 * off what a first visit on a slow line waits for.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';

const wght = { min: 400, max: 700 };
/** No text in Literata is smaller than 14 pixels, and its italic only stands within reading text. */
const fonts = [
  { file: 'literata/files/literata-latin-opsz-normal', axes: { wght, opsz: { min: 14, max: 72 } } },
  { file: 'literata/files/literata-latin-wght-italic', axes: { wght: 400 } },
  { file: 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal', axes: { wght } },
];

/** The letters of the package's Latin file. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x300, 0x329],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2215],
  [0xfb00, 0xfb04],
  [0xfffd, 0xfffd],
];
const letters = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
  .join('');

for (const { file, axes } of fonts) {
  const source = await readFile(path.join(projectRoot, 'node_modules/@fontsource-variable', `${file}.woff2`));
  const made = await subsetFont(source, letters, { targetFormat: 'woff2', variationAxes: axes });
  const target = path.join('app/fonts', `${path.basename(file)}.woff2`);
  await writeFile(path.join(projectRoot, target), made);
  process.stdout.write(`${target}: ${source.length} -> ${made.length} bytes\n`);
}
