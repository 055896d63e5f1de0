/** The picture that other sites show beside the link to a score: SVG of 1200 by 630, with every text as outlines. */
import { formatDate } from '@/components/ui/format-date';
import { placeStones, ringLimits } from '@/components/ui/stone-ring';
import { logoPaths, stonePath } from '@/components/ui/stones';
import type { ScoreStatement } from '@/domain/score/score-statement';
import { levelText, pointsText, scoreText } from '@/domain/score/score-words';

type Style = {
  readonly face: 'serif' | 'sans';
  readonly size: number;
  readonly weight: number;
  readonly tracking?: number;
  readonly direction?: 'ltr' | 'auto';
};
type Painted = { readonly width: number; readonly svg: string };

/** Draws one line of text, with its origin at the left end of its base line. */
export type Painter = (text: string, style: Style) => Promise<Painted>;

const colors = {
  paper: '#f9f7f3',
  ink: '#221f1a',
  ink2: '#4d4842',
  ink3: '#67635c',
  stone: '#2c2823',
  track: '#e2dfd9',
  edge: '#827e77',
  line: '#dad7d2',
  lichen: '#d7e353',
  lichenLine: '#7b8d1c',
};
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemesOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

const at = (x: number, y: number, fill: string, { svg }: Painted) =>
  `<g transform="translate(${Math.round(x * 10) / 10} ${y})" fill="${fill}">${svg}</g>`;

/** The text, or as much of it as fits before an ellipsis. */
async function cut(paint: Painter, text: string, style: Style, most: number): Promise<Painted> {
  const whole = await paint(text, style);
  if (whole.width <= most) return whole;
  const graphemes = graphemesOf(text);
  let [fits, tooMany] = [0, graphemes.length];
  const shortened = (count: number) => paint(`${graphemes.slice(0, count).join('').trimEnd()}…`, style);
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if ((await shortened(middle)).width <= most) fits = middle;
    else tooMany = middle;
  }
  return shortened(fits);
}

/** The text in the greatest of these sizes in which it fits; cut in the smallest when it fits in none. */
async function sized(paint: Painter, text: string, style: Style, sizes: readonly number[], most: number) {
  for (const size of sizes) {
    const painted = await paint(text, { ...style, size });
    if (painted.width <= most) return painted;
  }
  return cut(paint, text, { ...style, size: sizes.at(-1) ?? style.size }, most);
}

/** Two lines at most, broken between words; the second is cut. */
async function inTwoLines(paint: Painter, text: string, style: Style, most: number): Promise<Painted[]> {
  const whole = await paint(text, style);
  if (whole.width <= most) return [whole];
  let first = '';
  for (const { segment } of words.segment(text)) {
    if ((await paint(`${first}${segment}`.trimEnd(), style)).width > most) break;
    first += segment;
  }
  if (first.trim() === '') return [await cut(paint, text, style, most)];
  return [await paint(first.trimEnd(), style), await cut(paint, text.slice(first.length).trimStart(), style, most)];
}

async function brand(paint: Painter): Promise<string> {
  const stones = logoPaths.map(({ d, transform }, index) => {
    const look =
      index === 2 ? `fill="${colors.lichen}" stroke="${colors.ink}" stroke-width="1.4"` : `fill="${colors.ink}"`;
    return `<path d="${d}"${transform === undefined ? '' : ` transform="${transform}"`} ${look}/>`;
  });
  const name = await paint('Cairn', { face: 'serif', size: 40, weight: 600, tracking: -0.01 });
  return `<g transform="translate(80 64) scale(1.3)">${stones.join('')}</g>${at(132, 98.5, colors.ink, name)}`;
}

async function levels(paint: Painter, { byLevel }: ScoreStatement): Promise<string> {
  const style = { face: 'sans', size: 24, weight: 500 } as const;
  const rows = byLevel.slice(0, 3).map(async (level, index) => {
    const y = 412 + 42 * index;
    const share = level.items === 0 ? 0 : level.points / level.items;
    const name = await cut(paint, levelText(level), style, 160);
    const count = await paint(`${pointsText(level.points)} of ${level.items}`, style);
    const bar = (width: number, fill: string) =>
      `<rect x="250" y="${y - 12}" width="${Math.round(width)}" height="10" rx="5" fill="${fill}"/>`;
    return `${at(80, y, colors.ink, name)}${bar(320, colors.track)}${bar(320 * share, colors.stone)}${at(594, y, colors.ink, count)}`;
  });
  return (await Promise.all(rows)).join('');
}

