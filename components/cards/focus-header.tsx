import { EllipsisVertical, Keyboard, SlidersHorizontal, Undo2, X } from 'lucide';
import { useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/icon';

type Props = {
  readonly closeHref: string;
  /** Where that leads: "the guide". */
  readonly closeTo: string;
  readonly finished: number;
  readonly total: number;
  readonly saved: string | null;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  readonly onOptions?: () => void;
  readonly onMenu?: () => void;
  readonly onKeys: () => void;
};

/** The head of a page that wants the whole screen: the way out, how far, and what can be done. */
export function FocusHeader({ closeHref, closeTo, finished, total, saved, canUndo, onUndo, ...more }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const share = total === 0 ? 0 : finished / total;
  useEffect(() => track.current?.style.setProperty('--share', String(share)), [share]);
  return (
    <header className="fhead">
      <a className="iconb" href={closeHref} aria-label={`Close, back to ${closeTo}`}>
        <Icon icon={X} />
      </a>
      <div className="fprogress">
        <div
          className="prog"
          ref={track}
          role="progressbar"
          aria-label="Cards done"
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={finished}
        >
          <i />
          <b />
        </div>
        {total > 0 && (
          <span className="tn">
            {finished} of {total}
          </span>
        )}
        {saved !== null && <span className="saved-note">{saved}</span>}
      </div>
      <div className="ftools">
        <button
          type="button"
          className="iconb"
          aria-label="Undo"
          aria-keyshortcuts="u"
          disabled={!canUndo}
          onClick={onUndo}
        >
          <Icon icon={Undo2} />
        </button>
        {more.onOptions !== undefined && (
          <button type="button" className="iconb" aria-label="Choose cards" onClick={more.onOptions}>
            <Icon icon={SlidersHorizontal} />
          </button>
        )}
        {more.onMenu !== undefined && (
          <button type="button" className="iconb" aria-label="This card" aria-keyshortcuts="b" onClick={more.onMenu}>
            <Icon icon={EllipsisVertical} />
          </button>
        )}
        <button type="button" className="iconb fkeys" aria-label="Keys" aria-keyshortcuts="?" onClick={more.onKeys}>
          <Icon icon={Keyboard} />
        </button>
      </div>
    </header>
  );
}
