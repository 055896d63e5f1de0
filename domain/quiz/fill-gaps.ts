/** The HTML of a cloze with something in its gaps, where no fields are needed any more. */
const gap = /<span data-gap="([\w-]{1,40})"><\/span>/g;

const block = /^\s*<(?:p|div|ul|ol|pre|figure|blockquote|table|h[1-6]|details|section)\b/i;

/** Whether HTML may stand in a heading. */
export function isInline(html: string): boolean {
  return !block.test(html);
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Puts `fill(name)`, which is HTML, into each gap. */
export function fillGaps(html: string, fill: (name: string) => string): string {
  return html.replace(gap, (_, name: string) => fill(name));
}
