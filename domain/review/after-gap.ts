import { countOf } from '@/domain/shared/count-of';

/** So many days without a review are a gap. */
const gapDays = 7;

/** Said to whoever comes back after a gap: what is there, and that it may be taken in parts. Null where there was none. */
export function afterGap({ days, due }: { readonly days: number; readonly due: number }): string | null {
  if (days < gapDays || due === 0) return null;
  if (due === 1) return `After ${days} days, 1 card is due.`;
  return `After ${days} days, ${countOf(due, 'card')} are due; those that fade fastest come first, and there is no need to do them all at once.`;
}
