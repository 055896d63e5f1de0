/** HTML that may stand in Markdown: what the renderer keeps, and what the checker does not complain of. */
export const allowedTags: readonly string[] = [
  'a', 'abbr', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5',
  'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'span', 'strike', 'strong',
  'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'ul', 'var',
];

/** Tags whose content goes with them, since it is no text. */
export const strippedTags: readonly string[] = [
  'script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'iframe', 'object', 'embed', 'applet', 'svg', 'math', 'head', 'title', 'textarea',
  'select', 'xmp', 'plaintext', 'audio', 'video', 'canvas', 'frameset',
];

export const allowedSchemes: readonly string[] = ['http', 'https', 'mailto'];