const ringLooks = {
  right: `fill="${colors.stone}"`,
  partly: `fill="${colors.edge}"`,
  missed: `fill="none" stroke="${colors.edge}" stroke-width="1.75"`,
};

async function ring(paint: Painter, { stones, percent }: ScoreStatement): Promise<string> {
  const size = 376;
  const hasRing = stones.length >= ringLimits.fewest && stones.length <= ringLimits.most;
  const drawn = (hasRing ? placeStones(stones, size) : []).map(({ d, transform, stone, dot }) => {
    const inside = stone === 'partly' ? `<circle r="${dot}" fill="${colors.paper}"/>` : '';
    return `<g transform="${transform}"><path d="${d}" ${ringLooks[stone]}/>${inside}</g>`;
  });
  const number = await paint(`${percent}%`, { face: 'serif', size: 92, weight: 500, tracking: -0.035 });
  return `<g transform="translate(754 85)">${drawn.join('')}</g>${at(942 - number.width / 2, 304, colors.ink, number)}`;
}

async function foot(paint: Painter, statement: ScoreStatement, host: string): Promise<string> {
  const style = { face: 'sans', size: 22, weight: 500 } as const;
  const date = await paint(formatDate(Date.parse(statement.takenAt)), style);
  const edition = await paint(`Edition ${statement.edition.slice(0, 8)}`, style);
  const how = statement.kind === 'self_rated' ? 'Self-rated on' : 'Graded by';
  const by = await cut(paint, `${how} ${host}`, { ...style, size: 24 }, 560);
  const mark = `<g transform="translate(${Math.round(1120 - by.width - 42)} 562) scale(1.1)"><path d="${stonePath(12, 1, 22, 19, -0.05)}" fill="${colors.lichen}" stroke="${colors.lichenLine}"/><path d="M7.4 11.2l3.2 3 6-6.4" fill="none" stroke="#1f2110" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></g>`;
  return `<path d="M80 540h1040" stroke="${colors.line}" stroke-width="2"/>${at(80, 582, colors.ink3, date)}${at(80 + date.width + 32, 582, colors.ink3, edition)}${mark}${at(1120 - by.width, 582, colors.ink, by)}`;
}

function howOf({ kind, mode }: ScoreStatement): string {
  if (kind === 'self_rated') return ', self-rated,';
  return mode === 'practice' ? ' in practice' : '';
}

/** Everything that the picture shows, as one SVG document. */
export async function scorePicture(paint: Painter, statement: ScoreStatement, host: string): Promise<string> {
  const most = 640;
  const heading = { face: 'serif', size: 78, weight: 500, tracking: -0.026, direction: 'auto' } as const;
  const sizes = [78, 70, 62, 56];
  const score = scoreText(statement);
  const name = statement.name === null ? null : await sized(paint, statement.name, heading, sizes, most);
  // A name of pictures alone, or in a script that no font here has: the score stands in its place.
  const isNamed = name !== null && name.width > 0;
  const big = isNamed ? name : await sized(paint, score, heading, sizes, most);
  const under = `${isNamed ? score : ''}${howOf(statement)} on ${statement.guideTitle}`.replace(/^,? ?/, '');
  const lines = await inTwoLines(paint, under, { face: 'serif', size: 34, weight: 400 }, most);
  const parts = [
    `<rect width="1200" height="630" fill="${colors.paper}"/>`,
    await brand(paint),
    at(78, 234, colors.ink, big),
    ...lines.map((line, index) => at(80, 294 + 44 * index, colors.ink2, line)),
    await levels(paint, statement),
    await ring(paint, statement),
    await foot(paint, statement, host),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">${parts.join('')}</svg>`;
}
