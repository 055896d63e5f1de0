import v8 from 'node:v8';
import vm from 'node:vm';
import { afterEach, expect, test, vi } from 'vitest';
import { scorePicture } from '@/components/score/score-picture';
import { makeStatement } from '@/domain/score/score-statement';
import { drawOutlines } from '@/server/og/outline-picture';
import { paintable, paintText } from '@/server/og/text-painter';
import { cpuMsOf } from '@/tests/support/cpu-ms';
import { hostileNames, scoreFacts } from '@/tests/support/score-facts';

afterEach(() => vi.unstubAllGlobals());

let drawn = 0;
const svgOf = (name: string | null, guideTitle = 'SQL interview questions', host = 'cairn.example') =>
  scorePicture(paintText, makeStatement(scoreFacts({ name, guideTitle })), host);
async function draw(name: string | null, guideTitle?: string): Promise<Buffer> {
  drawn += 1;
  return drawOutlines(`test ${drawn}`, () => svgOf(name, guideTitle));
}

function expectPicture(png: Buffer): void {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
}

const style = { face: 'serif', size: 78, weight: 500, direction: 'auto' } as const;
const glyphsOf = ({ svg }: { svg: string }) => [...svg.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d);

test('the first picture of a process takes less than a second of work', async () => {
  expect(await cpuMsOf(async () => expectPicture(await draw('Maya Lindqvist')))).toBeLessThan(1000);
});

test('nothing is asked of the network, whatever the name', async () => {
  vi.stubGlobal('fetch', () => {
    throw new Error('a picture must not fetch');
  });
  for (const name of hostileNames) expectPicture(await draw(name, name));
});

test('no text gets into the picture but as outlines', async () => {
  for (const name of hostileNames) {
    const svg = await svgOf(name, name, name);
    expect(svg).not.toMatch(/<(?:text|script|image|style|foreignObject)|href|onload|alert/);
    expect(svg.match(/<[a-z]+/gi)?.every((tag) => /^<(?:svg|rect|g|path|circle)$/.test(tag))).toBe(true);
  }
});

test.each([
  ['Arabic', 'محمد بن سلمان'],
  ['Armenian', 'Արամ Խաչատրյան'],
  ['Bengali', 'রবীন্দ্রনাথ'],
  ['Chinese, simplified', '张伟'],
  ['Chinese, traditional', '陳怡君'],
  ['Cyrillic', 'Юлия Ёлкина'],
  ['Devanagari', 'नमस्ते क्षत्रिय'],
  ['Ethiopic', 'አበበ ቢቂላ'],
  ['Georgian', 'შოთა რუსთაველი'],
  ['Greek', 'Ελένη Παπαδοπούλου'],
  ['Gujarati', 'ગુજરાતી'],
  ['Gurmukhi', 'ਗੁਰਮੁਖੀ'],
  ['Hebrew', 'שָׁלוֹם עולם'],
  ['Japanese', '山田さくら'],
  ['Kannada', 'ಕನ್ನಡ'],
  ['Khmer', 'ភាសាខ្មែរ'],
  ['Korean', '김철수'],
  ['Lao', 'ພາສາລາວ'],
  ['Malayalam', 'മലയാളം'],
  ['Myanmar', 'မြန်မာဘာသာ'],
  ['Odia', 'ଓଡ଼ିଆ'],
  ['Sinhala', 'සිංහල'],
  ['Tamil', 'தமிழ்'],
  ['Telugu', 'తెలుగు'],
  ['Thai', 'สวัสดีชาวโลก'],
  ['Vietnamese', 'Nguyễn Đặng Ước'],
])('%s is drawn with glyphs of its own, none of them missing', async (_script, name) => {
  const painted = await paintText(name, style);
  const letters = [...name.replace(/[\p{M}\s]/gu, '')].length;
  const glyphs = glyphsOf(painted);
  // Letters may join into one glyph, but not vanish.
  expect(glyphs.length).toBeGreaterThanOrEqual(letters / 2);
  expect(new Set(glyphs).size).toBeGreaterThan(Math.min(letters, 3) - 1);
  expect(painted.width).toBeGreaterThan(letters * 10);
  expectPicture(await draw(name, name));
});

test('right-to-left text stands from right to left, and letters join', async () => {
  const [first, second, both] = [
    await paintText('א', style),
    await paintText('ב', style),
    await paintText('אב', style),
  ];
  expect(glyphsOf(both)).toEqual([...glyphsOf(second), ...glyphsOf(first)]);
  const [alone, joined] = [await paintText('ب', style), await paintText('بب', style)];
  expect(joined.width).toBeLessThan(alone.width * 2);
  const mixed = await paintText('אב ab', style);
  expect(glyphsOf(mixed).slice(0, 2)).toEqual(glyphsOf(await paintText('ab', style)));
});

test('pictures, controls and piles of accents are left out; plain letters stand for fancy ones', async () => {
  expect(paintable('👩‍👩‍👧‍👦 Maya 🏳️‍🌈👍🏽 1️⃣\u202e\u0000')).toBe('Maya 1');
  expect(paintable(`Zoe${'\u0301'.repeat(60)}`).length).toBeLessThan(8);
  expect(glyphsOf(await paintText('𝕸𝖆𝖞𝖆', style))).toEqual(glyphsOf(await paintText('Maya', style)));
  expect(await paintText('👍', style)).toEqual({ width: 0, svg: '' });
});

test('a long name gets smaller, then is cut, and never reaches the ring', async () => {
  const rightEnd = (svg: string) => {
    const [, group = ''] = /<g transform="translate\(78 234\)"[^>]*>(.*?)<\/g>/.exec(svg) ?? [];
    return 78 + Math.max(...[...group.matchAll(/translate\(([\d.]+)/g)].map(([, x]) => Number(x)));
  };
  for (const name of ['W'.repeat(50), '山'.repeat(50), 'م'.repeat(50), 'Maya '.repeat(10)])
    expect(rightEnd(await svgOf(name))).toBeLessThan(730);
});

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

/** Bytes that are still in use once everything unused has been collected; what the system keeps for later is not ours. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test('malformed and endless text takes less than two seconds of work, and memory stays where it was', async () => {
  const odd = ['x'.repeat(12_000), '\ud800'.repeat(300), '🏴'.repeat(5000), 'क्'.repeat(3000), 'ﷺ'.repeat(500)];
  const many = Array.from({ length: 50 }, (_, index) => String.fromCodePoint(0x4e00 + index * 397)).join('');
  for (const text of [...odd, many]) await draw(text, text);
  const before = held();
  for (let round = 0; round < 3; round += 1)
    for (const text of [...odd, many]) {
      expect(await cpuMsOf(async () => expectPicture(await draw(text, text)))).toBeLessThan(2000);
    }
  expect(held() - before).toBeLessThan(32 * 1024 * 1024);
}, 120_000);

test('the same picture is drawn once, however many ask for it at the same time', async () => {
  let made = 0;
  const ask = () =>
    drawOutlines('one of many', () => {
      made += 1;
      return svgOf('Maya');
    });
  const pictures = await Promise.all(Array.from({ length: 8 }, ask));
  expect([made, new Set(pictures).size]).toEqual([1, 1]);
});
