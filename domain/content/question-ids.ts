import { createHash } from 'node:crypto';
import slugify from 'slugify';
import { normalisedText } from '@/domain/content/content-hash';
import type { QuestionId } from '@/domain/content/guide';

const wellFormed = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** What is known of a question when its id is chosen. */
export type Identified = {
  readonly id: string | null;
  readonly text: string;
  /** Stem of the answer file, or null for an inline answer. */
  readonly stem: string | null;
};

export type ChosenId = {
  readonly id: QuestionId;
  /** The id that another question of the guide has already, when this one had to step aside. */
  readonly collidesWith: string | null;
};

export function isQuestionId(text: string): text is QuestionId {
  return wellFormed.test(text);
}

/** roadmap.sh's slug of a text, reduced to what is safe in an address. May be empty. */
export function textSlug(text: string): string {
  return slugify(text, { lower: true })
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '');
}

function stemId(stem: string): string {
  return textSlug(stem);
}

function fallbackId(text: string): string {
  return `q-${createHash('sha256').update(normalisedText(text)).digest('hex').slice(0, 10)}`;
}

/**
 * One id for each question, in order (docs/decisions/003-question-ids.md). Explicit ids are given first, so that a
 * question without one can never take the id that another question's author wrote down. Ids that would repeat get
 * `-2`, `-3` in the order of the file.
 */
export function chooseIds(questions: readonly Identified[]): ChosenId[] {
  const stemUses = new Map<string, number>();
  for (const { stem } of questions) if (stem !== null) stemUses.set(stem, (stemUses.get(stem) ?? 0) + 1);
  const wish = ({ id, text, stem }: Identified): string => {
    if (id !== null && wellFormed.test(id)) return id;
    const fromStem = stem !== null && stemUses.get(stem) === 1 ? stemId(stem) : '';
    return fromStem || textSlug(text) || fallbackId(text);
  };
  const taken = new Set<string>();
  const chosen = new Array<ChosenId | undefined>(questions.length).fill(undefined);
  const give = (index: number, question: Identified) => {
    const wanted = wish(question);
    let id = wanted;
    for (let count = 2; taken.has(id); count += 1) id = `${wanted.slice(0, 60)}-${count}`;
    taken.add(id);
    chosen[index] = { id: id as QuestionId, collidesWith: id === wanted ? null : wanted };
  };
  questions.forEach((question, index) => {
    if (question.id !== null && wellFormed.test(question.id)) give(index, question);
  });
  questions.forEach((question, index) => {
    if (chosen[index] === undefined) give(index, question);
  });
  return chosen.filter((each) => each !== undefined);
}
