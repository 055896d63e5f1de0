import { WifiOff } from 'lucide';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly away: number; readonly afterGap: string | null; readonly isDone: boolean };

/** What cannot be asked now, and why; and what there is after many days. */
export function ReviewNotes({ away, afterGap, isDone }: Props) {
  return (
    <>
      {away > 0 && (
        <p className="notice" role="status">
          <Icon icon={WifiOff} />
          {countOf(away, 'due card')} {away === 1 ? 'is' : 'are'} in guides that this browser has not kept.
          {isDone ? ' They come with the network; their schedule is safe.' : ' They come with the network.'}
        </p>
      )}
      {afterGap !== null && !isDone && <p className="review-gap">{afterGap}</p>}
    </>
  );
}
