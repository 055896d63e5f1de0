import { describe, expect, test } from 'vitest';
import { guideOf, parse, problems } from '@/tests/content/guide-files';
import { cpuMsOf } from '@/tests/support/cpu-ms';

const large = 1024 * 1024;

describe('hostile YAML is refused, says where, and takes no time', () => {
  const front = (yaml: string) =>
    `---\ntitle: T\nquestions:\n  - question: Good?\n    answer: Yes.\n    topics: c\n${yaml}\n---\n`;
  test.each<[string, string, RegExp]>([
    ['an alias', '  - question: *a', /^g\.md:7:15 yaml\/alias$/],
    ['an anchor', '  - question: &a x\n    answer: *a', /^g\.md:7:\d+ yaml\/anchor$/],
    ['a tag that makes code', "  - question: !!js/function 'function(){}'", /^g\.md:7:\d+ yaml\/tag$/],
    ['a tag of another language', '  - question: !!python/object/apply:os.system [ls]', /^g\.md:7:\d+ yaml\/tag$/],
    ['a local tag', '  - question: !x y', /^g\.md:7:\d+ yaml\/tag$/],
    ['a merge key', 'seo:\n  <<: {title: x}', /^g\.md:8:3 yaml\/merge$/],
    [
      'a bomb of aliases',
      'a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]',
      /^g\.md:7:\d+ yaml\/anchor$/,
    ],
    ['deep flow', `x: ${'['.repeat(50_000)}`, /^g\.md:7:\d+ yaml\/too-deep$/],
    ['deep flow that closes', `x: ${'['.repeat(60)}${']'.repeat(60)}`, /^g\.md:7:\d+ yaml\/too-deep$/],
    ['deep blocks', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /yaml\/too-deep$/],
    ['deep marks', `x: ${'- '.repeat(5000)}y`, /yaml\/(?:too-deep|block-seq|unexpected|bad)/],
    ['a complex key', '? [a, b]\n: c', /yaml\/key$/],
    ['a second document', '--- x\nother: 1', /^g\.md:7:1 yaml\//],
    ['a directive', '%TAG ! tag:x,2000:\nx: 1', /yaml\//],
  ])('%s', async (_name, yaml, said) => {
    let parsed = parse('');
    expect(await cpuMsOf(() => (parsed = parse(front(yaml))))).toBeLessThan(2000);
    expect(
      problems(parsed).some((each) => said.test(each)),
      problems(parsed).join('\n'),
    ).toBe(true);
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
    [
      'broken questions at odd indents',
      Array.from({ length: 8000 }, (_, index) => `${' '.repeat(index % 7)}- question: [x`).join('\n'),
    ],
    ['a key of a megabyte', `${'k'.repeat(large)}: 1`],
    ['misspelt keys', Array.from({ length: 9000 }, (_, index) => `titl${index}: 1`).join('\n')],
    ['wrong types', `seo:\n  keywords:\n${'    - {a: b}\n'.repeat(8000)}`],
  ])('%s', async (_name, yaml) => {
    let parsed = parse('');
    expect(await cpuMsOf(() => (parsed = parse(`---\ntitle: T\n${yaml}\n---\n`)))).toBeLessThan(8000);
    expect(parsed.diagnostics.length).toBeLessThan(1000);
  });

  test('names of the language itself are names like any other', () => {
    const parsed = parse(
      '---\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\ntitle: T\nrelatedGuides:\n  __proto__: /x\n  constructor: /y\nquestions:\n  - question: __proto__\n    answer: constructor\n    topics: [constructor, __proto__, toString]\n    __proto__: {id: x}\n    aliases: [constructor]\n---\n',
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(guideOf(parsed).questions[0]).toMatchObject({
      text: '__proto__',
      topics: ['constructor', '__proto__', 'toString'],
      level: null,
      aliases: ['constructor'],
    });
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
