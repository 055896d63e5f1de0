import { percent, percentRange } from '@/components/author/statistics-words';
import { ChartTable } from '@/components/charts/chart-table';
import type { CurvePoint } from '@/domain/statistics/answer-curve';

type Props = { readonly points: readonly CurvePoint[]; readonly guessing: number | null };

const width = 346;
const left = 30;
const top = 36;
const height = 158;
const names = ['lowest', 'second', 'third', 'fourth', 'highest'];

const x = (fifth: number): number => left + 24 + ((fifth - 1) * (width - left - 48)) / 4;
const y = (share: number): number => top + height * (1 - share);

/** Mean credit by fifths of the rest score, with 95 % intervals. */
export function CurveChart({ points, guessing }: Props) {
  const [first, last] = [points[0], points.at(-1)];
  const finding = `The lowest fifth gets ${percent(first?.credit ?? 0)} of the credit, the highest ${percent(last?.credit ?? 0)}.`;
  return (
    <figure>
      <svg className="fig" viewBox={`0 0 ${width} 222`} role="img" aria-label={finding}>
        <text x={left} y="10">
          % of the credit
        </text>
        {[0, 25, 50, 75, 100].map((mark) => (
          <g key={mark}>
            <path className="ax" d={`M${left} ${y(mark / 100)}H${width}`} />
            <text className="e" x={left - 6} y={y(mark / 100) + 4}>
              {mark}
            </text>
          </g>
        ))}
        {guessing !== null && <path className="ghost" d={`M${left} ${y(guessing)}H${width}`} />}
        {points.map(({ fifth, interval }) => (
          <path key={fifth} className="rise" d={`M${x(fifth)} ${y(interval.low)}V${y(interval.high)}`} />
        ))}
        <path
          className="trail"
          d={points.map(({ fifth, credit }, index) => `${index === 0 ? 'M' : 'L'}${x(fifth)} ${y(credit)}`).join('')}
        />
        {points.map(({ fifth, credit, interval }) => (
          <g key={fifth}>
            <circle className="au-point" cx={x(fifth)} cy={y(credit)} r="4" />
            <text className="b m" x={x(fifth)} y={y(Math.max(credit, interval.high)) - 6}>
              {Math.round(credit * 100)}
            </text>
          </g>
        ))}
        {[1, 3, 5].map((fifth) => (
          <text key={fifth} className="m" x={x(fifth)} y={top + height + 18}>
            {fifth === 3 ? 'fifths' : names[fifth - 1]}
          </text>
        ))}
      </svg>
      <figcaption className="meta mt-3">
        Fifths by the mean credit on the other questions. The upright lines are 95% intervals
        {guessing === null ? '' : ', the dashed line is guessing'}.
      </figcaption>
      <ChartTable
        caption="Credit by fifths"
        head={['Fifth', 'Learners', 'Credit', '95% interval']}
        rows={points.map(({ fifth, n, credit, interval }) => [
          names[fifth - 1],
          n,
          percent(credit),
          percentRange(interval),
        ])}
      />
    </figure>
  );
}
