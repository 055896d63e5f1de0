import type { PebbleLevel } from '@/components/ui/stones';
import type { Rating } from '@/domain/review/review-event';

type Words = { readonly rating: Rating; readonly name: string; readonly meaning: string; readonly level: PebbleLevel };

/** What each rating says, and the stone that stands for it. */
export const ratingWords: readonly Words[] = [
  { rating: 1, name: 'Again', meaning: 'back soon', level: 0 },
  { rating: 2, name: 'Hard', meaning: 'shaky', level: 1 },
  { rating: 3, name: 'Good', meaning: 'recalled', level: 3 },
  { rating: 4, name: 'Easy', meaning: 'sure of it', level: 4 },
];

export function wordsOf(rating: Rating): Words {
  return ratingWords[rating - 1] as Words;
}
