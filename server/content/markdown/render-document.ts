/**
 * Markdown to HTML that may stand in a page.
 *
 * The order of the steps is the safety of it: everything an author can write is parsed, then sanitised; only then come
 * our own additions (ids, colours, formulas). Runs in a worker with limits (renderer.ts), never while a page waits in
 * the same thread.
 */
import { createHash } from 'node:crypto';
import type { Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import rehypeKatex from 'rehype-katex';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { TocEntry } from '@/domain/content/rendered';
import { remarkAlerts } from '@/server/content/markdown/alerts';
import { highlighterFor } from '@/server/content/markdown/highlight';
import {
  dressCode,
  dressLinks,
  dressTables,
  dressTasks,
  dropStyles,
  keepOwnIds,
  languagesIn,
  placeHeadings,
} from '@/server/content/markdown/page-steps';
import { sanitizeSchema } from '@/server/content/markdown/sanitize-schema';

export type DocumentKind = 'article' | 'answer' | 'inline';

export type DocumentToRender = {
  readonly markdown: string;
  readonly kind: DocumentKind;
  /** Put before every id, so that fifty answers can share a page. Empty for an article. */
  readonly prefix: string;
  readonly math: boolean;
};

export type RenderedDocument = { readonly html: string; readonly text: string; readonly toc: readonly TocEntry[] };

const mostHtml = 1024 * 1024;
const inlineTags = ['b', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 's', 'strong', 'sub', 'sup', 'var'];
const topHeading = { article: 2, answer: 5, inline: 6 } as const;
const blocks = [
  'headingAtx',
  'list',
  'blockQuote',
  'codeIndented',
  'codeFenced',
  'htmlFlow',
  'thematicBreak',
  'setextUnderline',
  'definition',
];

/** Makes the parser see one paragraph, whatever the text begins with: a question is a line, not a document. */
function remarkInlineOnly(this: import('unified').Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: blocks } }];
}

async function parsed({ markdown, kind, math }: DocumentToRender, secret: string): Promise<Root> {
  const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });
  if (kind === 'inline') processor.use(remarkInlineOnly);
  if (math) processor.use(remarkMath);
  processor
    .use(remarkAlerts)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: secret, footnoteLabelTagName: 'p' })
    .use(rehypeRaw);
  return (await processor.run(processor.parse(markdown))) as unknown as Root;
}

/** Only what may stand in a line: no links inside of a heading that is itself a control. */
function keepInline(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (parent === undefined || index === undefined || node.type === 'text') return;
    if (node.type === 'element' && inlineTags.includes(node.tagName)) {
      node.properties = node.tagName === 'code' ? { className: node.properties['className'] } : {};
      return;
    }
    parent.children.splice(index, 1, ...('children' in node ? (node.children as typeof parent.children) : []));
    return index;
  });
}

/** Footnote ids need a prefix that the author cannot have written: a hash of all that was written. */
function secretOf({ markdown, prefix }: DocumentToRender): string {
  return `x${createHash('sha256').update(prefix).update('\0').update(markdown).digest('hex').slice(0, 24)}-`;
}

/** Renders one document. Throws when it would be too large; may take for ever on hostile input, hence the thread. */
export async function renderDocument(document: DocumentToRender): Promise<RenderedDocument> {
  const { kind, prefix, math } = document;
  const secret = secretOf(document);
  const tree = sanitize(await parsed(document, secret), sanitizeSchema) as Root;
  keepOwnIds(tree, secret, prefix);
  dressTasks(tree);
  const text = toText(tree);
  const toc = placeHeadings(tree, topHeading[kind], prefix);
  if (kind === 'inline') keepInline(tree);
  const finished = math
    ? ((await unified().use(rehypeKatex, { output: 'mathml', strict: 'ignore', maxExpand: 200 }).run(tree)) as Root)
    : tree;
  dropStyles(finished);
  dressLinks(finished);
  dressTables(finished);
  dressCode(finished, await highlighterFor(languagesIn(finished)));
  const html = toHtml(finished);
  if (html.length > mostHtml) throw new RangeError('the page would be too large');
  return { html, text, toc };
}
