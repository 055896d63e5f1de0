import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Author, Guide, Question } from '@/domain/content/guide';
import { beyondLimits } from '@/server/content/markdown/limits';
import { type DocumentToRender, renderDocument } from '@/server/content/markdown/render-document';
import { createRenderer, type Renderer } from '@/server/content/renderer';
import { createRenderThread } from '@/server/content/render-thread';
import { startContent } from '@/server/content/start';
import { folderOf, keepingLog } from '@/tests/content/folders';
import { guideOf, guideText, parse, problems } from '@/tests/content/guide-files';
import { hostileMarkdown } from '@/tests/content/hostile-markdown';

const tags = new Set(['a', 'abbr', 'annotation', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'span', 'strike', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'ul', 'var', 'math', 'semantics', 'mrow', 'mi', 'mo', 'mn', 'mtext', 'msub', 'msup', 'mfrac', 'mstyle', 'mspace', 'mtable', 'mtr', 'mtd']);
const attributes = new Set(['className', 'href', 'rel', 'id', 'title', 'tabIndex', 'role', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref', 'dataFootnotes', 'scope', 'start', 'colSpan', 'rowSpan', 'lang', 'dir', 'align', 'cite', 'xmlns', 'encoding', 'display', 'mathcolor', 'mathvariant', 'stretchy', 'width']);
const classes = /^(?:codebox|scroll|callout|tip|info|warn|err|neutral|[ksncfr]|sr-only|footnotes|data-footnote-backref|task-list-item|contains-task-list|katex|katex-error|math-inline|math-display)$/;

/** What is in a page that must not be there. */
function strange(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), (node) => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type);
    if (node.type !== 'element') return;
    const { tagName, properties } = node as Element;
    if (!tags.has(tagName)) found.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (!attributes.has(name)) found.push(`${tagName}.${name}`);
      if (name === 'href' && !/^(?:https?:|mailto:|#|\/|[^:]*$|[^:]*[/?#])/i.test(String(value))) found.push(`href=${value}`);
      if (name === 'className') for (const each of value as string[]) if (!classes.test(each)) found.push(`class ${each}`);
      if (name === 'id' && !/^(?:q-x-[a-z0-9-]+|[a-z0-9-]*)/i.test(String(value))) found.push(`id=${value}`);
      if (name === 'id' && ['main', 'location', 'document'].includes(String(value))) found.push(`id=${value}`);
    }
  });
  return found;
}

