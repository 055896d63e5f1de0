import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { allowedSchemes, allowedTags, strippedTags } from '@/domain/content/allowed-html';

const calloutKinds = ['callout', 'tip', 'info', 'warn', 'err', 'neutral'];

/**
 * What may stay of HTML that came out of Markdown: no styles, no classes but those of code and of our own alerts, no
 * forms but the boxes of task lists. Everything after this step is ours.
 */
export const sanitizeSchema: Schema = {
  ...defaultSchema,
  strip: [...strippedTags],
  tagNames: [...allowedTags, 'input'],
  clobber: [],
  clobberPrefix: '',
  required: { input: { type: 'checkbox', disabled: true } },
  attributes: {
    '*': ['align', 'title', 'lang', 'dir', 'id'],
    a: [
      'href',
      'ariaDescribedBy',
      'ariaLabel',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['className', 'data-footnote-backref'],
    ],
    blockquote: ['cite'],
    code: [['className', /^language-[\w+#.-]{1,32}$/, 'math-inline', 'math-display']],
    del: ['cite'],
    div: [
      ['className', ...calloutKinds],
      ['role', 'note'],
    ],
    img: ['src', 'alt', 'width', 'height'],
    input: ['checked', ['type', 'checkbox'], ['disabled', true]],
    ins: ['cite'],
    li: [['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    p: [['className', 'sr-only']],
    q: ['cite'],
    section: [['className', 'footnotes'], 'dataFootnotes'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    ul: [['className', 'contains-task-list']],
  },
  protocols: { href: [...allowedSchemes], src: ['http', 'https'], cite: ['http', 'https'] },
};
