/**
 * Where a file's front matter is. Offsets count from the start of the text, a byte order mark included, so that line
 * numbers are those of the file.
 */
export type FrontMatter =
  | {
      readonly kind: 'found';
      readonly yaml: string;
      readonly yamlStart: number;
      readonly body: string;
      readonly bodyStart: number;
    }
  | { readonly kind: 'none'; readonly body: string; readonly bodyStart: number }
  | { readonly kind: 'unclosed'; readonly fenceStart: number }
  /** A fence that names a language: such front matter is code in some tools, and is refused here. */
  | { readonly kind: 'refused'; readonly fenceStart: number; readonly fence: string };

const fenceLine = /^---([^\r\n]*)(?:\r\n|\n|\r|$)/;
const closingLine = /(?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/g;

/** Splits a file at its front matter. Anything but `---` and spaces on the first line is no YAML and is refused. */
export function splitFrontMatter(text: string): FrontMatter {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const rest = text.slice(start);
  const opening = fenceLine.exec(rest);
  if (opening === null) return { kind: 'none', body: rest, bodyStart: start };
  const info = (opening[1] ?? '').trim();
  if (/^-/.test(info)) return { kind: 'none', body: rest, bodyStart: start };
  if (info !== '') return { kind: 'refused', fenceStart: start, fence: opening[0].trim() };
  const yamlStart = start + opening[0].length;
  closingLine.lastIndex = Math.max(0, yamlStart - 1);
  for (let match = closingLine.exec(text); match !== null; match = closingLine.exec(text)) {
    const lineStart = match.index + match[0].search(/---|\.\.\./);
    if (lineStart < yamlStart) continue;
    const afterFence = match.index + match[0].length;
    const newline = /^(?:\r\n|\n|\r)/.exec(text.slice(afterFence, afterFence + 2));
    const bodyStart = afterFence + (newline?.[0].length ?? 0);
    return { kind: 'found', yaml: text.slice(yamlStart, lineStart), yamlStart, body: text.slice(bodyStart), bodyStart };
  }
  return { kind: 'unclosed', fenceStart: start };
}
