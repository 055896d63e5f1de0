import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { tenth } from './chart-size';

const [width, height, edge] = [84, 22, 3];
/** A line that moved less than this many hundredths is drawn as nearly flat, not as a mountain. */
const leastSpan = 0.12;

/** How shares went from day to day, without axes; the figure stands beside it. */
export function Sparkline({ shares, label }: { readonly shares: readonly number[]; readonly label: string }) {
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const padding = Math.max(0, (leastSpan - (high - low)) / 2);
  const x = scaleLinear([0, Math.max(1, shares.length - 1)], [edge, width - edge]);
  const y = scaleLinear([low - padding, high + padding], [height - edge, edge]);
  const path = line<number>(
    (_, index) => tenth(x(index)),
    (share) => tenth(y(share)),
  )(shares);
  const last = shares.at(-1) ?? 0;
  return (
    <svg
      className="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path className="trail thin" d={path ?? ''} />
      <circle className="dot" cx={tenth(x(shares.length - 1))} cy={tenth(y(last))} r="2.2" />
    </svg>
  );
}
