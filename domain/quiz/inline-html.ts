const block = /^\s*<(?:p|div|ul|ol|pre|figure|blockquote|table|h[1-6]|details|section)\b/i;

/** Whether HTML may stand in a heading. */
export function isInline(html: string): boolean {
  return !block.test(html);
}
