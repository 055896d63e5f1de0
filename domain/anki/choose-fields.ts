import { readCloze } from './cloze';
import type { FoundNote } from './read-note';

/** Which field is what. Fields that are none of these go below the answer, under their names. */
export type ChosenFields = {
  readonly question: string;
  readonly answer: string;
  readonly hints: string;
  readonly sources: string;
  readonly link: string;
  readonly more: readonly { readonly name: string; readonly html: string }[];
  readonly lost: readonly string[];
};

const names = {
  question: ['question', 'front', 'text', 'prompt'],
  answer: ['answer', 'back', 'back extra', 'extra'],
  hints: ['hints', 'hint'],
  sources: ['sources', 'source'],
  link: ['link', 'url'],
} as const;
type Part = keyof typeof names;

function isEmpty(html: string): boolean {
  return html.replace(/<(?!img\b)[^>]*>|&nbsp;|\s/gi, '') === '';
}

/** By name where the names are known, else the first two fields, as Anki's own note types have them. */
export function chooseFields({ fields, kind, cards }: FoundNote): ChosenFields {
  const taken = new Map<Part, number>();
  for (const part of Object.keys(names) as Part[]) {
    const known: readonly string[] = names[part];
    const at = fields.findIndex(({ name }) => known.includes(name.trim().toLowerCase()));
    if (at !== -1) taken.set(part, at);
  }
  const free = () => fields.findIndex((_, at) => ![...taken.values()].includes(at));
  for (const part of ['question', 'answer'] as const) {
    const at = free();
    if (!taken.has(part) && at !== -1) taken.set(part, at);
  }
  const html = (part: Part) => fields[taken.get(part) ?? -1]?.html ?? '';
  const used = new Set(taken.values());
  const more = fields.filter((field, at) => !used.has(at) && !isEmpty(field.html));
  const shared = { hints: html('hints'), sources: html('sources'), link: html('link').trim() };
  if (kind === 'cloze') {
    const { question, answer, gaps } = readCloze(html('question'));
    const extra = isEmpty(html('answer')) ? '' : `<p></p>${html('answer')}`;
    const lost = gaps > 1 ? [`one question instead of ${gaps} cards: all gaps are asked at once`] : [];
    return { ...shared, question, answer: `<div>${answer}</div>${extra}`, more, lost };
  }
  const lost = cards > 1 ? [`one question instead of ${cards} cards: other directions are not asked`] : [];
  return { ...shared, question: html('question'), answer: html('answer'), more, lost };
}
