/** Diagnostics as a person reads them: what, where, the line itself, and what to write instead. */
import type { Diagnostic, Severity } from '@/domain/content/diagnostic';

/** Codes of terminal colours: bold red, bold yellow, bold blue. */
const colours: Readonly<Record<Severity, string>> = { error: '1;31', warning: '1;33', info: '1;34' };
const bold = '1';
const dim = '2';
const longestLine = 110;

/** A window of a long line around a column. */
function excerpt(line: string, column: number): { text: string; column: number } {
  const clean = printable(line.replace(/\t/g, ' '));
  if (clean.length <= longestLine) return { text: clean, column };
  const from = Math.max(0, Math.min(column - 30, clean.length - longestLine));
  return {
    text: `${from > 0 ? '…' : ''}${clean.slice(from, from + longestLine)}${from + longestLine < clean.length ? '…' : ''}`,
    column: column - from + (from > 0 ? 1 : 0),
  };
}

/** Control characters shown as such, so that a hostile file cannot move the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\uFFFD');
}

/** One diagnostic with its line. `source` is the file's text, when there is one. */
export function frame(
  { rule, severity, file, range, message, help }: Diagnostic,
  source: string | null,
  isColoured: boolean,
): string {
  const style = (code: string, text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  const { start, end } = range;
  const line = source?.split(/\r\n|\n|\r/)[start.line - 1];
  const margin = ' '.repeat(String(start.line).length);
  const out = [
    `${style(colours[severity], `${severity}[${rule}]`)}${style(bold, `: ${printable(message)}`)}`,
    `${margin}${style(dim, '-->')} ${printable(file)}:${start.line}:${start.column}`,
  ];
  // A problem of a whole file has no place in it.
  if (line !== undefined && line.trim() !== '' && end.offset > start.offset) {
    const { text, column } = excerpt(line, start.column);
    const width = Math.max(
      1,
      Math.min(end.line === start.line ? end.column - start.column : 1, text.length - column + 1),
    );
    out.push(
      `${margin} ${style(dim, '|')}`,
      `${style(dim, `${start.line} |`)} ${text}`,
      `${margin} ${style(dim, '|')} ${' '.repeat(column - 1)}${style(colours[severity], '^'.repeat(width))}`,
    );
  }
  if (help !== undefined) out.push(`${margin} ${style(dim, '=')} help: ${printable(help)}`);
  return out.join('\n');
}

/** `file:line:column: severity rule message`, for editors and for `grep`. */
export function concise({ rule, severity, file, range, message, help }: Diagnostic): string {
  return printable(
    `${file}:${range.start.line}:${range.start.column}: ${severity} ${rule} ${message}${help === undefined ? '' : ` (${help})`}`,
  ).replaceAll('\n', ' ');
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** `3 errors, 5 warnings in 2 of 41 files (0.8 s)`. */
export function summary(diagnostics: readonly Diagnostic[], fileCount: number, tookMs: number): string {
  const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
  const inFiles = new Set(diagnostics.map((each) => each.file)).size;
  const infos = count('info');
  const notes = infos === 0 ? '' : `, ${counted(infos, 'note')}`;
  return `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}${notes} in ${inFiles} of ${counted(fileCount, 'file')} (${(tookMs / 1000).toFixed(1)} s)`;
}
