export type ExcerptPart = { readonly text: string; readonly isMatch: boolean };

const before = 60;

function startOf(text: string, at: number): number {
  if (at <= before) return 0;
  const space = text.indexOf(' ', at - before);
  return space === -1 || space > at ? at : space + 1;
}

function escapeForPattern(term: string): string {
  return term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Part of a text around its first match, cut at words, with the matches told apart. `length` is in characters. */
export function excerpt(text: string, terms: readonly string[], length: number): ExcerptPart[] {
  if (terms.length === 0) return [{ text: text.slice(0, length), isMatch: false }];
  const longestFirst = [...terms].sort((a, b) => b.length - a.length).map(escapeForPattern);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})`, 'giu');
  const first = text.search(pattern);
  const from = startOf(text, Math.max(0, first));
  const hardEnd = Math.min(text.length, from + length);
  const lastSpace = text.lastIndexOf(' ', hardEnd);
  const end = hardEnd === text.length || lastSpace <= from ? hardEnd : lastSpace;
  const part = `${from > 0 ? '… ' : ''}${text.slice(from, end)}${end < text.length ? ' …' : ''}`;
  const parts: ExcerptPart[] = [];
  let last = 0;
  for (const match of part.matchAll(pattern)) {
    if (match.index > last) parts.push({ text: part.slice(last, match.index), isMatch: false });
    parts.push({ text: match[0], isMatch: true });
    last = match.index + match[0].length;
  }
  if (last < part.length) parts.push({ text: part.slice(last), isMatch: false });
  return parts;
}