describe('hostile Markdown is made harmless', () => {
  const kinds: readonly Partial<DocumentToRender>[] = [{ kind: 'answer' }, { kind: 'article', prefix: '' }, { kind: 'inline' }, { kind: 'answer', math: true }];

  test.each(hostileMarkdown)('%j', async (markdown) => {
    for (const options of kinds) {
      const { html } = await renderDocument({ markdown, kind: 'answer', prefix: 'q-x-', math: false, ...options });
      expect(strange(html), html).toEqual([]);
      const around = await renderDocument({ markdown: `before **x**\n\n${markdown}\n\nafter`, kind: 'answer', prefix: 'q-x-', math: false, ...options });
      expect(strange(around.html), around.html).toEqual([]);
    }
  });

  test('the corpus has enough tries, and the check can fail', () => {
    expect(hostileMarkdown.length).toBeGreaterThan(95);
    expect(strange('<p onclick="x">a</p><script>b</script><a href="javascript:x">c</a><p style="x">d</p><!-- x -->')).toHaveLength(5);
  });

  test('the checker says where: nearly every try is reported', () => {
    const silent = hostileMarkdown.filter((markdown) => {
      const said = parse(`---\ntitle: T\n---\n${markdown.replace('\0', '')}\n`).diagnostics.filter((each) => each.rule.startsWith('md/'));
      for (const { range } of said) expect(range.start.line).toBeGreaterThanOrEqual(4);
      return said.length === 0;
    });
    // Those that are text already (code, escapes, titles) and those that the parser takes apart by itself.
    expect(silent.length).toBeLessThan(24);
  });
});

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
  ['a table of 100,000 cells', `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${`${'|b'.repeat(1000)}|\n`.repeat(100)}`],
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

  const question = (id: string, answer: string): Question => ({ ...guideOf(parse(guideText(['One?']))).questions[0], id, answer, text: 'Why?' }) as Question;
  const guide = (slug: string, answers: readonly string[]): Guide => ({ ...guideOf(parse(guideText(['One?']))), slug, edition: slug, body: '', questions: answers.map((answer, index) => question(`q${index}`, answer)) }) as Guide;

  test.each(bombs)('%s', async (name, markdown) => {
    const from = performance.now();
    const rendered = await renderer.guide(guide(name, [markdown]));
    expect(performance.now() - from).toBeLessThan(20_000);
    const html = rendered.questions[0]?.answerHtml ?? '';
    expect(html.length).toBeLessThan(3 * large);
    expect(strange(html)).toEqual([]);
  });

  test('the common bombs are refused before the parser sees them, in no time, and the log says which', () => {
    const from = performance.now();
    const seen = bombs.filter(([, markdown]) => beyondLimits(markdown) === null).map(([name]) => name);
    expect(performance.now() - from).toBeLessThan(5000);
    expect(seen.length, seen.join(', ')).toBeLessThan(14);
    expect(log.lines.some((line) => line.level === 'warn' && /beyond the limits/.test(line.message))).toBe(true);
  });

  test('texts for people are within the limits', () => {
    const prose = `${'A sentence with *emphasis*, `code` and a [link](https://a.b/c_d). '.repeat(60)}\n\n`;
    expect(beyondLimits(prose.repeat(20))).toBeNull();
    expect(beyondLimits(`\`\`\`js\n${'  foo[bar]["baz"] = a * b * c;\n'.repeat(2000)}\`\`\`\n\n---\n\n* * *\n\n${'- '.repeat(10)}x`)).toBeNull();
    expect(beyondLimits(`| a | b |\n|---|---|\n${'| `x` | *y* |\n'.repeat(300)}`)).toBeNull();
  });

  test('other guides are rendered meanwhile, and after', async () => {
    const slow = Promise.all(Array.from({ length: 3 }, (_, index) => renderer.guide(guide(`slow-${index}`, Array.from({ length: 10 }, (_each, part) => `${'![[`*a_'.repeat(220)}${index} ${part}`)))));
    const good = await renderer.guide(guide('good', ['It is **good**.']));
    expect(good.questions[0]?.answerHtml).toBe('<p>It is <strong>good</strong>.</p>');
    await slow;
    expect((await renderer.author({ id: 'a', name: 'A', kind: 'person', url: null, body: '*still* there' } as Author))).toBe('<p><em>still</em> there</p>');
  });
});

test('a document that takes longer than its limit ends the thread; the next one is rendered', async () => {
  const thread = createRenderThread(400);
  const document = (markdown: string): DocumentToRender => ({ markdown, kind: 'answer', prefix: 'q-x-', math: false });
  await thread.render(document('warm'));
  const [slow, next] = await Promise.all([thread.render(document('*a_ '.repeat(20_000))), thread.render(document('next'))]);
  expect(slow).toMatchObject({ rendered: null, problem: 'took longer than 400 ms' });
  expect(next.rendered?.html).toBe('<p>next</p>');
  await thread.close();
});

test('a document that exhausts the stack is answered with null', async () => {
  const thread = createRenderThread();
  const { rendered, problem } = await thread.render({ markdown: '>'.repeat(4000), kind: 'answer', prefix: 'q-x-', math: false });
  expect(rendered).toBeNull();
  expect(problem).not.toBe('');
  await thread.close();
});

describe('hostile YAML is refused, says where, and takes no time', () => {
  const front = (yaml: string) => `---\ntitle: T\nquestions:\n  - question: Good?\n    answer: Yes.\n    topics: c\n${yaml}\n---\n`;
  test.each<[string, string, RegExp]>([
    ['an alias', '  - question: *a', /^g\.md:7:15 yaml\/alias$/],
    ['an anchor', '  - question: &a x\n    answer: *a', /^g\.md:7:\d+ yaml\/anchor$/],
    ['a tag that makes code', "  - question: !!js/function 'function(){}'", /^g\.md:7:\d+ yaml\/tag$/],
    ['a tag of another language', '  - question: !!python/object/apply:os.system [ls]', /^g\.md:7:\d+ yaml\/tag$/],
    ['a local tag', '  - question: !x y', /^g\.md:7:\d+ yaml\/tag$/],
    ['a merge key', 'seo:\n  <<: {title: x}', /^g\.md:8:3 yaml\/merge$/],
    ['a bomb of aliases', 'a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]', /^g\.md:7:\d+ yaml\/anchor$/],
    ['deep flow', `x: ${'['.repeat(50_000)}`, /^g\.md:7:\d+ yaml\/too-deep$/],
    ['deep flow that closes', `x: ${'['.repeat(60)}${']'.repeat(60)}`, /^g\.md:7:\d+ yaml\/too-deep$/],
    ['deep blocks', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /yaml\/too-deep$/],
    ['deep marks', `x: ${'- '.repeat(5000)}y`, /yaml\/(?:too-deep|block-seq|unexpected|bad)/],
    ['a complex key', '? [a, b]\n: c', /yaml\/key$/],
    ['a second document', '--- x\ntitle: Other', /yaml\/multiple-docs$/],
    ['a directive', '%TAG ! tag:x,2000:\nx: 1', /yaml\//],
  ])('%s', (_name, yaml, said) => {
    const from = performance.now();
    const parsed = parse(front(yaml));
    expect(performance.now() - from).toBeLessThan(2000);
    expect(problems(parsed).some((each) => said.test(each)), problems(parsed).join('\n')).toBe(true);
    expect(guideOf(parsed).questions.map((each) => each.text)).toContain('Good?');
  });

  test.each<[string, string]>([
    ['100,000 keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['100,000 items', `x:\n${'  - a\n'.repeat(100_000)}`],
    ['a megabyte of quotes', `x: ${'"'.repeat(large)}`],
    ['open quotes on every line', "x: 'a\nb: 'c\n".repeat(20_000)],
    ['tags', `x: ${'!a '.repeat(100_000)}`],
    ['commas', `x: [${','.repeat(300_000)}]`],
    ['blank lines', '\n'.repeat(900_000)],
    ['spaces', ' '.repeat(900_000)],
    ['dashes', '-\n'.repeat(200_000)],
    ['colons', ':'.repeat(500_000)],
    ['broken questions', '  - question: "x\n    answer: y\n'.repeat(10_000)],
    ['broken questions at odd indents', Array.from({ length: 8000 }, (_, index) => `${' '.repeat(index % 7)}- question: [x`).join('\n')],
    ['a key of a megabyte', `${'k'.repeat(large)}: 1`],
    ['misspelt keys', Array.from({ length: 9000 }, (_, index) => `titl${index}: 1`).join('\n')],
    ['wrong types', `seo:\n  keywords:\n${'    - {a: b}\n'.repeat(8000)}`],
  ])('%s', (_name, yaml) => {
    const from = performance.now();
    const parsed = parse(`---\ntitle: T\n${yaml}\n---\n`);
    expect(performance.now() - from).toBeLessThan(8000);
    expect(parsed.diagnostics.length).toBeLessThan(1000);
  });

  test('names of the language itself are names like any other', () => {
    const parsed = parse('---\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\ntitle: T\nrelatedGuides:\n  __proto__: /x\n  constructor: /y\nquestions:\n  - question: __proto__\n    answer: constructor\n    topics: [constructor, __proto__, toString]\n    __proto__: {id: x}\n    aliases: [constructor]\n---\n');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(guideOf(parsed).questions[0]).toMatchObject({ text: '__proto__', topics: ['constructor', '__proto__', 'toString'], level: null, aliases: ['constructor'] });
    expect(guideOf(parsed).math).toBe(false);
  });

  test('front matter in another language is refused and never run', () => {
    for (const fence of ['---js', '---coffee', '--- javascript', '---toml']) {
      const parsed = parse(`${fence}\nglobalThis.polluted = 1\n---\n`);
      expect(parsed.guide).toBeNull();
      expect(problems(parsed)).toEqual(['g.md:1:1 frontmatter/refused']);
    }
    expect((globalThis as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('hostile files are refused, and say where', () => {
  const header = '---\ntitle: T\nquestions:\n  - question: Good?\n    answer: Yes.\n    topics: c\n  - question: Bad?\n    answer: bad.md\n    topics: c\n---\n';
  test.each<[string, Uint8Array | string, string]>([
    ['a giant file', Buffer.alloc(large + 1, 'a'), 'file/too-large'],
    ['a NUL character', 'a\0b', 'file/not-utf8'],
    ['bytes that are not UTF-8', Uint8Array.from([0x61, 0xff, 0xfe]), 'file/not-utf8'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), 'file/not-utf8'],
    ['a cut character', Uint8Array.from([0x61, 0xe2, 0x82]), 'file/not-utf8'],
  ])('%s', async (_name, bytes, rule) => {
    const dir = folderOf({ 'guides/g/g.md': header, 'guides/g/content/bad.md': bytes, 'guides/h/h.md': bytes });
    const running = await startContent({ dir, log: keepingLog() });
    const { guides, diagnostics } = running.library();
    await running.close();
    expect(guides.map((guide) => guide.questions.map((question) => question.text))).toEqual([['Good?']]);
    expect(diagnostics.filter((each) => each.rule === rule).map((each) => [each.file, each.range.start.line])).toEqual([['guides/g/g.md', 8], ['guides/h/h.md', 1]]);
  });

  test.each(['../secret.md', '/etc/secret.md', 'content/../../secret.md', '..%2fsecret.md', 'a\\..\\secret.md', '.hidden.md', 'C:secret.md', 'file:///secret.md'])('the path %s', async (name) => {
    const dir = folderOf({ 'guides/g/g.md': header.replace('bad.md', name), 'guides/secret.md': 'Secret', 'secret.md': 'Secret', 'guides/g/content/.hidden.md': 'Secret' });
    const running = await startContent({ dir, log: keepingLog() });
    const { guides, diagnostics } = running.library();
    await running.close();
    expect(JSON.stringify(guides)).not.toContain('Secret');
    expect(diagnostics.some((each) => /^answer\/(?:escapes-root|missing-file)$/.test(each.rule) && each.range.start.line === 8)).toBe(true);
  });

  test('folder names that cannot be addresses are passed over and reported', async () => {
    const dir = folderOf({ 'guides/Bad Name/x.md': guideText(['One?']), 'guides/<script>/x.md': guideText(['One?']), 'guides/.git/x.md': 'x', 'guides/good/good.md': guideText(['One?']) });
    const running = await startContent({ dir, log: keepingLog() });
    const { guides, diagnostics } = running.library();
    await running.close();
    expect(guides.map((guide) => guide.slug)).toEqual(['good']);
    expect(diagnostics.map((each) => [each.rule, each.file])).toEqual([['guide/bad-name', 'guides/<script>'], ['guide/bad-name', 'guides/Bad Name']]);
  });
});
