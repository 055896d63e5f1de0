import { plainText } from './plain-text';

const most = 90;

/** The beginning of a Markdown text in a line of plain words, cut between two of them. */
export function firstWords(markdown: string): string {
  const text = plainText(markdown);
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most);
  return `${text.slice(0, space > 0 ? space : most)} …`;
}
