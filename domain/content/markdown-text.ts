/** Markdown with its code taken out, so that rules about prose do not read code. Linear in the length of the text. */

export type Prose = {
  /** As long as the Markdown; code is replaced by spaces. */
  readonly text: string;
  /** Start and mark of a fence that is never closed. */
  readonly unclosedFence: { readonly start: number; readonly mark: string } | null;
};

const container = /^(?:[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}|[ \t]{0,3}>[ \t]?){1,12}/;
const fence = /^[ \t]*(`{3,}|~{3,})(.*)$/;

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** Code spans of one paragraph, blanked. A run of backticks closes at the next run of the same length. */
function withoutSpans(paragraph: string): string {
  if (!paragraph.includes('`')) return paragraph;
  const runs = [...paragraph.matchAll(/`+/g)];
  const places = new Map<number, number[]>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { length } = runs[index]?.[0] ?? '';
    const list = places.get(length);
    if (list === undefined) places.set(length, [index]);
    else list.push(index);
  }
  let result = '';
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    const later = places.get(run?.[0].length ?? 0) ?? [];
    while (later.length > 0 && (later.at(-1) ?? 0) <= index) later.pop();
    const closing = later.at(-1);
    const close = closing === undefined ? undefined : runs[closing];
    if (run === undefined || close === undefined || closing === undefined) continue;
    const end = close.index + close[0].length;
    result += paragraph.slice(from, run.index) + blank(paragraph.slice(run.index, end));
    from = end;
    index = closing;
  }
  return result + paragraph.slice(from);
}

function isIndentedCode(line: string, isAfterBlank: boolean, isInList: boolean): boolean {
  return isAfterBlank && !isInList && /^(?: {4}|\t)/.test(line);
}

/** The prose of a text. Fences count wherever they stand, also inside of lists and quotes. */
export function proseOf(markdown: string): Prose {
  if (!/[`~]|^(?: {4}|\t)/m.test(markdown)) return { text: markdown, unclosedFence: null };
  const out: string[] = [];
  let paragraph: string[] = [];
  let open: { mark: string; start: number } | null = null;
  let at = 0;
  let isAfterBlank = true;
  let isInList = false;
  const endParagraph = () => {
    if (paragraph.length > 0) out.push(withoutSpans(paragraph.join('\n')));
    paragraph = [];
  };
  for (const line of markdown.split('\n')) {
    const inner: string =
      open === null ? line.replace(container, blank) : line.replace(/^(?:[ \t]{0,3}>[ \t]?){1,12}/, blank);
    const match = fence.exec(inner.replace(/\r$/, ''));
    const mark = match?.[1] ?? '';
    const info = match?.[2] ?? '';
    const isOpening = open === null && mark !== '' && !(mark.startsWith('`') && info.includes('`'));
    const isClosing =
      open !== null && mark[0] === open.mark[0] && mark.length >= open.mark.length && info.trim() === '';
    if (isOpening || open !== null || isIndentedCode(line, isAfterBlank, isInList)) {
      endParagraph();
      out.push(blank(line));
      if (isOpening) open = { mark, start: at + inner.length - inner.trimStart().length };
      else if (isClosing) open = null;
    } else if (line.trim() === '') {
      endParagraph();
      out.push(line);
    } else {
      paragraph.push(line);
      isInList = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line) || (isInList && /^[ \t]/.test(line));
    }
    isAfterBlank = line.trim() === '';
    at += line.length + 1;
  }
  endParagraph();
  return { text: out.join('\n'), unclosedFence: open };
}
