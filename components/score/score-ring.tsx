import { stonePath } from '@/components/ui/stones';
import type { ScoreStone } from '@/domain/score/score-statement';

const rounded = (value: number) => Math.round(value * 100) / 100;
const jitters = [0, 0.05, -0.04, 0.03, -0.06, 0.02, 0.06];
const leans = [0.06, -0.05, 0.02, -0.07];

/** Fewer stones make no ring, and more cannot be told apart (DESIGN.md, 2): then the bars alone speak. */
export const fewestInRing = 8;
export const mostInRing = 60;

export type RingStone = { readonly d: string; readonly transform: string; readonly stone: ScoreStone };

/** The stones of a ring in a square of `size`, clockwise from the top. */
export function ringStones(stones: readonly ScoreStone[], size: number): readonly RingStone[] {
  const center = size / 2;
  const radius = center - size * 0.075;
  const gap = (2 * Math.PI * radius) / stones.length;
  const base = Math.min(size * 0.1, gap * 0.66);
  return stones.map((stone, index) => {
    const angle = -90 + (360 * (index + 0.5)) / stones.length;
    const [x, y] = [Math.cos, Math.sin].map((of) => rounded(center + radius * of((angle * Math.PI) / 180)));
    const jitter = jitters[(index * 5) % jitters.length] ?? 0;
    const width = Math.min(gap * 0.86, base * 1.5) * (1 + jitter);
    const height = base * (1 - jitter);
    const d = stonePath(0, -height / 2, width, height, leans[index % leans.length] ?? 0);
    return { d, transform: `translate(${x} ${y}) rotate(${rounded(angle + 90)})`, stone };
  });
}

type Props = {
  readonly stones: readonly ScoreStone[];
  readonly percent: number;
  /** `26 of 30`. */
  readonly text: string;
};

const size = 272;
const looks: Readonly<Record<ScoreStone, string>> = { right: 'rok', partly: 'rno rpart', missed: 'rno' };

/** One stone for each question in order: filled is right, hollow a miss, half filled partly right. */
export function ScoreRing({ stones, percent, text }: Props) {
  const hasRing = stones.length >= fewestInRing && stones.length <= mostInRing;
  return (
    <svg
      className="score-ring"
      viewBox={`0 0 ${size} ${size}`}
      width={size}
      role="img"
      aria-label={`${percent}%, ${text}`}
    >
      <defs>
        <linearGradient id="ring-half" x1="0" x2="0" y1="0" y2="1">
          <stop offset="0.5" className="half-off" />
          <stop offset="0.5" className="half-on" />
        </linearGradient>
      </defs>
      {hasRing &&
        ringStones(stones, size).map(({ d, transform, stone }) => (
          <path key={transform} d={d} transform={transform} className={looks[stone]} />
        ))}
      <text className="n" x={size / 2} y="146">
        {percent}%
      </text>
      <text className="u" x={size / 2} y="170">
        {text}
      </text>
    </svg>
  );
}
