import { useEffect, useRef } from 'react';

type Props = { readonly label: string; readonly done: number; readonly total: number };

/** How far: a line with a pebble on it. */
export function ProgressTrack({ label, done, total }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const share = total === 0 ? 0 : done / total;
  // Set by script: the policy of the pages allows no style attributes.
  useEffect(() => track.current?.style.setProperty('--share', String(share)), [share]);
  return (
    <div
      className="prog"
      ref={track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <i />
      <b />
    </div>
  );
}
