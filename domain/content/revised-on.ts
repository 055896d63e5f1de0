import type { Guide } from '@/domain/content/guide';

/** The day that a reader is shown: the author's own date, else the day of the newest file. `YYYY-MM-DD`, UTC. */
export function revisedOn(guide: Guide): string {
  return guide.date ?? new Date(guide.modifiedAt).toISOString().slice(0, 10);
}
