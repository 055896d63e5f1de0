import type { Rating, Review, ReviewEvent } from '@/domain/review/review-event';

/** What the log says of one question: its last rating that still counts. */
export type Mark = { readonly rating: Rating; readonly at: string; readonly count: number };

/** Marks of one guide by question id. */
export type Marks = ReadonlyMap<string, Mark>;

function inOrder(a: ReviewEvent, b: ReviewEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The reviews that count: each once, not undone, later than the guide's last reset. In the order they happened. */
export function effectiveReviews(events: readonly ReviewEvent[]): Review[] {
  const once = [...new Map(events.map((event) => [event.id, event])).values()].sort(inOrder);
  const undone = new Set(once.flatMap((event) => (event.kind === 'undo' ? [event.ref] : [])));
  const byGuide = new Map<string, Review[]>();
  for (const event of once) {
    if (event.kind === 'reset') byGuide.set(event.guide, []);
    else if (event.kind === 'review' && !undone.has(event.id)) byGuide.set(event.guide, [...(byGuide.get(event.guide) ?? []), event]);
  }
  return [...byGuide.values()].flat().sort(inOrder);
}

/**
 * The marks of each guide, folded from the log. The order in which events arrive does not matter, and one that arrives
 * twice counts once.
 */
export function foldMarks(events: readonly ReviewEvent[]): ReadonlyMap<string, Marks> {
  const guides = new Map<string, Map<string, Mark>>();
  for (const { guide, question, rating, at } of effectiveReviews(events)) {
    const marks = guides.get(guide) ?? new Map<string, Mark>();
    marks.set(question, { rating, at, count: (marks.get(question)?.count ?? 0) + 1 });
    guides.set(guide, marks);
  }
  return guides;
}

/** The marks of questions as they are called now: a mark under a former id is found too. */
export function marksByQuestion(marks: Marks, questions: readonly { readonly id: string; readonly aliases: readonly string[] }[]): Map<string, Mark> {
  return new Map(
    questions.flatMap(({ id, aliases }) => {
      const found = [id, ...aliases].map((name) => marks.get(name)).find((mark) => mark !== undefined);
      return found === undefined ? [] : [[id, found]];
    }),
  );
}

export type Progress = { readonly practised: number; readonly recalled: number; readonly shaky: number };

/** Good and Easy count as recalled, Again and Hard as shaky. */
export function progressOf(marks: Marks): Progress {
  const ratings = [...marks.values()].map((mark) => mark.rating);
  const recalled = ratings.filter((rating) => rating >= 3).length;
  return { practised: ratings.length, recalled, shaky: ratings.length - recalled };
}
