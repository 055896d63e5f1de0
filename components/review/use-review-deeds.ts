import { useCallback, useState } from 'react';
import { wordsOf } from '@/components/cards/rating-words';
import { waitInWords } from '@/domain/review/next-interval';
import type { Rating } from '@/domain/review/review-event';
import type { ReviewSitting, ReviewStep } from '@/domain/review/review-sitting';
import type { ReviewView } from '@/domain/review/review-view';

/** What may be done with the card on screen. */
export type ReviewDeed =
  | { readonly kind: 'review'; readonly rating: Rating }
  | { readonly kind: 'skip' | 'suspend' | 'bury' | 'forget' };

/** With the cards that come next, or with more new ones. */
export type GoOn = 'next' | 'new';

type Aside = Exclude<ReviewDeed['kind'], 'review'>;

const asideWords: Readonly<Record<Aside, string>> = {
  skip: 'Put aside for now',
  suspend: 'Suspended. It is not asked until you take that back.',
  bury: 'Buried until tomorrow',
  forget: 'Forgotten. The card begins anew.',
};
const undoneWords: Readonly<Record<ReviewStep['kind'], string>> = {
  review: 'rating',
  skip: 'put aside',
  suspend: 'suspended',
  unsuspend: 'asked again',
  bury: 'buried',
  forget: 'forgotten',
};

type Options = {
  readonly view: ReviewView | null;
  readonly onDeed: (deed: ReviewDeed) => void;
  readonly onUndo: () => void;
  readonly onGoOn: (kind: GoOn) => void;
};

export type ReviewDeeds = {
  readonly isRevealed: boolean;
  /** What a screen reader is told of the last step. */
  readonly said: string;
  reveal(): void;
  rate(rating: Rating): void;
  putAside(kind: Aside): void;
  undo(): void;
  goOn(kind: GoOn): void;
};

function nameOf(rating: Rating, mode: ReviewSitting['mode']): string {
  if (mode === 'four') return wordsOf(rating).name;
  return rating === 1 ? 'Don’t know' : 'Know';
}

/** Reveal, rate, put aside, undo and go on, each with the words that say that it happened. */
export function useReviewDeeds({ view, onDeed, onUndo, onGoOn }: Options): ReviewDeeds {
  const [revealed, setRevealed] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const current = view?.current ?? null;
  const isRevealed = current !== null && revealed === current.showing;
  const last = view?.sitting.steps.at(-1);
  const mode = view?.sitting.mode ?? 'four';
  const reveal = useCallback(() => {
    if (current === null) return;
    setRevealed(current.showing);
    setSaid('Answer shown');
  }, [current]);
  const rate = useCallback(
    (rating: Rating) => {
      if (current === null || !isRevealed) return;
      onDeed({ kind: 'review', rating });
      const wait = current.intervals.get(rating);
      setSaid(`${nameOf(rating, mode)}${wait === undefined ? '' : `, next in ${waitInWords(wait)}`}`);
    },
    [current, isRevealed, onDeed, mode],
  );
  const putAside = useCallback(
    (kind: Aside) => {
      if (current === null) return;
      onDeed({ kind });
      setSaid(asideWords[kind]);
    },
    [current, onDeed],
  );
  const undo = useCallback(() => {
    if (last === undefined) return;
    onUndo();
    setRevealed(null);
    setSaid(`Undone: ${undoneWords[last.kind]}`);
  }, [last, onUndo]);
  const goOn = useCallback(
    (kind: GoOn) => {
      onGoOn(kind);
      setSaid(kind === 'next' ? 'Going on with the next cards' : 'Going on with new questions');
    },
    [onGoOn],
  );
  return { isRevealed, said, reveal, rate, putAside, undo, goOn };
}
