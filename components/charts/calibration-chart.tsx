import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { CalibrationBin } from '@/domain/scheduling/evaluate';
import { type ChartSize, tenth } from './chart-size';

const sizes = { wide: { width: 532, height: 320 }, slim: { width: 350, height: 270 } };
const [left, top, below, right] = [34, 10, 38, 10];

type Props = { readonly bins: readonly CalibrationBin[]; readonly label: string; readonly size: ChartSize };

/** What was expected against what happened, a dot a group; on the dashed line both are the same. */
export function CalibrationChart({ bins, label, size }: Props) {
  const { width, height } = sizes[size];
  const floor = height - below;
  const lowest =
    Math.floor(Math.min(0.5, ...bins.flatMap(({ predicted, recalled }) => [predicted, recalled])) * 10) / 10;
  const x = scaleLinear([lowest, 1], [left, width - right]).clamp(true);
  const y = scaleLinear([lowest, 1], [floor, top]).clamp(true);
  const radius = scaleSqrt([0, Math.max(1, ...bins.map(({ n }) => n))], [0, 5.5]);
  return (
    <svg className="fig" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {x.ticks(6).map((tick) => (
        <g key={tick}>
          <text className="e" x={left - 8} y={tenth(y(tick) + 4)}>
            {Math.round(tick * 100)}
          </text>
          <text className="m" x={tenth(x(tick))} y={floor + 18}>
            {Math.round(tick * 100)}
          </text>
        </g>
      ))}
      <path className="ax2" d={`M${left} ${top}V${floor}H${width - right}`} />
      <path className="ghost" d={`M${left} ${floor}L${width - right} ${top}`} />
      {bins.map(({ predicted, recalled, low, high, n }) => (
        <g key={predicted}>
          <path className="spread" d={`M${tenth(x(predicted))} ${tenth(y(high))}V${tenth(y(low))}`} />
          <circle
            className="dot"
            cx={tenth(x(predicted))}
            cy={tenth(y(recalled))}
            r={tenth(Math.max(2.2, radius(n)))}
          />
        </g>
      ))}
      <text x={left + 8} y={top + 6}>
        actual recall, %
      </text>
      <text className="e" x={width - right} y={height - 3}>
        predicted recall, %
      </text>
    </svg>
  );
}
