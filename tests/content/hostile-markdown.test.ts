import { describe, expect, test } from 'vitest';
import { type DocumentToRender, renderDocument } from '@/server/content/markdown/render-document';
import { parse } from '@/tests/content/guide-files';
import { hostileMarkdown } from '@/tests/content/hostile-markdown';
import { strange } from '@/tests/content/strange-html';

describe('hostile Markdown is made harmless', () => {
  const kinds: readonly Partial<DocumentToRender>[] = [
    { kind: 'answer' },
    { kind: 'article', prefix: '' },
    { kind: 'inline' },
    { kind: 'answer', math: true },
  ];

  test.each(hostileMarkdown)('%j', async (markdown) => {
    for (const options of kinds) {
      const { html } = await renderDocument({ markdown, kind: 'answer', prefix: 'q-x-', math: false, ...options });
      expect(strange(html), html).toEqual([]);
      const around = await renderDocument({
        markdown: `before **x**\n\n${markdown}\n\nafter`,
        kind: 'answer',
        prefix: 'q-x-',
        math: false,
        ...options,
      });
      expect(strange(around.html), around.html).toEqual([]);
    }
  });

  test('the corpus has enough tries, and the check can fail', () => {
    expect(hostileMarkdown.length).toBeGreaterThan(95);
    expect(
      strange('<p onclick="x">a</p><script>b</script><a href="javascript:x">c</a><p style="x">d</p><!-- x -->'),
    ).toHaveLength(5);
  });

  test('the checker says where: nearly every try is reported', () => {
    const silent = hostileMarkdown.filter((markdown) => {
      const said = parse(`---\ntitle: T\n---\n${markdown.replace('\0', '')}\n`).diagnostics.filter((each) =>
        each.rule.startsWith('md/'),
      );
      for (const { range } of said) expect(range.start.line).toBeGreaterThanOrEqual(4);
      return said.length === 0;
    });
    // Those that are text already (code, escapes, titles) and those that the parser takes apart by itself.
    expect(silent.length).toBeLessThan(24);
  });
});
