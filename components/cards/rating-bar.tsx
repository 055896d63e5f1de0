import { ratingWords } from '@/components/cards/rating-words';
import { Pebble } from '@/components/ui/stones';
import { shortWait, type Wait, waitInWords } from '@/domain/review/next-interval';
import type { Rating } from '@/domain/review/review-event';

type Props = {
  readonly mode: 'four' | 'quick';
  /** How long each rating would put the card away; without it, what the rating means. */
  readonly intervals?: ReadonlyMap<Rating, Wait>;
  readonly onRate: (rating: Rating) => void;
  readonly onSkip: () => void;
  readonly onMode: (mode: 'four' | 'quick') => void;
};

/** When the card would come back; a phone has room for the short form alone. */
function Interval({ wait, meaning }: { readonly wait: Wait | undefined; readonly meaning: string }) {
  if (wait === undefined) return <span className="in">{meaning}</span>;
  return (
    <span className="in">
      <span className="in-words">in {waitInWords(wait)}</span>
      <span className="in-short" aria-hidden="true">
        {shortWait(wait)}
      </span>
    </span>
  );
}

/** How well was it recalled? Good is the default: Space and Enter take it. */
export function RatingBar({ mode, intervals, onRate, onSkip, onMode }: Props) {
  const isQuick = mode === 'quick';
  return (
    <div className="rating">
      <div className="rating-head">
        <span>{isQuick ? 'Did you know it?' : 'How well did you recall it?'}</span>
        <button type="button" className="linkb" onClick={() => onMode(isQuick ? 'four' : 'quick')}>
          {isQuick ? 'Use four ratings' : 'Use know / don’t know'}
        </button>
      </div>
      {isQuick ? (
        <div className="rate three-up" role="group" aria-label="Did you know it?">
          <button type="button" onClick={() => onRate(1)} aria-keyshortcuts="ArrowLeft">
            <Pebble level={0} />
            <span>
              <b>Don’t know</b>
              <Interval wait={intervals?.get(1)} meaning="back soon" />
            </span>
            <kbd>←</kbd>
          </button>
          <button type="button" onClick={onSkip} aria-keyshortcuts="ArrowUp">
            <Pebble level={null} />
            <span>
              <b>Skip</b>
              <span className="in">not now</span>
            </span>
            <kbd>↑</kbd>
          </button>
          <button type="button" className="best" onClick={() => onRate(3)} aria-keyshortcuts="ArrowRight">
            <Pebble level={3} />
            <span>
              <b>Know</b>
              <Interval wait={intervals?.get(3)} meaning="recalled" />
            </span>
            <kbd>→</kbd>
          </button>
        </div>
      ) : (
        <div className="rate" role="group" aria-label="How well did you recall it?">
          {ratingWords.map(({ rating, name, meaning, level }) => (
            <button
              key={rating}
              type="button"
              className={rating === 3 ? 'best' : undefined}
              onClick={() => onRate(rating)}
              aria-keyshortcuts={String(rating)}
            >
              <Pebble level={level} />
              <span>
                <b>{name}</b>
                <Interval wait={intervals?.get(rating)} meaning={meaning} />
              </span>
              <kbd>{rating}</kbd>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
