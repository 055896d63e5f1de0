import { useCallback, useState } from 'react';
import { wordsOf } from '@/components/cards/rating-words';
import type { Rating } from '@/domain/review/review-event';
import type { ReviewStep } from '@/domain/review/review-sitting';
import type { ReviewView } from '@/domain/review/review-view';

/** What may be done with the card on screen. */
export type ReviewDeed =
  | { readonly kind: 'review'; readonly rating: Rating }
  | { readonly kind: 'skip' | 'suspend' | 'bury' | 'forget' };

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
};

export type ReviewDeeds = {
  readonly isRevealed: boolean;
  /** What a screen reader is told of the last step. */
  readonly said: string;
  reveal(): void;
  rate(rating: Rating): void;
  putAside(kind: Aside): void;
  undo(): void;
};

/** Reveal, rate, put aside and undo, each with the words that say that it happened. */
export function useReviewDeeds({ view, onDeed, onUndo }: Options): ReviewDeeds {
  const [revealed, setRevealed] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const current = view?.current ?? null;
  const isRevealed = current !== null && revealed === current.showing;
  const last = view?.sitting.steps.at(-1);
  const reveal = useCallback(() => {
    if (current === null) return;
    setRevealed(current.showing);
    setSaid('Answer shown');
  }, [current]);
  const rate = useCallback(
    (rating: Rating) => {
      if (current === null || !isRevealed) return;
      onDeed({ kind: 'review', rating });
      setSaid(`${wordsOf(rating).name}, next in ${current.intervals.get(rating) ?? ''}`);
    },
    [current, isRevealed, onDeed],
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
  return { isRevealed, said, reveal, rate, putAside, undo };
}
