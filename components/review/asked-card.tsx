import { CardView } from '@/components/cards/card-view';
import { RatingBar } from '@/components/cards/rating-bar';
import { type AnswerChange, ChangedAnswer } from '@/components/review/changed-answer';
import type { ReviewDeeds } from '@/components/review/use-review-deeds';
import { cardHref, deckIdOf } from '@/domain/decks/deck-name';
import { dueInWords } from '@/domain/review/next-interval';
import { keptMark } from '@/domain/review/recall-words';
import type { ReviewSitting } from '@/domain/review/review-sitting';
import type { ShownCard } from '@/domain/review/review-view';

type Props = {
  readonly shown: ShownCard;
  /** What the answer says otherwise, once it is known. */
  readonly change: AnswerChange;
  readonly deeds: ReviewDeeds;
  readonly day: number;
  readonly mode: ReviewSitting['mode'];
  readonly onMode: (mode: ReviewSitting['mode']) => void;
};

export const hrefOf = ({ deck, card }: ShownCard) => cardHref(deck.slug, card.id);

/** How well it is kept, and why it is here if that is not plain. */
function seenOf({ kept, isQueued, isLeech, isChanged, kind, isAhead, state }: ShownCard, day: number) {
  const { level, text } = keptMark(kept);
  if (isChanged) return { level, text: 'Answer changed since you learned it' };
  const notes = [
    isAhead ? `Due ${dueInWords(state, day)}` : null,
    isQueued && kind !== 'learning' ? 'Brought forward' : null,
    isLeech ? 'Often forgotten' : null,
    text,
  ];
  const [first = '', ...others] = notes.filter((note) => note !== null);
  return { level, text: [first, ...others.map((note) => note.toLowerCase())].join(', ') };
}

/** The card on screen, and below it what may be done with it. */
export function AskedCard({ shown, change, deeds, day, mode, onMode }: Props) {
  const { deck, card, intervals } = shown;
  const { isRevealed, said, reveal, rate, putAside } = deeds;
  return (
    <>
      <CardView
        card={card}
        place={[deck.title, card.level ?? card.topics[0]].filter(Boolean).join(', ')}
        href={hrefOf(shown)}
        shelf={deckIdOf(deck.slug) === null ? 'guide' : 'deck'}
        seen={seenOf(shown, day)}
        isRevealed={isRevealed}
        mode={mode}
        isFirst={said === ''}
        onReveal={reveal}
        onSwipe={(direction) => rate(direction === 'right' ? 3 : 1)}
      >
        {shown.changedSince !== null && <ChangedAnswer change={change} />}
      </CardView>
      {isRevealed ? (
        <RatingBar mode={mode} intervals={intervals} onRate={rate} onSkip={() => putAside('skip')} onMode={onMode} />
      ) : (
        <p className="cards-skip">
          <button type="button" className="linkb" onClick={() => putAside('skip')} aria-keyshortcuts="s">
            Put this card aside
          </button>
        </p>
      )}
    </>
  );
}
