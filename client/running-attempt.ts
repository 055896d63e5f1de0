/**
 * Which attempt this browser began last at each guide, so that the page that starts quizzes, which is the same for
 * everyone, can offer to go on with it.
 */
import { attemptFamily } from '@/client/attempt-outbox';
import { send } from '@/client/send';
import { isAnswered } from '@/domain/quiz/attempt-state';
import type { AttemptView } from '@/domain/quiz/attempt-view';

const keyOf = (guide: string): string => `${attemptFamily}at ${guide}`;

export function noteRunning(guide: string, attempt: string): void {
  try {
    localStorage.setItem(keyOf(guide), attempt);
  } catch {
    // Storage is blocked: the list of quizzes has it.
  }
}

export function forgetRunning(guide: string): void {
  try {
    localStorage.removeItem(keyOf(guide));
  } catch {
    // Storage is blocked: nothing was kept.
  }
}

export type Unfinished = {
  readonly id: string;
  readonly startedAt: string;
  readonly answered: number;
  readonly total: number;
};

/** The attempt at a guide that can be gone on with; null when there is none, or nobody can say. */
export async function unfinishedAt(guide: string): Promise<Unfinished | null> {
  let id: string | null = null;
  try {
    id = localStorage.getItem(keyOf(guide));
  } catch {
    return null;
  }
  if (id === null) return null;
  const asked = await send<AttemptView>('GET', `/api/v1/attempts/${id}`);
  if (asked.ok && asked.value.state === 'running') {
    const { startedAt, items, responses } = asked.value;
    const answered = Object.values(responses).filter(({ response }) => isAnswered(response)).length;
    return { id, startedAt, answered, total: items.length };
  }
  if (asked.ok || asked.code === 'not_found') forgetRunning(guide);
  return null;
}
