import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

const tags = new Set([
  'a',
  'abbr',
  'annotation',
  'b',
  'blockquote',
  'br',
  'code',
  'dd',
  'del',
  'details',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'ins',
  'kbd',
  'li',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'section',
  'span',
  'strike',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'tt',
  'ul',
  'var',
  'math',
  'semantics',
  'mrow',
  'mi',
  'mo',
  'mn',
  'mtext',
  'msub',
  'msup',
  'mfrac',
  'mstyle',
  'mspace',
  'mtable',
  'mtr',
  'mtd',
]);
const attributes = new Set([
  'className',
  'href',
  'rel',
  'id',
  'title',
  'tabIndex',
  'role',
  'ariaLabel',
  'ariaDescribedBy',
  'dataFootnoteRef',
  'dataFootnoteBackref',
  'dataFootnotes',
  'scope',
  'start',
  'colSpan',
  'rowSpan',
  'lang',
  'dir',
  'align',
  'cite',
  'xmlns',
  'encoding',
  'display',
  'mathcolor',
  'mathvariant',
  'stretchy',
  'width',
]);
const classes =
  /^(?:codebox|scroll|callout|tip|info|warn|err|neutral|[ksncfr]|sr-only|footnotes|data-footnote-backref|task-list-item|contains-task-list|katex|katex-error|math-inline|math-display)$/;

/** What is in a page that must not be there. */
export function strange(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), (node) => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type);
    if (node.type !== 'element') return;
    const { tagName, properties } = node as Element;
    if (!tags.has(tagName)) found.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (!attributes.has(name)) found.push(`${tagName}.${name}`);
      if (name === 'href' && !/^(?:https?:|mailto:|#|\/|[^:]*$|[^:]*[/?#])/i.test(String(value)))
        found.push(`href=${value}`);
      if (name === 'className')
        for (const each of value as string[]) if (!classes.test(each)) found.push(`class ${each}`);
      if (name === 'id' && !/^(?:q-x-[a-z0-9-]+|[a-z0-9-]*)/i.test(String(value))) found.push(`id=${value}`);
      if (name === 'id' && ['main', 'location', 'document'].includes(String(value))) found.push(`id=${value}`);
    }
  });
  return found;
}
