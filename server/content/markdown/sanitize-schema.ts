import { defaultSchema, type Schema } from 'hast-util-sanitize';

const calloutKinds = ['callout', 'tip', 'info', 'warn', 'err', 'neutral'];

/**
 * What may stay of HTML that came out of Markdown: GitHub's own list, less what could move things about in our page,
 * plus what our own steps before this one make. Everything after this step is ours.
 */
export const sanitizeSchema: Schema = {
  ...defaultSchema,
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math'],
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => name !== 'input' && name !== 'picture' && name !== 'source'), 'mark', 'input'],
  clobberPrefix: '',
  attributes: {
    ...defaultSchema.attributes,
    '*': ['align', 'title', 'lang', 'dir', 'id'],
    a: ['href', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteRef', 'dataFootnoteBackref', ['className', 'data-footnote-backref']],
    code: [['className', /^language-[\w+#.-]{1,32}$/, 'math-inline', 'math-display']],
    div: [['className', ...calloutKinds], 'role'],
    img: ['src', 'alt', 'width', 'height'],
    input: ['checked', ['type', 'checkbox'], ['disabled', true]],
    li: [['className', 'task-list-item']],
    ul: [['className', 'contains-task-list']],
    ol: ['start', ['className', 'contains-task-list']],
    p: [['className', 'sr-only']],
    section: [['className', 'footnotes'], 'dataFootnotes'],
    td: ['colSpan', 'rowSpan', 'align'],
    th: ['colSpan', 'rowSpan', 'align', 'scope'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'], cite: ['http', 'https'] },
};
