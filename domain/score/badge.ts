/**
 * The badge for a README: an SVG of 20 pixels' height, dark on the left, the score on the right. Texts are fitted to
 * widths that are computed here (DESIGN.md, using the files, 6), so that it looks the same in any font.
 */
import type { ScoreStatement } from '@/domain/score/score-statement';
import { xmlText } from '@/domain/score/xml-text';

const characterWidth = 6.3;
const longestLabel = 40;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Drawn about twice as wide as a Latin letter: CJK, Hangul, kana, full-width forms, pictures. */
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uFF01-\uFF60]|\p{Extended_Pictographic}/u;

/** The mark of Cairn on a grid of 32, as `components/ui/stones.tsx` draws it. */
const mark =
  '<path d="M2 26.73C2 24.22 6.9 22.4 14.6 22.4C25.1 22.4 30 24.53 30 26.73C30 29.09 25.52 30 16 30C5.64 30 2 29.24 2 26.73Z" fill="#fdfdfa"/>' +
  '<path d="M4.5 17.73C4.5 15.22 9.39 13.4 16.36 13.4C22.41 13.4 25.3 15.53 25.3 17.73C25.3 20.09 21.97 21 14.9 21C7.2 21 4.5 20.24 4.5 17.73Z" transform="rotate(1.5 14.9 17.2)" fill="#fdfdfa"/>' +
  '<path d="M10.4 8.66C10.4 6.48 12.64 4.9 16.25 4.9C21.54 4.9 24 6.75 24 8.66C24 10.71 21.82 11.5 17.2 11.5C12.17 11.5 10.4 10.84 10.4 8.66Z" transform="rotate(-4 17.2 8.2)" fill="#d7e353" stroke="#fdfdfa" stroke-width="1.4"/>';

function shorten(text: string): string {
  const graphemes = [...segmenter.segment(text.replace(/\s+/gu, ' ').trim())].map(({ segment }) => segment);
  if (graphemes.length <= longestLabel) return graphemes.join('');
  return `${graphemes
    .slice(0, longestLabel - 1)
    .join('')
    .trimEnd()}…`;
}

function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return Math.max(1, Math.round(width * characterWidth));
}

/** What the dark side says: the guide, and that it is self-rated when it is. */
export function badgeLabel({ guideTitle, kind, mode }: Pick<ScoreStatement, 'guideTitle' | 'kind' | 'mode'>): string {
  const how = kind === 'self_rated' ? ', self-rated' : mode === 'practice' ? ', practice' : '';
  return `${shorten(guideTitle)}${how}`;
}

/** The badge as an SVG document. `takenOn` is a date in words. */
export function badgeSvg(statement: ScoreStatement, takenOn: string): string {
  const label = badgeLabel(statement);
  const value = `${statement.percent}%`;
  const [labelWidth, valueWidth] = [widthOf(label), Math.round(value.length * 8.6)];
  const left = 33 + labelWidth;
  const right = valueWidth + 14;
  const full = left + right;
  const verdict = statement.kind === 'self_rated' ? 'self-rated' : 'graded';
  const title = xmlText(`Cairn: ${shorten(statement.guideTitle)} ${value}, ${verdict} ${takenOn}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${full}" height="20" viewBox="0 0 ${full} 20" role="img" aria-label="${title}">
<title>${title}</title>
<clipPath id="c"><rect width="${full}" height="20" rx="4"/></clipPath>
<g clip-path="url(#c)"><path fill="#221f1a" d="M0 0h${left}v20H0z"/><path fill="#d7e353" d="M${left} 0h${right}v20H${left}z"/></g>
<g transform="translate(6 3) scale(.4375)">${mark}</g>
<g font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-rendering="geometricPrecision"><text x="26" y="14" fill="#fdfdfa" textLength="${labelWidth}" lengthAdjust="spacingAndGlyphs">${xmlText(label)}</text><text x="${left + 7}" y="14" fill="#1f2110" textLength="${valueWidth}" lengthAdjust="spacingAndGlyphs">${value}</text></g>
</svg>
`;
}

/** The same for shields.io, whose servers draw it: https://shields.io/badges/endpoint-badge. */
export function shieldsEndpoint(statement: ScoreStatement): Readonly<Record<string, string | number>> {
  return {
    schemaVersion: 1,
    label: badgeLabel(statement),
    message: `${statement.percent}%`,
    labelColor: '221f1a',
    color: 'd7e353',
    cacheSeconds: 300,
  };
}
