import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly count: number;
  readonly opened: readonly string[];
  readonly isClosed: boolean;
  readonly onHint: () => void;
};

/** Hints, one after the other, in practice. A response after a hint is not an unaided one, which is said before. */
export function Hints({ count, opened, isClosed, onHint }: Props) {
  if (count === 0 || (isClosed && opened.length === 0)) return null;
  const left = count - opened.length;
  return (
    <div className="quiz-hints">
      <div aria-live="polite">
        {opened.map((html, index) => (
          <div key={index} className="quiz-hint">
            <p className="label">{count === 1 ? 'Hint' : `Hint ${index + 1} of ${count}`}</p>
            <div dangerouslySetInnerHTML={{ __html: html }} />
          </div>
        ))}
      </div>
      {left > 0 && !isClosed && (
        <button type="button" className="linkb" onClick={onHint}>
          {opened.length === 0 ? `Show a hint` : 'Show another hint'}
          <span className="meta">{countOf(left, 'hint')} left</span>
        </button>
      )}
    </div>
  );
}
