// @ts-expect-error the package has no types
import { tests } from 'commonmark-spec';
import { toHtml } from 'hast-util-to-html';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';

type Example = { readonly markdown: string; readonly html: string; readonly number: number; readonly section: string };

/** Markup with one way to write each character. */
function normal(html: string): string {
  return html
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&#x26;', '&amp;')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x22;', '"')
    .replaceAll('\u00A0', '&nbsp;')
    .trim();
}

test('the Markdown parser passes all examples of CommonMark 0.31.2', async () => {
  const processor = unified().use(remarkParse).use(remarkRehype, { allowDangerousHtml: true });
  const failed: number[] = [];
  for (const { markdown, html, number } of tests as Example[]) {
    const tree = await processor.run(processor.parse(markdown.replaceAll('→', '\t')));
    const made = toHtml(tree, { allowDangerousHtml: true, closeSelfClosing: true });
    if (normal(made) !== normal(html.replaceAll('→', '\t'))) failed.push(number);
  }
  expect(tests).toHaveLength(652);
  expect(failed).toEqual([]);
});
