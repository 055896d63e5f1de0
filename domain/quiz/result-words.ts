/** What a result says in sentences. */
import type { FinishedAttempt, PartScore } from '@/domain/quiz/attempt-view';
import { countOf } from '@/domain/shared/count-of';

/** "a, b and c" */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Credit as people say it: whole, or to two places. */
export function pointsText(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** "1 miss", "2 misses" */
export function missesText(many: number): string {
  return many === 1 ? '1 miss' : `${many} misses`;
}

const isFull = ({ points, items }: PartScore): boolean => points >= items - 1e-9;

/** "26 of 30" */
export function scoreText({ score }: Pick<FinishedAttempt, 'score'>): string {
  return `${pointsText(score.points)} of ${score.items}`;
}

/** What was full, and what the misses are about. */
export function resultSentence({ score, items, graded }: FinishedAttempt): string {
  if (score.points >= score.items - 1e-9) return 'Every question, in full.';
  const levels = score.byLevel.filter(isFull).map(({ name }) => name.toLowerCase());
  const missed = items.filter(({ ref }) => (graded[ref]?.credit ?? 0) < 1);
  const topics = new Map<string, number>();
  for (const topic of missed.flatMap((item) => item.topics)) topics.set(topic, (topics.get(topic) ?? 0) + 1);
  const about = [...topics]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([topic]) => topic);
  const full = levels.length === 0 ? '' : `Everything at ${listed(levels)} level. `;
  const many = missed.length === 1 ? 'The one miss is' : `The ${missed.length} misses are`;
  const what = topics.size > about.length ? `${many} most often` : many;
  return `${full}${about.length === 0 ? `${missesText(missed.length)}.` : `${what} about ${listed(about)}.`}`;
}

/** How sure the score is: of the items that were not asked nothing is known. */
export function intervalSentence({ score }: Pick<FinishedAttempt, 'score'>): string | null {
  if (score.interval === null) return null;
  const { low, high } = score.interval;
  return `${countOf(score.items, 'item')} were drawn. Of all the guide’s items you would get about ${low} to ${high}% (95% interval).`;
}

/** "21 minutes", "40 seconds" */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return countOf(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? countOf(minutes, 'minute') : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What kind of score it is: everything that a reader should know before comparing it. */
export function kindSentences(attempt: FinishedAttempt): string[] {
  const { kind, mode, attemptNumber, seenBefore, extensions, endedBy, items, durationMs } = attempt;
  const how = kind === 'self_rated' ? 'Self-rated' : mode === 'exam' ? 'Graded exam' : 'Graded practice';
  const which = attemptNumber === 1 ? 'first attempt' : `attempt ${attemptNumber}`;
  const sentences = [`${how}, ${which}, ${durationText(durationMs)}.`];
  if (seenBefore > 0)
    sentences.push(
      seenBefore === items.length
        ? 'All of its items had been seen in earlier attempts.'
        : `${countOf(seenBefore, 'item')} had been seen in earlier attempts.`,
    );
  if (extensions > 0) sentences.push(`The clock was extended ${countOf(extensions, 'time')}.`);
  if (endedBy === 'clock') sentences.push('The clock ended it; what was saved is graded.');
  return sentences;
}
