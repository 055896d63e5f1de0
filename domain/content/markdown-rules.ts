/** The rules about Markdown that can be told from its text alone, line by line. */
import type { Report } from '@/domain/content/read-map';

const fence = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/;
const unsafeTag = /<\/?(script|style|iframe|object|embed|form|input|button|link|meta|base|svg|math|video|audio|textarea|select)\b/gi;
const unsafeAttribute = /<[a-z][^>]*?\s(on[a-z]+|srcdoc|style|formaction)\s*=/gi;
const unsafeUrl = /(?:\]\(\s*<?|\bhref\s*=\s*["']?|\bsrc\s*=\s*["']?|^\s*\[[^\]]+\]:\s*<?)\s*((?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data|file)\s*(?::|&colon;|&#0*58;|&#x0*3a;))/gim;

type Line = { readonly text: string; readonly start: number; readonly isCode: boolean };

/** The lines of a text, with code told apart. Reports a fence that is never closed. */
function linesOf(markdown: string, base: number, report: Report): Line[] {
  const lines: Line[] = [];
  let open: { mark: string; start: number } | null = null;
  let at = 0;
  for (const text of markdown.split('\n')) {
    const match = fence.exec(text.replace(/\r$/, ''));
    const mark = match?.[1] ?? '';
    const isFence = match !== null;
    if (open === null && isFence && !(mark.startsWith('`') && (match?.[2] ?? '').includes('`'))) {
      open = { mark, start: base + at };
      lines.push({ text, start: base + at, isCode: true });
    } else if (open !== null && isFence && mark[0] === open.mark[0] && mark.length >= open.mark.length && (match?.[2] ?? '').trim() === '') {
      open = null;
      lines.push({ text, start: base + at, isCode: true });
    } else lines.push({ text, start: base + at, isCode: open !== null || /^(?: {4}|\t)/.test(text) });
    at += text.length + 1;
  }
  if (open !== null) report('md/unclosed-fence', 'error', open.start, open.start + open.mark.length, 'the code block is never closed', `Write \`${open.mark}\` on a line after the code.`);
  return lines;
}

function withoutCodeSpans(text: string): string {
  return text.replace(/(`+)(?:(?!\1)[\s\S])*?\1(?!`)/g, (span) => ' '.repeat(span.length));
}

/** Reports what the renderer will remove or refuse, and headings that do not fit the page. */
export function checkMarkdown(markdown: string, base: number, kind: 'article' | 'answer', report: Report): void {
  for (const line of linesOf(markdown, base, report)) {
    if (line.isCode) continue;
    const text = withoutCodeSpans(line.text);
    const at = (match: RegExpMatchArray, name: string) => line.start + (match.index ?? 0) + match[0].indexOf(name);
    for (const match of text.matchAll(unsafeTag)) {
      report('md/unsafe-html', 'error', line.start + (match.index ?? 0), line.start + (match.index ?? 0) + match[0].length, `\`<${match[1]}>\` is removed when the page is shown`, 'Put it in backticks if it is meant to be read.');
    }
    for (const match of text.matchAll(unsafeAttribute)) {
      const name = match[1] ?? '';
      report('md/unsafe-html', 'error', at(match, name), at(match, name) + name.length, `the attribute \`${name}\` is removed when the page is shown`);
    }
    for (const match of text.matchAll(unsafeUrl)) {
      const name = match[1] ?? '';
      report('md/unsafe-url', 'error', at(match, name), at(match, name) + name.length, 'links may lead to https, http, mailto or a place on this site');
    }
    if (kind === 'answer' && /^ {0,3}# \S/.test(text)) {
      report('md/h1-in-answer', 'warning', line.start, line.start + line.text.length, 'an answer stands below its question: a first-level heading does not fit', 'Use `###`.');
    }
  }
}
