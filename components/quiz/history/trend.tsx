import { ChartTable } from '@/components/charts/chart-table';
import { formatDate } from '@/components/ui/format-date';
import { type TrendPoint, trendSentence } from '@/domain/quiz/history';

const [width, height, left, right, top, bottom] = [320, 112, 28, 8, 10, 18];
const rounded = (value: number) => Math.round(value * 10) / 10;

/** How the scores of one guide went: a line, a dot an attempt, the first one ringed. Behind it stands a table. */
export function Trend({ points, title }: { readonly points: readonly TrendPoint[]; readonly title: string }) {
  if (points.length < 2) return null;
  const x = (index: number) => rounded(left + ((width - left - right) * index) / (points.length - 1));
  const y = (percent: number) => rounded(top + (height - top - bottom) * (1 - percent / 100));
  const line = points.map(({ percent }, index) => `${x(index)} ${y(percent)}`).join('L');
  return (
    <figure>
      <svg
        className="trend"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${trendSentence(points)}`}
      >
        {[0, 50, 100].map((percent) => (
          <g key={percent}>
            <path className="ax" d={`M${left} ${y(percent)}H${width - right}`} />
            <text x={left - 6} y={y(percent) + 4} textAnchor="end">
              {percent}
            </text>
          </g>
        ))}
        <path className="trend-line" d={`M${line}`} />
        {points.map(({ percent, at, isFirst }, index) => (
          <circle
            key={at}
            className={isFirst ? 'trend-first' : 'trend-dot'}
            cx={x(index)}
            cy={y(percent)}
            r={isFirst ? 4 : 3}
          />
        ))}
      </svg>
      <figcaption className="meta">
        {trendSentence(points)} The ringed one was the first; only first attempts can be compared.
      </figcaption>
      <ChartTable
        caption={`Scores of ${title}`}
        head={['Handed in', 'Score']}
        rows={points.map(({ at, percent, isFirst }) => [
          `${formatDate(at.slice(0, 10), 'short')}${isFirst ? ', first attempt' : ''}`,
          `${percent}%`,
        ])}
      />
    </figure>
  );
}
