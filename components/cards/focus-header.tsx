import { EllipsisVertical, Keyboard, SlidersHorizontal, Undo2, X } from 'lucide';
import { Icon } from '@/components/ui/icon';
import { ProgressTrack } from '@/components/ui/progress-track';

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
  return (
    <header className="fhead">
      <a className="iconb" href={closeHref} aria-label={`Close, back to ${closeTo}`}>
        <Icon icon={X} />
      </a>
      <div className="fprogress">
        <ProgressTrack label="Cards done" done={finished} total={total} />
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
