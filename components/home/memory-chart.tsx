import { ProgressCairn } from '@/components/ui/stones';
import type { CurvePoint, MemoryCurve } from '@/domain/scheduling/memory-curve';

type Props = {
  readonly curve: MemoryCurve;
  /** Charts are drawn at the width at which they are shown, so that their text keeps its size. */
  readonly size: 'wide' | 'slim';
};

const sizes = {
  wide: { width: 1056, height: 300, left: 20, right: 936, top: 66, floor: 270, stone: 30 },
  slim: { width: 350, height: 240, left: 14, right: 336, top: 56, floor: 210, stone: 18 },
};
/** The recall at the axis: the curve left alone ends above it. */
const lowest = 0.5;

function percent(share: number | undefined): string {
  return `${Math.round((share ?? 0) * 100)}%`;
}

/** Recall of one question over time, with reviews and without. Drawn on the server; the sentence says what it shows. */
export function MemoryChart({ curve, size }: Props) {
  const { width, height, left, right, top, floor, stone } = sizes[size];
  const lastDay = curve.leftAlone.at(-1)?.day ?? 1;
  const x = (day: number) => Math.round((left + ((right - left) * day) / lastDay) * 10) / 10;
  const y = (share: number) => Math.round((top + ((floor - top) * (1 - share)) / (1 - lowest)) * 10) / 10;
  const line = (points: readonly CurvePoint[]) => points.map((p) => `${x(p.day)} ${y(p.retrievability)}`).join('L');
  const reviewed = curve.kept.at(-1)?.at(-1)?.retrievability;
  const alone = curve.leftAlone.at(-1)?.retrievability;
  const days = curve.reviewDays;
  const label = `Recall of one question over ${lastDay} days. With reviews on days ${days.join(', ')} it stays at about 90 percent or more and is ${percent(reviewed)} on the day of the interview. Without review it falls to ${percent(alone)}.`;
  const isWide = size === 'wide';
  return (
    <svg className="fig" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className="ax2" d={`M${left} ${floor}H${right}`} />
      {days.map((day, index) => (
        <g key={day}>
          <path className="ax2" d={`M${x(day)} ${floor}v5`} />
          {(isWide || index !== 1) && (
            <text className="m" x={x(day)} y={floor + 20}>
              {isWide && index === 0 ? 'day 0' : day}
            </text>
          )}
          {index > 0 && (
            <path className="rise" d={`M${x(day)} ${y(curve.kept[index - 1]?.at(-1)?.retrievability ?? 1)}V${y(1)}`} />
          )}
          <ProgressCairn stones={index + 1} width={stone} x={x(day) - stone / 2} y={y(1) - stone * 1.1 - 3} />
        </g>
      ))}
      <path className="ghost" d={`M${line(curve.leftAlone)}`} />
      {curve.kept.map((piece) => (
        <path key={piece[0]?.day} className="trail" d={`M${line(piece)}`} />
      ))}
      <path className="flag" d={`M${right} ${top - 20}V${floor}`} />
      <text className={isWide ? 'm' : 'e'} x={right} y={floor + 20}>
        {isWide ? `day ${lastDay}, the interview` : `day ${lastDay}`}
      </text>
      <circle className="dot" cx={right} cy={y(reviewed ?? 1)} r="3.5" />
      {isWide ? (
        <>
          <text className="b" x={right + 12} y={y(reviewed ?? 1) + 4}>
            {percent(reviewed)}{' '}
            <tspan className="i2 plain-weight" dx="4">
              reviewed
            </tspan>
          </text>
          <text className="b" x={right + 12} y={y(alone ?? 0) + 4}>
            {percent(alone)}{' '}
            <tspan className="i2 plain-weight" dx="4">
              left alone
            </tspan>
          </text>
        </>
      ) : (
        <>
          <text className="b e" x={right - 8} y={y(0.9) + 22}>
            {percent(reviewed)} with reviews
          </text>
          <text className="e" x={right - 8} y={y(alone ?? 0) - 10}>
            {percent(alone)} without
          </text>
        </>
      )}
    </svg>
  );
}
