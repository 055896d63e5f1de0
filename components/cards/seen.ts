import { wordsOf } from '@/components/cards/rating-words';
import type { PebbleLevel } from '@/components/ui/stones';
import type { Mark } from '@/domain/review/marks';
import { type Kept, keptMark } from '@/domain/review/recall-words';

/** What the schedule says of a card; while that is not known yet, its last rating. */
export function seenOf(mark: Mark | undefined, kept: Kept | undefined): { level: PebbleLevel; text: string } {
  if (kept !== undefined) return keptMark(kept);
  if (mark === undefined) return { level: null, text: 'New' };
  const { level, name } = wordsOf(mark.rating);
  return { level, text: `Last time: ${name}` };
}
