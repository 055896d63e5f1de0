import type { Rating, ReviewEvent } from '@/domain/review/review-event';

type Shared = 'id' | 'kind' | 'guide' | 'at';
type Only<Kind extends ReviewEvent['kind'], Key extends string> = Pick<
  Extract<ReviewEvent, { kind: Kind }>,
  (Shared | Key) & keyof Extract<ReviewEvent, { kind: Kind }>
>;

/** What the fold looks at: an event, or as much of it as matters here. */
export type FoldEvent =
  | Only<'review', 'question' | 'rating'>
  | Only<'undo', 'ref'>
  | Only<'reset', never>
  | Only<'quiz', 'question'>
  | Only<'queue' | 'suspend' | 'unsuspend' | 'bury' | 'forget', 'question'>;
type FoldReview = Extract<FoldEvent, { kind: 'review' }>;

/** What the log says of one question: its last rating that still counts. */
export type Mark = { readonly rating: Rating; readonly at: string; readonly count: number };

/** Marks of one guide by question id. */
export type Marks = ReadonlyMap<string, Mark>;

function inOrder(a: FoldEvent, b: FoldEvent): number {
  return Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Each id once. Two events may not share an id; if they do, the same one wins whichever came first. */
function eachOnce(events: readonly FoldEvent[]): FoldEvent[] {
  const byId = new Map<string, FoldEvent>();
  for (const event of events) {
    const other = byId.get(event.id);
    if (other === undefined || JSON.stringify(event) < JSON.stringify(other)) byId.set(event.id, event);
  }
  return [...byId.values()];
}

/**
 * The reviews that count: each once, not undone, later than the last reset of the guide and the last time that the card
 * was forgotten. In the order they happened. An undo reaches events of its own guide only.
 */
export function effectiveReviews(events: readonly FoldEvent[]): FoldReview[] {
  const all = eachOnce(events).sort(inOrder);
  const undone = new Set(all.flatMap((event) => (event.kind === 'undo' ? [`${event.guide} ${event.ref}`] : [])));
  const ordered = all.filter(({ guide, id }) => !undone.has(`${guide} ${id}`));
  const beganAt = new Map(
    ordered.flatMap((event, index) => {
      if (event.kind === 'reset') return [[event.guide, index] as const];
      return event.kind === 'forget' ? [[`${event.guide} ${event.question}`, index] as const] : [];
    }),
  );
  return ordered.flatMap((event, index) => {
    if (event.kind !== 'review') return [];
    const { guide, question } = event;
    const began = Math.max(beganAt.get(guide) ?? -1, beganAt.get(`${guide} ${question}`) ?? -1);
    return index > began ? [event] : [];
  });
}

/**
 * The marks of each guide, folded from the log. The order in which events arrive does not matter, and one that arrives
 * twice counts once.
 */
export function foldMarks(events: readonly FoldEvent[]): ReadonlyMap<string, Marks> {
  const guides = new Map<string, Map<string, Mark>>();
  for (const { guide, question, rating, at } of effectiveReviews(events)) {
    const marks = guides.get(guide) ?? new Map<string, Mark>();
    marks.set(question, { rating, at, count: (marks.get(question)?.count ?? 0) + 1 });
    guides.set(guide, marks);
  }
  return guides;
}

/** The marks of questions as they are called now: those under a former id are the same question's. The newest counts. */
export function marksByQuestion(
  marks: Marks,
  questions: readonly { readonly id: string; readonly aliases: readonly string[] }[],
): Map<string, Mark> {
  return new Map(
    questions.flatMap(({ id, aliases }) => {
      const found = [id, ...aliases]
        .flatMap((name) => marks.get(name) ?? [])
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      const newest = found.at(-1);
      return newest === undefined ? [] : [[id, { ...newest, count: found.reduce((sum, mark) => sum + mark.count, 0) }]];
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
