/** A finished attempt in sentences: what was full, what the misses are about, what the figures mean. */
import type { FinishedAttempt, GradedItem, PartScore, ShownItem } from '@/domain/quiz/attempt-view';
import { pointsInWords } from '@/domain/quiz/grade-words';
import { countOf } from '@/domain/shared/count-of';

export type Miss = { readonly item: ShownItem; readonly graded: GradedItem };

/** Everything that was not fully right, in the order in which it was asked. */
export function missesOf({ items, graded }: Pick<FinishedAttempt, 'items' | 'graded'>): Miss[] {
  return items.flatMap((item) => {
    const grade = graded[item.ref];
    return grade === undefined || grade.credit >= 1 ? [] : [{ item, graded: grade }];
  });
}

/** The questions that a misses' cards belong to, each once. */
export function missedQuestions(view: Pick<FinishedAttempt, 'items' | 'graded'>): string[] {
  return [...new Set(missesOf(view).map(({ item }) => item.question))];
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** Small numbers as words, larger ones as figures. */
export function numberWord(count: number): string {
  return small[count] ?? String(count);
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const isFull = ({ right, items }: PartScore): boolean => right === items;

/** "Everything at beginner level, and every question on indexes." Empty when nothing was full. */
function fullSentence({ byLevel, byTopic }: FinishedAttempt['score']): string {
  const levels = byLevel.filter(isFull).map(({ name }) => name.toLowerCase());
  const topics = byTopic.filter((part) => isFull(part) && part.items > 1).sort((a, b) => b.items - a.items);
  const level = levels.length === 0 ? '' : `everything at ${listed(levels)} level`;
  const topic = topics.length === 0 ? '' : `every question on ${listed(topics.slice(0, 3).map(({ name }) => name))}`;
  const said = [level, topic].filter((part) => part !== '').join(', and ');
  return said === '' ? '' : `${upperFirst(said)}.`;
}

export type TopicMisses = { readonly topic: string; readonly misses: readonly Miss[] };

/** The misses by topic, most first; a miss in two topics is in both. */
export function missesByTopic(misses: readonly Miss[]): TopicMisses[] {
  const byTopic = new Map<string, Miss[]>();
  for (const miss of misses)
    for (const topic of miss.item.topics) byTopic.set(topic, [...(byTopic.get(topic) ?? []), miss]);
  return [...byTopic]
    .map(([topic, list]) => ({ topic, misses: list }))
    .sort((a, b) => b.misses.length - a.misses.length);
}

/** "The four misses are about isolation, locks and query plans." */
function missSentence(view: FinishedAttempt): string {
  const misses = missesOf(view);
  if (misses.length === 0) return '';
  const topics = missesByTopic(misses).map(({ topic }) => topic);
  const shown = topics.slice(0, 3);
  const about = shown.length === 0 ? '' : listed(topics.length > 3 ? [...shown, 'others'] : shown);
  const isOne = misses.length === 1;
  if (about === '') return isOne ? 'One was missed.' : `${upperFirst(numberWord(misses.length))} were missed.`;
  return isOne ? `The one miss is about ${about}.` : `The ${numberWord(misses.length)} misses are about ${about}.`;
}

/** What the score says in words. */
export function resultSentence(view: FinishedAttempt): string {
  if (view.score.items > 0 && missesOf(view).length === 0) return 'Everything, at every level.';
  return [fullSentence(view.score), missSentence(view)].filter((part) => part !== '').join(' ');
}

/** `26 of 30`. */
export function scoreInWords({ points, items }: { readonly points: number; readonly items: number }): string {
  return `${pointsInWords(points)} of ${items}`;
}

/** What the score lets one expect of everything that could have been asked; null when everything was. */
export function intervalSentence({ score, kind }: FinishedAttempt): string | null {
  if (score.interval === null || kind === 'self_rated') return null;
  const { low, high } = score.interval;
  return `These ${score.items} were drawn from more. Of all of them you would get about ${low} to ${high} %.`;
}

function durationWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'Under a minute';
  if (minutes < 60) return countOf(minutes, 'minute');
  const rest = minutes % 60;
  return rest === 0 ? countOf(minutes / 60, 'hour') : `${countOf(Math.floor(minutes / 60), 'hour')} ${rest} min`;
}

function clockWords({ choice, extensions, endedBy }: FinishedAttempt): string {
  if (choice.clockMinutes === null) return 'No clock';
  const extended = extensions === 0 ? '' : `, extended ${extensions === 1 ? 'once' : `${extensions} times`}`;
  return `Clock of ${choice.clockMinutes} minutes${extended}${endedBy === 'clock' ? ', which ended it' : ''}`;
}

function seenWords({ seenBefore, score, kind }: FinishedAttempt): string {
  if (kind === 'self_rated') return '';
  if (seenBefore === 0) return 'None of its answers had been seen before';
  const many = seenBefore === score.items ? 'All' : String(seenBefore);
  return `${many} of its answers had been seen in an earlier attempt`;
}

/** How the score came about: all that somebody needs to know to weigh it. */
export function factsOf(view: FinishedAttempt): string[] {
  const kind = view.kind === 'self_rated' ? 'Self-rated' : view.mode === 'exam' ? 'Exam' : 'Practice';
  const attempt = view.attemptNumber === 1 ? 'First attempt' : `Attempt ${view.attemptNumber}`;
  const facts = [kind, attempt, durationWords(view.durationMs), clockWords(view), seenWords(view)];
  return facts.filter((fact) => fact !== '');
}

/** What was chosen, as a name: `Full exam`, `Practice on Joins`. */
export function attemptName({ kind, mode, choice }: Pick<FinishedAttempt, 'kind' | 'mode' | 'choice'>): string {
  const isWhole = choice.length === 'all' && choice.levels.length + choice.topics.length === 0;
  const base = kind === 'self_rated' ? 'Self-rated run' : mode === 'exam' ? 'Exam' : 'Practice';
  if (isWhole) return kind === 'self_rated' ? base : `Full ${base.toLowerCase()}`;
  const about = [...choice.levels, ...choice.topics];
  if (about.length === 0) return base;
  return `${base}: ${listed(about.length > 3 ? [...about.slice(0, 3), 'others'] : about)}`;
}
