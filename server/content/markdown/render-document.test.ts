import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { type DocumentToRender, renderDocument } from '@/server/content/markdown/render-document';

async function html(markdown: string, options: Partial<DocumentToRender> = {}): Promise<string> {
  return (await renderDocument({ markdown, kind: 'answer', prefix: 'q-x-', math: false, ...options })).html;
}

function elements(markup: string): Element[] {
  const found: Element[] = [];
  visit(fromHtml(markup, { fragment: true }), 'element', (node) => void found.push(node));
  return found;
}

test('code has its language above it, classes for colours, and no inline styles', async () => {
  const made = await html("```js\nconst a = 'x'; // why\nconsole.log(10);\n```");
  expect(made).toContain(
    '<figure class="codebox"><figcaption><span>JavaScript</span></figcaption><pre tabindex="0" role="group" aria-label="JavaScript code"><code>',
  );
  for (const part of [
    '<span class="k">const</span>',
    `<span class="s">'x'</span>`,
    '<span class="c">// why</span>',
    '<span class="f">log</span>',
    '<span class="n">10</span>',
  ])
    expect(made).toContain(part);
  expect(made).not.toContain('style=');
});

test.each([
  ['sql', 'SQL', 'k'],
  ['python', 'Python', 'k'],
  ['go', 'Go', 'k'],
  ['java', 'Java', 'k'],
  ['c', 'C', 'k'],
  ['cpp', 'C++', 'k'],
  ['cs', 'C#', 'k'],
  ['rust', 'Rust', 'k'],
  ['ts', 'TypeScript', 'k'],
  ['tsx', 'TSX', 'k'],
  ['jsx', 'JSX', 'k'],
  ['bash', 'Shell', 'k'],
  ['php', 'PHP', 'k'],
  ['ruby', 'Ruby', 'k'],
  ['kotlin', 'Kotlin', 'k'],
  ['swift', 'Swift', 'k'],
  ['graphql', 'GraphQL', 'k'],
  ['proto', 'Protocol Buffers', 'k'],
  ['json', 'JSON', 's'],
  ['yaml', 'YAML', 's'],
  ['toml', 'TOML', 's'],
  ['html', 'HTML', 'k'],
  ['css', 'CSS', 'k'],
  ['xml', 'XML', 'k'],
  ['dockerfile', 'Dockerfile', 'k'],
  ['nginx', 'nginx', 'k'],
  ['http', 'HTTP', 'k'],
])('%s is labelled %s and coloured', async (language, label, className) => {
  const samples: Record<string, string> = {
    sql: "select 1 from t where a = 'x';",
    json: '{"a": "b", "c": 1}',
    yaml: 'a: "b"',
    toml: 'a = "b"',
    html: '<p class="a">x</p>',
    css: 'a { color: red; }',
    xml: '<a b="c">d</a>',
    dockerfile: 'FROM node:20\nRUN npm ci',
    nginx: 'server { listen 80; }',
    http: 'GET /a HTTP/1.1\nHost: a.b',
    python: 'def f(): return 1',
    go: 'func main() { return }',
    rust: 'fn main() { let x = 1; }',
    bash: 'if true; then echo a; fi',
    php: '<?php if (true) { echo 1; }',
    ruby: 'def a\n  return 1\nend',
    graphql: 'query { a }',
    proto: 'message A { string b = 1; }',
    swift: 'let a = 1; if a > 1 { return }',
    kotlin: 'fun main() { val a = 1 }',
    c: 'int main(void) { return 0; }',
    cpp: 'int main() { return 0; }',
    java: 'class A { public int b; }',
    cs: 'class A { public int b; }',
  };
  const made = await html(
    `\`\`\`${language}\n${samples[language] ?? 'const a = 1; export default a; if (a) return'}\n\`\`\``,
  );
  expect(made).toContain(`<span>${label}</span>`);
  expect(made).toContain(`<span class="${className}">`);
});

test('text, output and unknown languages are shown without colours; case does not matter', async () => {
  expect(await html('```output\n1 < 2\n```')).toBe(
    '<figure class="codebox"><figcaption><span>Output</span></figcaption><pre tabindex="0" role="group" aria-label="Output"><code>1 &#x3C; 2</code></pre></figure>',
  );
  expect(await html('```text\nx\n```')).toContain(
    '<figcaption><span></span></figcaption><pre tabindex="0" role="group" aria-label="Code"><code>x</code>',
  );
  expect(await html('```constructor\nx\n```')).toContain('<code>x</code>');
  expect(await html('```SQL\nselect 1\n```')).toContain('<span>SQL</span>');
});

test.each([
  ['TIP', 'tip', 'Tip.'],
  ['NOTE', 'neutral', 'Note.'],
  ['IMPORTANT', 'info', 'Important.'],
  ['WARNING', 'warn', 'Warning.'],
  ['CAUTION', 'err', 'Caution.'],
])('> [!%s] becomes a callout', async (kind, className, word) => {
  expect(await html(`> [!${kind}]\n> Mind this.`)).toBe(
    `<div class="callout ${className}" role="note">\n<p><strong>${word}</strong> Mind this.</p>\n</div>`,
  );
});

test('a callout that begins with bold words keeps them as its own; an unknown kind stays a quote', async () => {
  expect(await html('> [!NOTE]\n> **Rule.** Mind this.')).toContain('<p><strong>Rule.</strong> Mind this.</p>');
  expect(await html('> [!OTHER]\n> x')).toContain('<blockquote>');
});

