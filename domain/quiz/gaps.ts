/** A gap of a cloze: its name in doubled braces, without spaces, so that templates with spaces inside stay text. */
const gap = /\{\{([\w-]{1,40})\}\}/g;

/** The names of the gaps in the order in which they stand, repeats included. */
export function gapNames(text: string): string[] {
  return [...text.matchAll(gap)].map((match) => match[1] ?? '');
}
