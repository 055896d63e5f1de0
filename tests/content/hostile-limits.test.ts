import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Author, Guide, Question } from '@/domain/content/guide';
import { beyondLimits } from '@/server/content/markdown/limits';
import type { DocumentToRender } from '@/server/content/markdown/render-document';
import { createRenderThread } from '@/server/content/render-thread';
import { createRenderer, type Renderer } from '@/server/content/renderer';
import { keepingLog } from '@/tests/content/folders';
import { guideOf, guideText, parse } from '@/tests/content/guide-files';
import { strange } from '@/tests/content/strange-html';
import { cpuMsOf } from '@/tests/support/cpu-ms';

const large = 1024 * 1024;
const bombs: readonly [string, string][] = [
  ['2 kB of quote marks', '>'.repeat(2000)],
  ['20 kB of quote marks with spaces', '> '.repeat(10_000)],
  ['80 kB of emphasis that never closes', '*a_ '.repeat(20_000)],
  ['emphasis over many lines', '*a_ **b__\n'.repeat(9000)],
  ['a list nested 400 deep', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['list marks in one line', '- '.repeat(5000)],
  ['numbers in one line', '1. '.repeat(5000)],
  ['quotes and lists in turn', '> - '.repeat(3000)],
  ['brackets that never close', '['.repeat(60_000)],
  ['pictures that never close', '![['.repeat(30_000)],
  ['links in links', '[a]('.repeat(20_000)],
  ['footnotes', `${'[^1]'.repeat(5000)}\n\n[^1]: x`],
  ['footnotes in footnotes', Array.from({ length: 2000 }, (_, index) => `[^${index}]: a[^${index + 1}]`).join('\n\n')],
  ['references to a long address', `${'[a] '.repeat(20_000)}\n\n[a]: https://a.b/${'x'.repeat(2000)}`],
  ['backticks of growing length', Array.from({ length: 600 }, (_, index) => '`'.repeat(index)).join(' a ')],
  [
    'a table of 100,000 cells',
    `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${`${'|b'.repeat(1000)}|\n`.repeat(100)}`,
  ],
  ['tags that nest', '<div>'.repeat(20_000)],
  ['tags that never close', '<a '.repeat(30_000)],
  ['entities', '&amp;'.repeat(60_000)],
  ['a line of a megabyte', 'a'.repeat(large)],
  ['a megabyte of short lines', 'a\n'.repeat(large / 2)],
  ['code that never ends', `\`\`\`js\n${'if (a) { '.repeat(20_000)}`],
  ['code of one long line', `\`\`\`js\n${"'a' + ".repeat(15_000)}\n\`\`\``],
  ['addresses', 'https://a.b/'.repeat(20_000)],
  ['e-mail addresses that are none', 'a.'.repeat(60_000)],
  ['backslashes', '\\'.repeat(100_000)],
  ['carriage returns', '\r'.repeat(100_000)],
  ['headings', '#'.repeat(100_000)],
  ['setext lines', 'a\n=\n'.repeat(30_000)],
  ['alerts', '> [!NOTE]\n'.repeat(20_000)],
  ['tildes', '~~a~ '.repeat(20_000)],
];

describe('a document that would hold up the server is shown as written', () => {
  let renderer: Renderer;
  const log = keepingLog();
  beforeAll(() => {
    renderer = createRenderer({ log });
  });
  afterAll(() => renderer.close());

  const question = (id: string, answer: string): Question =>
    ({ ...guideOf(parse(guideText(['One?']))).questions[0], id, answer, text: 'Why?' }) as Question;
  const guide = (slug: string, answers: readonly string[]): Guide =>
    ({
      ...guideOf(parse(guideText(['One?']))),
      slug,
      edition: slug,
      body: '',
      questions: answers.map((answer, index) => question(`q${index}`, answer)),
    }) as unknown as Guide;

  test.each(bombs)('%s', async (name, markdown) => {
    let html = '';
    const work = async () => {
      html = (await renderer.guide(guide(name, [markdown]))).questions[0]?.answerHtml ?? '';
    };
    expect(await cpuMsOf(work)).toBeLessThan(20_000);
    expect(html.length).toBeLessThan(3 * large);
    expect(strange(html)).toEqual([]);
  });

  test('the common bombs are refused before the parser sees them, in no time, and the log says which', async () => {
    let seen: string[] = [];
    const work = () => {
      seen = bombs.filter(([, markdown]) => beyondLimits(markdown) === null).map(([name]) => name);
    };
    expect(await cpuMsOf(work)).toBeLessThan(5000);
    expect(seen.length, seen.join(', ')).toBeLessThan(14);
    expect(log.lines.some((line) => line.level === 'warn' && /beyond the limits/.test(line.message))).toBe(true);
  });

  test('texts for people are within the limits', () => {
    const prose = `${'A sentence with *emphasis*, `code` and a [link](https://a.b/c_d). '.repeat(60)}\n\n`;
    expect(beyondLimits(prose.repeat(20))).toBeNull();
    expect(
      beyondLimits(
        `\`\`\`js\n${'  foo[bar]["baz"] = a * b * c;\n'.repeat(2000)}\`\`\`\n\n---\n\n* * *\n\n${'- '.repeat(10)}x`,
      ),
    ).toBeNull();
    expect(beyondLimits(`| a | b |\n|---|---|\n${'| `x` | *y* |\n'.repeat(300)}`)).toBeNull();
  });

  test('other guides are rendered meanwhile, and after', async () => {
    const slow = Promise.all(
      Array.from({ length: 3 }, (_, index) =>
        renderer.guide(
          guide(
            `slow-${index}`,
            Array.from({ length: 10 }, (_each, part) => `${'![[`*a_'.repeat(220)}${index} ${part}`),
          ),
        ),
      ),
    );
    const good = await renderer.guide(guide('good', ['It is **good**.']));
    expect(good.questions[0]?.answerHtml).toBe('<p>It is <strong>good</strong>.</p>');
    await slow;
    expect(
      await renderer.author({ id: 'a', name: 'A', kind: 'person', url: null, body: '*still* there' } as Author),
    ).toBe('<p><em>still</em> there</p>');
  }, 90_000);
});

test('a document that takes longer than its limit ends the thread; the next one is rendered', async () => {
  const thread = createRenderThread(2000);
  const document = (markdown: string): DocumentToRender => ({ markdown, kind: 'answer', prefix: 'q-x-', math: false });
  await thread.render(document('warm'));
  const [slow, next] = await Promise.all([
    thread.render(document('*a_ '.repeat(40_000))),
    thread.render(document('next')),
  ]);
  expect(slow).toMatchObject({ rendered: null, problem: 'took longer than 2000 ms' });
  expect(next.rendered?.html).toBe('<p>next</p>');
  await thread.close();
});

test('a document that nests without end is answered with null', async () => {
  const thread = createRenderThread(3000);
  const { rendered, problem } = await thread.render({
    markdown: '>'.repeat(100_000),
    kind: 'answer',
    prefix: 'q-x-',
    math: false,
  });
  expect(rendered).toBeNull();
  expect(problem).not.toBe('');
  await thread.close();
});
