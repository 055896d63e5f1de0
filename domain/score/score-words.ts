/** The sentences that the forms of a score share. */
import type { PartScore } from '@/domain/quiz/attempt-view';
import type { ScoreStatement } from '@/domain/score/score-statement';
import { countOf } from '@/domain/shared/count-of';

/** Points to two places, rounded down, so that it never reads as all when it was not. */
export function pointsText(points: number): string {
  return String(Math.floor(points * 100 + 1e-6) / 100);
}

/** `26 of 30`. */
export function scoreText({ points, items }: Pick<ScoreStatement, 'points' | 'items'>): string {
  return `${pointsText(points)} of ${items}`;
}

/** `exam`, `practice run`, or `self-rated run`, with `full` when every question was asked. */
export function runName({ kind, mode, items, poolSize }: ScoreStatement): string {
  const whole = items >= poolSize ? 'full ' : '';
  if (kind === 'self_rated') return `${whole}self-rated run`;
  return mode === 'exam' ? `${whole}exam` : `${whole}practice run`;
}

/** `Exam, graded`, `Practice, graded`, `Self-rated`. */
export function kindText({ kind, mode }: Pick<ScoreStatement, 'kind' | 'mode'>): string {
  if (kind === 'self_rated') return mode === 'exam' ? 'Self-rated' : 'Self-rated, practice';
  return mode === 'exam' ? 'Exam, graded' : 'Practice, graded';
}

/** `21 minutes`, `under a minute`, `2 hours 5 minutes`. */
export function durationText(durationMs: number): string {
  const minutes = Math.round(durationMs / 60_000);
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return countOf(minutes, 'minute');
  const days = Math.floor(minutes / 1440);
  if (days > 0) return `over ${countOf(days, 'day')}`;
  const rest = minutes % 60;
  const hours = countOf(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${countOf(rest, 'minute')}`;
}

/** `First of 3`, `3rd of 7`: a first attempt alone is comparable. */
export function attemptText({ attemptNumber, attemptCount }: ScoreStatement): string {
  if (attemptCount <= 1) return 'First';
  const ending = new Intl.PluralRules('en', { type: 'ordinal' }).select(attemptNumber);
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };
  const place = attemptNumber === 1 ? 'First' : `${attemptNumber}${endings[ending] ?? 'th'}`;
  return `${place} of ${attemptCount}`;
}

/** `Beginner`: a level as it is shown. */
export function levelText({ name }: Pick<PartScore, 'name'>): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** The whole score in one sentence, for titles, descriptions and whoever does not see the ring. */
export function scoreSentence(statement: ScoreStatement): string {
  const who = statement.name ?? 'Somebody';
  return `${who} scored ${scoreText(statement)} (${statement.percent}%) on the ${runName(statement)} of ${statement.guideTitle}.`;
}

/** How the questions came to be, and how they were judged. */
export function howText({ kind, mode, items, poolSize, endedBy }: ScoreStatement): string {
  const asked =
    items >= poolSize ? `All ${countOf(items, 'question')}` : `${countOf(items, 'question')} drawn from ${poolSize}`;
  const end = endedBy === 'clock' ? ' The clock ended it.' : '';
  if (kind === 'self_rated')
    return `${asked}. The answers were self-rated: the learner compared them with the guide and said which they knew. Nobody checked.${end}`;
  if (mode === 'practice')
    return `${asked}, graded on the server in a practice run: each answer was explained before the next question. It was not proctored.${end}`;
  return `${asked}, graded on the server in one sitting. It was not proctored.${end}`;
}

/** Extensions of the clock and questions seen before, when there are any. */
export function caveats({ clockMinutes, extensions, seenBefore, items }: ScoreStatement): string[] {
  const lines: string[] = [];
  if (extensions > 0) {
    const times = extensions === 1 ? 'once' : extensions === 2 ? 'twice' : `${extensions} times`;
    lines.push(
      `The clock${clockMinutes === null ? '' : ` of ${countOf(clockMinutes, 'minute')}`} was extended ${times}.`,
    );
  }
  if (seenBefore > 0)
    lines.push(
      seenBefore === items
        ? 'The learner had seen the answers to all of these questions in an earlier attempt.'
        : `The learner had seen the answers to ${seenBefore} of the ${items} questions in an earlier attempt.`,
    );
  return lines;
}

/** What a stone in the ring stands for. */
export function stonesText(statement: ScoreStatement): string {
  const partly = statement.stones.includes('partly') ? ', a grey one was partly right' : '';
  return `Each stone is one question, in order; a hollow stone is a miss${partly}.`;
}
