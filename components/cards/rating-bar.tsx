import { ratingWords } from '@/components/cards/rating-words';
import { Pebble } from '@/components/ui/stones';
import type { Rating } from '@/domain/review/review-event';

type Props = {
  readonly mode: 'four' | 'quick';
  /** How long each rating would put the card away; without it, what the rating means. */
  readonly intervals?: ReadonlyMap<Rating, string>;
  readonly onRate: (rating: Rating) => void;
  readonly onSkip: () => void;
  /** Left out where there are four ratings only. */
  readonly onMode?: (mode: 'four' | 'quick') => void;
};

/** How well was it recalled? Good is the default: Space and Enter take it. */
export function RatingBar({ mode, intervals, onRate, onSkip, onMode }: Props) {
  const isQuick = mode === 'quick';
  return (
    <div className="rating">
      <div className="rating-head">
        <span>{isQuick ? 'Did you know it?' : 'How well did you recall it?'}</span>
        {onMode !== undefined && (
          <button type="button" className="linkb" onClick={() => onMode(isQuick ? 'four' : 'quick')}>
            {isQuick ? 'Use four ratings' : 'Use know / don’t know'}
          </button>
        )}
      </div>
      {isQuick ? (
        <div className="rate three-up" role="group" aria-label="Did you know it?">
          <button type="button" onClick={() => onRate(1)} aria-keyshortcuts="ArrowLeft">
            <Pebble level={0} />
            <span>
              <b>Don’t know</b>
              <span className="in">back soon</span>
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
              <span className="in">recalled</span>
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
                <span className="in">{intervals === undefined ? meaning : `in ${intervals.get(rating) ?? ''}`}</span>
              </span>
              <kbd>{rating}</kbd>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
