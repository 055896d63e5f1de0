import { scaleBand, scaleLinear } from 'd3-scale';
import { formatDayMonth } from '@/components/ui/format-date';
import { type ChartSize, tenth } from './chart-size';

const sizes = {
  wide: { width: 456, height: 172, left: 30, top: 14, floor: 150 },
  slim: { width: 350, height: 160, left: 28, top: 14, floor: 138 },
};
/** Bars that have their date below them, besides today. */
const dated = [10, 20];

type Props = {
  readonly counts: readonly number[];
  readonly today: number;
  readonly label: string;
  readonly size: ChartSize;
};

/** How many cards come back on each of the next days, today in lichen. */
export function AheadChart({ counts, today, label, size }: Props) {
  const { width, height, left, top, floor } = sizes[size];
  const y = scaleLinear([0, Math.max(5, ...counts)], [floor, top]);
  const x = scaleBand([...counts.keys()], [left, width]).paddingInner(0.18);
  const centre = (index: number) => tenth((x(index) ?? 0) + x.bandwidth() / 2);
  return (
    <svg className="fig" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {y.ticks(2).map((tick) =>
        tick === 0 || !Number.isInteger(tick) ? null : (
          <g key={tick}>
            <path className="ax" d={`M${left} ${tenth(y(tick))}H${width}`} />
            <text className="e" x={left - 6} y={tenth(y(tick) + 4)}>
              {tick}
            </text>
          </g>
        ),
      )}
      {counts.map((count, index) =>
        count === 0 ? null : (
          <rect
            key={index}
            className={index === 0 ? 'bar-now' : 'bar-later'}
            x={tenth(x(index) ?? 0)}
            y={tenth(y(count))}
            width={tenth(x.bandwidth())}
            height={tenth(floor - y(count))}
            rx="1.5"
          />
        ),
      )}
      <path className="ax2" d={`M${left} ${floor}H${width}`} />
      <text className="b" x={left} y={height - 4}>
        today
      </text>
      {dated.map((index) => (
        <text key={index} className="m" x={centre(index)} y={height - 4}>
          {formatDayMonth(today + index)}
        </text>
      ))}
      <text className="e" x={width} y={height - 4}>
        {formatDayMonth(today + counts.length - 1)}
      </text>
    </svg>
  );
}
