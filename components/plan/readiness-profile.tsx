import { formatDayMonth } from '@/components/ui/format-date';
import { ProgressCairn } from '@/components/ui/stones';
import type { PlanView } from '@/domain/scheduling/plan-view';
import { countOf } from '@/domain/shared/count-of';
import { dayWords, percent } from './plan-words';

type Size = 'wide' | 'slim';
type Props = { readonly view: PlanView; readonly size: Size };

/** Drawn at the width at which they are shown, so that their text keeps its size. */
const sizes = {
  wide: { width: 1056, height: 260, left: 40, right: 928, top: 60, floor: 228, stone: 30 },
  slim: { width: 350, height: 236, left: 34, right: 330, top: 66, floor: 204, stone: 20 },
};
const gap = 18;

const tenth = (value: number) => Math.round(value * 10) / 10;

/** The tens between which all of the shares lie. */
function rangeOf(shares: readonly number[]): {
  readonly least: number;
  readonly most: number;
  readonly ticks: number[];
} {
  const least = Math.min(0.8, Math.floor(Math.min(...shares, 1) * 10) / 10);
  const most = Math.max(least + 0.2, Math.ceil(Math.max(...shares, 0) * 10) / 10);
  const step = most - least > 0.55 ? 2 : 1;
  const ticks: number[] = [];
  for (let tick = Math.round(least * 10); tick <= Math.round(most * 10); tick += step) ticks.push(tick / 10);
  return { least, most, ticks };
}

export type ProfilePoint = { readonly day: number; readonly share: number };

/** Today's readiness joins the way that was taken to the one ahead. */
export const pastPoints = ({ past, today, readiness }: PlanView): readonly ProfilePoint[] => [
  ...past,
  { day: today, share: readiness },
];

export function profileLabel(view: PlanView): string {
  const { examDay, minutesPerDay, readiness, past, forecast } = view;
  const first = past[0];
  const until =
    first === undefined
      ? `Readiness is ${percent(readiness)} today.`
      : `Readiness went from ${percent(first.share)} on ${dayWords(first.day)} to ${percent(readiness)} today.`;
  return `${until} At ${countOf(minutesPerDay, 'minute')} a day it is predicted to reach ${percent(forecast.expected)} on ${dayWords(examDay)}, likely between ${percent(forecast.low)} and ${percent(forecast.high)}. Without study it would be ${percent(forecast.ifStopped)}.`;
}

function Axes({ view, size, x, y, ticks }: Props & Scales & { readonly ticks: readonly number[] }) {
  const { left, right, top, floor, height } = sizes[size];
  const first = pastPoints(view)[0]?.day ?? view.today;
  const isApart = x(view.today) - x(first) > 90 && first !== view.today;
  return (
    <>
      {ticks.map((tick, index) => (
        <g key={tick}>
          <path className="ax" d={`M${left} ${y(tick)}H${right}`} />
          <text className="e" x={left - 8} y={y(tick) + 4}>
            {Math.round(tick * 100)}
            {index === ticks.length - 1 ? '%' : ''}
          </text>
        </g>
      ))}
      <path className="flag" d={`M${x(view.today)} ${top - 8}V${floor}`} />
      {isApart && (
        <text x={x(first)} y={height - 6}>
          {formatDayMonth(first)}
        </text>
      )}
      <text className={x(view.today) - left < 20 ? 'b' : 'b m'} x={x(view.today)} y={height - 6}>
        today
      </text>
      <text className={size === 'wide' ? 'b m' : 'b e'} x={right} y={height - 6}>
        {formatDayMonth(view.examDay)}
      </text>
    </>
  );
}

type Scales = { readonly x: (day: number) => number; readonly y: (share: number) => number };

/** At the end of the lines: what is expected, and what is left without study; apart, so that both can be read. */
function Ends({ view, y }: { readonly view: PlanView } & Pick<Scales, 'y'>) {
  const { right } = sizes.wide;
  const { expected, low, high, ifStopped } = view.forecast;
  const at = y(expected);
  const stopped = Math.max(y(ifStopped), at + 2 * gap + 4);
  return (
    <>
      <text className="b" x={right + 22} y={at + 4}>
        {percent(expected)}
      </text>
      <text className="i2" x={right + 22} y={at + 4 + gap}>
        likely {Math.round(low * 100)} to {Math.round(high * 100)}
      </text>
      <text className="i2" x={right + 22} y={stopped + 4}>
        {percent(ifStopped)} if you stop
      </text>
    </>
  );
}

/** Readiness until today, what is predicted until the interview with its band, and what is left without study. */
export function ReadinessProfile({ view, size }: Props) {
  const { width, height, left, right, top, floor, stone } = sizes[size];
  const past = pastPoints(view);
  const start = { day: view.today, expected: view.readiness, low: view.readiness, high: view.readiness };
  const ahead = [{ ...start, ifStopped: view.readiness }, ...view.ahead.filter(({ day }) => day > view.today)];
  const shares = [...past.map(({ share }) => share), ...ahead.flatMap((each) => [each.low, each.high, each.ifStopped])];
  const { least, most, ticks } = rangeOf(shares);
  const first = past[0]?.day ?? view.today;
  const x = (day: number) => tenth(left + ((right - left) * (day - first)) / Math.max(1, view.examDay - first));
  const y = (share: number) => tenth(floor - ((floor - top) * (share - least)) / (most - least));
  const line = (points: readonly (readonly [number, number])[]) =>
    points.map(([day, share]) => `${x(day)} ${y(share)}`).join('L');
  const band = [
    ...ahead.map(({ day, high }) => [day, high] as const),
    ...ahead.map(({ day, low }) => [day, low] as const).reverse(),
  ];
  return (
    <svg className="fig" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={profileLabel(view)}>
      <Axes view={view} size={size} x={x} y={y} ticks={ticks} />
      <path className="plan-band" d={`M${line(band)}Z`} />
      <path className="ghost" d={`M${line(ahead.map(({ day, ifStopped }) => [day, ifStopped]))}`} />
      <path className="trail" d={`M${line(past.map(({ day, share }) => [day, share]))}`} />
      <path className="plan-ahead" d={`M${line(ahead.map(({ day, expected }) => [day, expected]))}`} />
      <circle className="plan-here" cx={x(view.today)} cy={y(view.readiness)} r="5" />
      <ProgressCairn
        share={view.forecast.expected}
        width={stone}
        x={right - stone / 2}
        y={y(view.forecast.expected) - stone * 1.1 - 2}
      />
      {size === 'wide' && <Ends view={view} y={y} />}
    </svg>
  );
}
