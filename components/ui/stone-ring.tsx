import { stonePath } from '@/components/ui/stones';

export type RingStone = 'right' | 'partly' | 'missed';

type Props = {
  readonly stones: readonly RingStone[];
  readonly label: string;
  readonly size?: number;
  /** What stands in the middle, as large as it is said. */
  readonly figure: string;
  readonly caption?: string;
};

const sway = [0, 0.05, -0.04, 0.03, -0.06, 0.02, 0.06];
const leans = [0.06, -0.05, 0.02, -0.07];
const rounded = (value: number) => Math.round(value * 100) / 100;
/** Fewer stones make no ring, and more are too small to tell apart. */
export const ringLimits = { fewest: 8, most: 60 };

type PlacedStone = {
  readonly d: string;
  readonly transform: string;
  readonly stone: RingStone;
  /** Of the dot that marks what was right in part. */
  readonly dot: number;
};

/** The stones of a ring in a square of `size`, clockwise from the top. */
export function placeStones(stones: readonly RingStone[], size: number): readonly PlacedStone[] {
  const centre = size / 2;
  const radius = centre - size * 0.075;
  const gap = (2 * Math.PI * radius) / stones.length;
  const tall = Math.min(size * 0.1, gap * 0.66);
  return stones.map((stone, index) => {
    const angle = -90 + (360 * (index + 0.5)) / stones.length;
    const [x, y] = [Math.cos, Math.sin].map((of) => rounded(centre + radius * of((angle * Math.PI) / 180)));
    const more = sway[(index * 5) % 7] ?? 0;
    const [width, height] = [Math.min(gap * 0.86, tall * 1.5) * (1 + more), tall * (1 - more)];
    return {
      d: stonePath(0, -height / 2, width, height, leans[index % 4] ?? 0),
      transform: `translate(${x} ${y}) rotate(${rounded(angle + 90)})`,
      stone,
      dot: rounded(Math.min(width, height) * 0.22),
    };
  });
}

/** A ring of stones, one for each question in order: filled is right, grey with a dot right in part, hollow a miss. */
export function StoneRing({ stones, label, size = 220, figure, caption }: Props) {
  const centre = size / 2;
  return (
    <svg
      className="stone-ring"
      viewBox={`0 0 ${size} ${size}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
    >
      {placeStones(stones, size).map(({ d, transform, stone, dot }) => (
        <g key={transform} transform={transform}>
          <path d={d} className={`ring-${stone}`} />
          {stone === 'partly' && <circle className="ring-half" r={dot} />}
        </g>
      ))}
      <text className="ring-figure" x={centre} y={centre + size * 0.055} textAnchor="middle">
        {figure}
      </text>
      {caption !== undefined && (
        <text className="ring-caption" x={centre} y={centre + size * 0.14} textAnchor="middle">
          {caption}
        </text>
      )}
    </svg>
  );
}
