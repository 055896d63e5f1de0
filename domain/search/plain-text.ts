/**
 * Markdown to words, for the index and for excerpts. Cheap on purpose: a site has some ten thousand answers, and what
 * is shown is never more than an excerpt of text. Code stays, since people search for `SKIP LOCKED`.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^ {0,3}\|?[ :|-]*-{2,}[ :|-]*$/gm, ' ')
    .replace(/^ {0,3}\|(.*)\|[ \t]*$/gm, (_, cells: string) => cellsOf(cells))
    .replace(/^(?:```|~~~).*$/gm, ' ')
    .replace(/^\s{0,3}(?:#{1,6}|>+|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A row of a table as a list of its cells. */
function cellsOf(row: string): string {
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
  return `${cells.filter(Boolean).join(', ')}.`;
}
