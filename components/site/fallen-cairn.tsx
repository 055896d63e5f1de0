import { stonePath } from '@/components/ui/stones';

const stones: readonly [number, number, number, number, number, number][] = [
  [34, 44, 44, 11, -0.04, 0],
  [86, 42, 34, 10, 0.06, 14],
  [122, 45, 26, 9, -0.06, -6],
  [66, 33, 27, 9, 0.05, 22],
];

/** A cairn that fell: for pages that could not be shown. Decoration. */
export function FallenCairn() {
  return (
    <svg className="fallen" width="150" height="62" viewBox="0 0 150 62" aria-hidden="true">
      {stones.map(([cx, y, w, h, lean, turn]) => (
        <path
          key={cx}
          d={stonePath(cx, y, w, h, lean)}
          transform={`rotate(${turn} ${cx} ${y + h / 2})`}
          fill="none"
          stroke="var(--edge)"
          strokeWidth="1.25"
        />
      ))}
      <path className="ax" d="M4 57H146" />
    </svg>
  );
}
