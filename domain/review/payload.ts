import type { ReviewEvent } from '@/domain/review/review-event';

/**
 * An event as one text that does not depend on the order of its keys: what is hashed to tell a repeat (the same event
 * again) from a conflict (another event under a used id).
 */
export function canonicalEvent(event: ReviewEvent): string {
  const entries = Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}
