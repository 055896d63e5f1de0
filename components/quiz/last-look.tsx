import { CircleAlert } from 'lucide';
import { useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import type { SavedResponse, ShownItem } from '@/domain/quiz/attempt-view';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly items: readonly ShownItem[];
  readonly responses: Readonly<Record<string, SavedResponse>>;
  readonly isEnding: boolean;
  readonly problem: string | null;
  readonly onGo: (index: number) => void;
  readonly onSubmit: () => void;
};

/** Before it is handed in: what is open, what is flagged, and the way back to each. */
export function LastLook({ items, responses, isEnding, problem, onGo, onSubmit }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const open = items.filter(({ ref }) => responses[ref]?.response == null);
  const flagged = items.filter(({ ref }) => responses[ref]?.isFlagged);
  const answered = items.length - open.length;
  const list = items.flatMap((item, index) =>
    open.includes(item) || flagged.includes(item) ? [{ item, index, isOpen: open.includes(item) }] : [],
  );
  return (
    <div className="last-look">
      <h1 className="title small" ref={heading} tabIndex={-1}>
        {open.length === 0 ? 'Everything is answered.' : `${countOf(open.length, 'question')} open.`}
      </h1>
      <p className="quiz-sentence">
        {answered} of {items.length} answered{flagged.length > 0 ? `, ${flagged.length} flagged` : ''}. After you hand
        it in, answers cannot be changed; what is open counts as missed.
      </p>
      {list.length > 0 && (
        <ul className="look-list">
          {list.map(({ item, index, isOpen }) => (
            <li key={item.ref}>
              <button type="button" className="linkb" onClick={() => onGo(index)}>
                <span className="tn">{item.position}</span> {item.promptText}
              </button>
              <span className="meta">{isOpen ? 'Open' : 'Flagged'}</span>
            </li>
          ))}
        </ul>
      )}
      {problem !== null && (
        <div className="callout err" role="alert">
          <Icon icon={CircleAlert} />
          <p>{problem}</p>
        </div>
      )}
      <div className="quiz-acts">
        <button type="button" className="btn big" onClick={() => onGo(items.length - 1)}>
          Back
        </button>
        <span className="push" />
        <button type="button" className="btn big primary" aria-busy={isEnding} disabled={isEnding} onClick={onSubmit}>
          {isEnding ? 'Handing in' : 'Hand it in'}
        </button>
      </div>
    </div>
  );
}
