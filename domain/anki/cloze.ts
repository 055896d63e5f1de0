/** Cloze notes: `{{c1::text::hint}}`. Cairn asks one question a note, so all gaps of a note are asked at once. */

const gap = /\{\{c(\d{1,3})::((?:(?!\{\{c\d)(?!\}\})[\s\S])*)\}\}/g;
const deepest = 8;

type Replace = (content: string, hint: string) => string;

/** The innermost gaps first, so that a gap within a gap is replaced, too. */
function replaced(html: string, by: Replace): string {
  let text = html;
  for (let depth = 0; depth < deepest; depth += 1) {
    const next = text.replace(gap, (_, _number, inside: string) => {
      const [content = '', hint = ''] = inside.split('::');
      return by(content, hint);
    });
    if (next === text) break;
    text = next;
  }
  return text;
}

export type Cloze = { readonly question: string; readonly answer: string; readonly gaps: number };

export function readCloze(html: string): Cloze {
  const numbers = new Set([...html.matchAll(/\{\{c(\d{1,3})::/g)].map((match) => match[1]));
  return {
    question: replaced(html, (_, hint) => `[${hint === '' ? '…' : hint}]`),
    answer: replaced(html, (content) => `<b>${content}</b>`),
    gaps: numbers.size,
  };
}
