/** Holds the promise of the guides: every snippet was run, and its output is what Node printed. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { describe, expect, test } from 'vitest';
import { type CodeFence, codeFences } from './fences';
import { runJavaScript } from './run-javascript';

type GuideFence = CodeFence & { guide: string; place: string };

const guidesDir = path.resolve(import.meta.dirname, '../../content/guides');

/** The machine is small, and a fence with timers should not wait behind many others. */
const limited = pLimit(2);

function fencesOfGuide(guide: string): GuideFence[] {
  const names = readdirSync(path.join(guidesDir, guide), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => {
      const file = path.posix.join(guide, ...name.split(path.sep));
      const markdown = readFileSync(path.join(guidesDir, file), 'utf8');
      return codeFences(markdown).map((fence) => ({ ...fence, guide, place: `${file}:${fence.line}` }));
    });
}

const guides = readdirSync(guidesDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const fences = guides.flatMap((entry) => fencesOfGuide(entry.name));

describe('what a guide says about its JavaScript', () => {
  for (const { code, meta, output, place } of fences.filter((fence) => fence.language === 'js')) {
    if (output === null) continue;
    test.concurrent(`the code at ${place} prints what its output block shows`, async ({ expect }) => {
      const printed = await limited(() => runJavaScript(code, meta['module'] === true));
      expect(printed).toBe(output);
    });
  }

  test('every piece of code in the javascript guide is labelled js and has its output', () => {
    const ofGuide = fences.filter((fence) => fence.guide === 'javascript');
    const runnable = ofGuide.filter((fence) => /^(?:js|javascript|mjs|cjs|node|nodejs)$/i.test(fence.language));
    const unchecked = runnable.filter((fence) => fence.language !== 'js' || fence.output === null);
    expect(runnable.length).toBeGreaterThan(0);
    expect(unchecked.map((fence) => fence.place)).toEqual([]);
  });
});

describe('finding the fences', () => {
  test('lines count from the top of the file and words of the info string are kept', () => {
    const markdown = '---\na: 1\n---\n\n```sql session=b quiet\nSELECT 1;\n```\n\n```output\n 1\n```\n';
    expect(codeFences(markdown)).toEqual([
      { language: 'sql', meta: { session: 'b', quiet: true }, code: 'SELECT 1;', line: 5, output: ' 1' },
    ]);
  });

  test('a fence inside of a list has its output, and a fence shown inside of another is no fence', () => {
    const markdown = '- item\n\n  ```js\n  a\n  ```\n\n  ```output\n  b\n  ```\n\n````markdown\n```js\nc\n```\n````\n';
    expect(codeFences(markdown).map(({ language, output }) => [language, output])).toEqual([
      ['js', 'b'],
      ['markdown', null],
    ]);
  });

  test('an output that does not directly follow its code is refused', () => {
    expect(() => codeFences('```js\na\n```\n\nA sentence.\n\n```output\nb\n```\n')).toThrow('line 7');
  });
});

describe('running a fence', () => {
  test('an error that nobody catches is the last line, thrown or rejected, in a script or a module', async () => {
    const thrown = "console.log('a'); setTimeout(() => console.log('never')); throw new TypeError('b')";
    expect(await runJavaScript(thrown, false)).toBe('a\nUncaught TypeError: b');
    expect(await runJavaScript("Promise.reject(new RangeError('c'))", true)).toBe('Uncaught RangeError: c');
    expect(await runJavaScript("throw 'text'", true)).toBe('Uncaught text');
    expect(await runJavaScript('let a; let a;', false)).toMatch(/^Uncaught SyntaxError: /);
  });

  test('a script is sloppy CommonJS whose ticks run before its promises, a module is strict', async () => {
    const order = "Promise.resolve().then(() => console.log('promise')); process.nextTick(() => console.log('tick'));";
    expect(await runJavaScript(`${order} (function () { console.log(typeof this, typeof require); })()`, false)).toBe(
      'object function\ntick\npromise',
    );
    expect(await runJavaScript('console.log(typeof this, typeof require)', true)).toBe('undefined undefined');
  });

  test('the machine does not show in the output: no colours, UTC, no inherited settings', async () => {
    const code = "console.log([1], new Date(2026, 0, 1).toISOString(), (0.5).toLocaleString(), process.env['PATH'])";
    expect(await runJavaScript(code, false)).toBe('[ 1 ] 2026-01-01T00:00:00.000Z 0.5 undefined');
  });

  test('code that never ends is ended', async () => {
    await expect(runJavaScript('for (;;);', false)).rejects.toThrow('5000 ms');
  });
});
