import { Dialog } from '@/components/ui/dialog';

type Rows = readonly (readonly [keys: readonly string[], does: string])[];
type Props = { readonly rows?: Rows; readonly isOpen: boolean; readonly onClose: () => void };

const practiceKeys: Rows = [
  [['Space', 'Enter'], 'show the answer, then rate Good'],
  [['1', '2', '3', '4'], 'Again, Hard, Good, Easy'],
  [['←', '→'], 'don’t know, know (quick mode)'],
  [['↑', 's'], 'skip this card'],
  [['u'], 'undo'],
  [['e'], 'open the question in the guide'],
  [['t'], 'theme'],
  [['?'], 'this list'],
  [['Esc'], 'back to the guide'],
];

export const reviewKeys: Rows = [
  [['Space', 'Enter'], 'show the answer, then rate Good'],
  [['1', '2', '3', '4'], 'Again, Hard, Good, Easy'],
  [['←', '→'], 'don’t know, know (quick mode)'],
  [['↑', 's'], 'put this card aside'],
  [['u'], 'undo, as often as you like'],
  [['b'], 'suspend this card, or bury it until tomorrow'],
  [['e'], 'open the question in the guide'],
  [['t'], 'theme'],
  [['?'], 'this list'],
  [['Esc'], 'close'],
];

export function KeysDialog({ rows = practiceKeys, isOpen, onClose }: Props) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {rows.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">On a touch screen, swipe a shown card right for Good, left for Again.</p>
    </Dialog>
  );
}
