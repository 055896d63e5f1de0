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

function patternOf(terms: readonly string[]): RegExp {
  const longestFirst = [...terms].sort((a, b) => b.length - a.length).map(escapeForPattern);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})`, 'giu');
}

function partsOf(text: string, pattern: RegExp): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > last) parts.push({ text: text.slice(last, match.index), isMatch: false });
    parts.push({ text: match[0], isMatch: true });
    last = match.index + match[0].length;
  }
  if (last < text.length) parts.push({ text: text.slice(last), isMatch: false });
  return parts;
}

/** The whole text, with the matches told apart. */
export function markMatches(text: string, terms: readonly string[]): ExcerptPart[] {
  return terms.length === 0 ? [{ text, isMatch: false }] : partsOf(text, patternOf(terms));
}

/** Part of a text around its first match, cut at words, with the matches told apart. `length` is in characters. */
export function excerpt(text: string, terms: readonly string[], length: number): ExcerptPart[] {
  if (terms.length === 0) return [{ text: text.slice(0, length), isMatch: false }];
  const pattern = patternOf(terms);
  const first = text.search(pattern);
  const from = startOf(text, Math.max(0, first));
  const hardEnd = Math.min(text.length, from + length);
  const lastSpace = text.lastIndexOf(' ', hardEnd);
  const end = hardEnd === text.length || lastSpace <= from ? hardEnd : lastSpace;
  const part = `${from > 0 ? '… ' : ''}${text.slice(from, end)}${end < text.length ? ' …' : ''}`;
  return partsOf(part, pattern);
}
