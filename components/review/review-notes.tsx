import { WifiOff } from 'lucide';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly away: number; readonly isDone: boolean };

/** What cannot be asked now, and why. */
export function ReviewNotes({ away, isDone }: Props) {
  if (away === 0) return null;
  return (
    <p className="notice" role="status">
      <Icon icon={WifiOff} />
      {countOf(away, 'due card')} {away === 1 ? 'is' : 'are'} in guides that this browser has not kept.
      {isDone ? ' They come with the network; their schedule is safe.' : ' They come with the network.'}
    </p>
  );
}
