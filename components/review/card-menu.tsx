import { Dialog } from '@/components/ui/dialog';

type Props = {
  readonly isOpen: boolean;
  readonly href: string;
  /** Null where the card has no source to edit: it is of a deck of one's own. */
  readonly editHref: string | null;
  readonly onDeed: (kind: 'bury' | 'suspend' | 'forget') => void;
  readonly onClose: () => void;
};

const deeds = [
  { kind: 'bury', name: 'Bury until tomorrow', does: 'Not asked again today.' },
  { kind: 'suspend', name: 'Suspend', does: 'Not asked until you take that back.' },
  { kind: 'forget', name: 'Forget', does: 'The card begins anew, as if it had never been practised.' },
] as const;

/** What else may be done with the card. All of it can be undone. */
export function CardMenu({ isOpen, href, editHref, onDeed, onClose }: Props) {
  return (
    <Dialog title="This card" isOpen={isOpen} onClose={onClose}>
      <ul className="card-menu">
        {deeds.map(({ kind, name, does }) => (
          <li key={kind}>
            <button type="button" className="btn" onClick={() => onDeed(kind)}>
              {name}
            </button>
            <span className="meta">{does}</span>
          </li>
        ))}
      </ul>
      <p className="dialog-actions">
        <a href={href}>{editHref === null ? 'Show it in the deck' : 'Show it in the guide'}</a>
        {editHref !== null && <a href={editHref}>Edit this answer</a>}
      </p>
      <p className="meta">Undo takes each of these back.</p>
    </Dialog>
  );
}
