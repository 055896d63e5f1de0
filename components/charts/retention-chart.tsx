import { scaleBand, scaleLinear } from 'd3-scale';
import { bandName, percent } from '@/domain/memory/findings';
import type { RetentionBand } from '@/domain/memory/true-retention';
import { type ChartSize, tenth } from './chart-size';

const sizes = {
  wide: { width: 456, left: 118, right: 410 },
  slim: { width: 350, left: 108, right: 306 },
};
const [top, rowHeight] = [8, 32];

type Props = {
  readonly bands: readonly RetentionBand[];
  readonly desired: number;
  readonly label: string;
  readonly size: ChartSize;
};

/** The share recalled after so many days, each with its 95 % interval, and the share desired as a line. */
export function RetentionChart({ bands, desired, label, size }: Props) {
  const { width, left, right } = sizes[size];
  const floor = top + bands.length * rowHeight;
  const lowest = Math.min(0.5, ...bands.flatMap(({ n, recalled }) => (n === 0 ? [] : [recalled / n])));
  const x = scaleLinear([Math.floor(lowest * 10) / 10, 1], [left, right]).clamp(true);
  const y = scaleBand([...bands.keys()], [top, floor]);
  return (
    <svg className="fig" viewBox={`0 0 ${width} ${floor + 38}`} role="img" aria-label={label}>
      <path className="ax2" d={`M${left} ${floor}H${right}`} />
      {x.ticks(5).map((tick) => (
        <text key={tick} className="m" x={tenth(x(tick))} y={floor + 18}>
          {Math.round(tick * 100)}
        </text>
      ))}
      <text className="e" x={right} y={floor + 35}>
        recalled, %
      </text>
      <path className="ghost" d={`M${tenth(x(desired))} ${top}V${floor}`} />
      {bands.map(({ n, recalled, interval, ...band }, index) => {
        const middle = tenth((y(index) ?? 0) + rowHeight / 2);
        return (
          <g key={band.from}>
            <text className="i2" x="0" y={middle + 4}>
              {bandName(band)}
            </text>
            {interval === null ? (
              <text x={left + 8} y={middle + 4}>
                none yet
              </text>
            ) : (
              <>
                <path className="spread" d={`M${tenth(x(interval.low))} ${middle}H${tenth(x(interval.high))}`} />
                <circle className="dot" cx={tenth(x(recalled / n))} cy={middle} r="4" />
                <text className="b e" x={width} y={middle + 4}>
                  {percent(recalled / n)}
                </text>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
