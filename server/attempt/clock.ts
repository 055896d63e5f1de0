/** The clock of an attempt: the server's own time decides, and it can be extended (WCAG 2.2.1). */
import type { AttemptRow } from '@/db/queries/attempts';
import { graceMs } from '@/domain/quiz/grace';

export const mostExtensions = 10;
const shortestExtensionMs = 2 * 60_000;

/** The time is over; what is under way is still taken for a moment. */
export function isOver({ deadlineAt }: AttemptRow, now: Date): boolean {
  return deadlineAt !== null && now.getTime() >= deadlineAt.getTime();
}

/** Over, with what was under way. */
export function isOverdue({ submittedAt, deadlineAt }: AttemptRow, now: Date): boolean {
  return submittedAt === null && deadlineAt !== null && now.getTime() > deadlineAt.getTime() + graceMs;
}

/** A quarter of the clock that was chosen, two minutes at least. */
export function extensionMs(clockMinutes: number): number {
  return Math.max(shortestExtensionMs, (clockMinutes * 60_000) / 4);
}