test('tables scroll in a region of their own, with scopes and no inline styles', async () => {
  const made = await html('| a | b |\n|---|--:|\n| 1 | 2 |');
  expect(made).toMatch(/^<div class="scroll" tabindex="0" role="(?:region|group)" aria-label="Table"><table>/);
  expect(made).toContain('<th scope="col" class="r">b</th>');
  expect(made).not.toMatch(/style=|align=/);
});

test('no link of a footnote dangles, and ids differ between the answers of a page', async () => {
  const markdown = 'A[^1], again[^1], b[^long-name].\n\n[^1]: One.\n[^long-name]: Two with [a link](https://a.b).\n';
  const page =
    (await html(markdown)) +
    (await html(markdown, { prefix: 'q-y-' })) +
    (await html(markdown, { kind: 'article', prefix: '' }));
  const all = elements(page);
  const ids = all.flatMap((node) => (typeof node.properties['id'] === 'string' ? [node.properties['id']] : []));
  expect(new Set(ids).size).toBe(ids.length);
  const targets = all
    .flatMap((node) => [
      String(node.properties['href'] ?? '').replace(/^(?!#).*/, ''),
      ...((node.properties['ariaDescribedBy'] as string[] | undefined) ?? []).map((id) => `#${id}`),
    ])
    .filter((target) => target !== '');
  expect(targets.length).toBeGreaterThan(15);
  expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
});

test('ids that an author wrote are dropped, also those that imitate a footnote', async () => {
  const made = await html('A[^1]\n\n[^1]: x\n\n<p id="main">a</p><p id="q-x-fn-1">b</p><h2 id="footnote-label">c</h2>');
  const ids = elements(made).flatMap((node) => node.properties['id'] ?? []);
  expect(ids).not.toContain('main');
  expect(ids.filter((id) => id === 'q-x-fn-1')).toHaveLength(1);
  expect(ids.filter((id) => id === 'q-x-footnote-label')).toHaveLength(1);
  expect(made).toContain('<p class="sr-only" id="q-x-footnote-label">');
});

test('headings take the ranks that the page has room for, with ids of their own', async () => {
  const article = await renderDocument({
    markdown: '# One\n### Three\n## Two\n# One\n## Questions\n## Q-x',
    kind: 'article',
    prefix: '',
    math: false,
  });
  expect(elements(article.html).map((node) => `${node.tagName}#${node.properties['id']}`)).toEqual([
    'h2#one',
    'h3#three',
    'h3#two',
    'h2#one-1',
    'h3#questions-1',
    'h3#section-q-x',
  ]);
  expect(article.toc).toEqual([
    { id: 'one', title: 'One' },
    { id: 'one-1', title: 'One' },
  ]);
  expect(await html('## First\n#### Fourth')).toMatch(/^<h(\d) id="q-x-first">First<\/h\1>\n<h(\d) id="q-x-fourth">/);
});

test('links to other sites say so, pictures from elsewhere load nothing', async () => {
  expect(await html('[a](https://a.b) [b](//a.b) [c](/guides/x) [d](mailto:a@b.c)')).toBe(
    '<p><a href="https://a.b" rel="noopener noreferrer">a</a> <a href="//a.b" rel="noopener noreferrer">b</a> <a href="/guides/x">c</a> <a href="mailto:a@b.c">d</a></p>',
  );
  expect(await html('![A plan](https://a.b/c.png) ![Own](c.png)')).not.toContain('<img');
});

test('formulas only where the guide asks for them, and as MathML', async () => {
  expect(await html('It costs $5 or $6.')).toBe('<p>It costs $5 or $6.</p>');
  const made = await html('Is $a_b$ and $$x$$?\n\n$$\n\\frac{a}{b}\n$$\n\n$\\foo{$', { math: true });
  expect(made).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
  expect(made).toContain('<mfrac>');
  expect(made).not.toMatch(/style=|katex-html/);
});

test('a question is a line: no blocks, no links, no pictures', async () => {
  const inline = (markdown: string) => html(markdown, { kind: 'inline' });
  expect(await inline('What is `x` and *y*?')).toBe('What is <code>x</code> and <em>y</em>?');
  expect(await inline('1. first')).toBe('1. first');
  expect(await inline('# What?')).toBe('# What?');
  expect(await inline('- a')).toBe('- a');
  expect(await inline('A [link](https://a.b) <b onclick="x">b</b> ![i](a.png)')).toBe('A link <b>b</b> ');
  expect(await inline('<table><tr><td>x</td></tr></table> <details><summary>s</summary>t</details>')).not.toMatch(
    /<(?:table|td|details|summary)/,
  );
  expect(await inline('A[^1]\n\n[^1]: x')).not.toMatch(/<(?:a|section|ol|li|p)\b/);
});

test('boxes of task lists are characters, not controls', async () => {
  expect(await html('- [ ] a\n- [x] b')).toBe(
    '<ul class="contains-task-list">\n<li class="task-list-item">☐ a</li>\n<li class="task-list-item">☑ b</li>\n</ul>',
  );
});

test('HTML that is allowed stays', async () => {
  const made = await html(
    '<details><summary>More</summary>\n\nText <kbd>x</kbd> H<sub>2</sub>O <mark>m</mark>\n\n</details>',
  );
  for (const tag of ['<details>', '<summary>More</summary>', '<kbd>', '<sub>', '<mark>']) expect(made).toContain(tag);
});
