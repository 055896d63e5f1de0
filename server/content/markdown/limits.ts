/**
 * What the Markdown parser would take seconds or a stack for, told from the text in one pass.
 *
 * Measured in micromark and remark: 2 kB of `>` overflows the stack, 20 kB of `*a_ ` take 2.6 s and four times as much
 * more than 40 s, a list nested 400 deep 4 s; footnotes and link references multiply what they point to. The limits
 * lie far above what a text for people needs. What slips past them meets the time limit of the thread.
 */
const most = {
  characters: 300_000,
  lineCharacters: 20_000,
  quoteDepth: 20,
  listDepth: 20,
  listIndent: 120,
  delimitersInParagraph: 1500,
  bracketsInParagraph: 1500,
  footnoteMarks: 200,
  linkReferences: 3000,
  tags: 3000,
  tableCells: 20_000,
  lines: 8000,
} as const;

/** What was met outside of code: in the paragraph, and in all. */
type Counts = { lines: number; delimiters: number; brackets: number; links: number; tags: number; cells: number };

function linePrefix(line: string): string {
  return /^(?:[ \t]{0,200}(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/.exec(line.slice(0, 2000))?.[0] ?? '';
}

/** Nesting that a line asks for by its marks and its indent. */
function nestingProblem(line: string): string | null {
  const quotes = /^[\s>]*/.exec(line.slice(0, 2000))?.[0].match(/>/g)?.length ?? 0;
  if (quotes > most.quoteDepth) return `has quotes more than ${most.quoteDepth} deep`;
  const marks = linePrefix(line).match(/[-*+>]|\d[.)]/g)?.length ?? 0;
  const isRule =
    line.length <= 200 && /^[ \t]*(?:[-*_][ \t]*)+$/.test(line) && new Set(line.replace(/\s/g, '')).size === 1;
  if (marks > most.listDepth && !isRule) return `has lists more than ${most.listDepth} deep`;
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return indent > most.listIndent && /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)
    ? `has a list indented by ${indent}`
    : null;
}

function count(text: string, characters: string): number {
  let found = 0;
  for (const character of text) if (characters.includes(character)) found += 1;
  return found;
}

function lineProblem(line: string, counts: Counts): string | null {
  if (line.length > most.lineCharacters) return `has a line of ${line.length} characters`;
  if (line.trim() === '') {
    counts.delimiters = 0;
    counts.brackets = 0;
    return null;
  }
  counts.lines += 1;
  counts.links += count(line, ']');
  if (counts.lines > most.lines) return `has more than ${most.lines} lines`;
  counts.tags += line.match(/<[a-z/!?]/gi)?.length ?? 0;
  counts.cells += count(line, '|');
  if (counts.links > most.linkReferences) return `has more than ${most.linkReferences} links and brackets`;
  if (counts.tags > most.tags) return `has more than ${most.tags} tags`;
  if (counts.cells > most.tableCells) return `has more than ${most.tableCells} table cells`;
  counts.delimiters += count(line, '*_~`$');
  counts.brackets += count(line, '[]<&\\');
  if (counts.delimiters > most.delimitersInParagraph)
    return 'has a paragraph with more marks of emphasis than a parser can sort out';
  if (counts.brackets > most.bracketsInParagraph)
    return 'has a paragraph with more brackets than a parser can sort out';
  return nestingProblem(line);
}

/** Why a document is not given to the parser, as the end of a sentence; null when it is. */
export function beyondLimits(markdown: string): string | null {
  if (markdown.length > most.characters) return `has ${markdown.length} characters; ${most.characters} are allowed`;
  if ((markdown.match(/\[\^/g)?.length ?? 0) > most.footnoteMarks)
    return `has more than ${most.footnoteMarks} footnote marks`;
  let fence = '';
  const counts: Counts = { lines: 0, delimiters: 0, brackets: 0, links: 0, tags: 0, cells: 0 };
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const mark = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const isFence =
      mark !== '' &&
      (fence === '' ? !line.slice(line.indexOf(mark) + mark.length).includes('`') : mark.startsWith(fence));
    if (isFence) fence = fence === '' ? mark : '';
    // Inside of a fence only the length of a line and its indent as a list matter, since the fence may be none.
    const problem =
      fence === ''
        ? lineProblem(line, counts)
        : line.length > most.lineCharacters
          ? `has a line of ${line.length} characters`
          : nestingProblem(line);
    if (problem !== null) return problem;
  }
  return null;
}
