/**
 * Markdown to words, for the index and for excerpts. Cheap on purpose: a site has some ten thousand answers, and what
 * is shown is never more than an excerpt of text. Code stays, since people search for `SKIP LOCKED`.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^(?:```|~~~).*$/gm, ' ')
    .replace(/^\s{0,3}(?:#{1,6}|>+|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\*\*|__|`/g, '')
    .replace(/^\|?[\s:|-]+\|?$/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
