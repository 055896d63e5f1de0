/** Draws the PNG icons of the installed app from public/logo.svg. Run by hand when the logo changes: `npx tsx scripts/draw-icons.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';

const paper = '#f8f7f3';
const folder = path.join(projectRoot, 'public');
// resvg knows no media queries; an icon has one look, the light one.
const logo = readFileSync(path.join(folder, 'logo.svg'), 'utf8').replace(/@media[^}]*\}[^}]*\}\}/, '');
const shapes = logo.slice(logo.indexOf('<style>'), logo.lastIndexOf('</svg>'));

/** `margin`: room around the mark, as a share of the side. A mask may cut away a fifth on each side. */
function draw(name: string, side: number, margin: number): void {
  const size = 32 / (1 - 2 * margin);
  const from = -size * margin;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${from} ${from} ${size} ${size}"><rect x="${from}" y="${from}" width="${size}" height="${size}" fill="${paper}"/>${shapes}</svg>`;
  writeFileSync(path.join(folder, name), new Resvg(svg, { fitTo: { mode: 'width', value: side } }).render().asPng());
}

draw('icon-192.png', 192, 0.1);
draw('icon-512.png', 512, 0.1);
draw('icon-maskable-512.png', 512, 0.24);
draw('apple-icon.png', 180, 0.14);
