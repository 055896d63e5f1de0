import { formatDate } from '@/components/ui/format-date';
import { type Finished, type TrendPoint, trendPoints, trendSentence } from '@/domain/quiz/history';
import { scoreInWords } from '@/domain/quiz/result-words';

type Props = { readonly finished: readonly Finished[] };

const [width, height] = [320, 110];
const box = { left: 34, top: 12, width: width - 34 - 30, height: height - 12 - 14 };
const lines = [0, 50, 100] as const;
const yOf = (percent: number): number => box.top + box.height * (1 - percent / 100);

function Point({ point, isLast }: { readonly point: TrendPoint; readonly isLast: boolean }) {
  return (
    <>
      {point.isFirst && <circle className="trend-ring" cx={point.x} cy={point.y} r="7" />}
      <circle className="trend-point" cx={point.x} cy={point.y} r="3.5" />
      {isLast && (
        <text className="i" x={point.x + 11} y={point.y + 4}>
          {point.percent}
        </text>
      )}
    </>
  );
}

function TrendTable({ finished }: Props) {
  return (
    <details className="trend-table">
      <summary>Show as table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Attempt</th>
            <th scope="col" className="r">
              Score
            </th>
            <th scope="col" className="r">
              %
            </th>
          </tr>
        </thead>
        <tbody>
          {finished.map(({ id, submittedAt, score, number }) => (
            <tr key={id}>
              <td>{formatDate(Date.parse(submittedAt), 'short')}</td>
              <td>{number === 1 ? 'First' : number}</td>
              <td className="r">{scoreInWords(score)}</td>
              <td className="r">{score.percent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The scores at one guide, one after the other. The first is ringed, since it alone can be compared with others'. */
export function TrendChart({ finished }: Props) {
  if (finished.length < 2) return null;
  const points = trendPoints(finished, box);
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={trendSentence(finished)}>
        {lines.map((percent) => (
          <g key={percent}>
            <path className="ax" d={`M${box.left - 6} ${yOf(percent)}H${width - 4}`} />
            <text className="e" x={box.left - 12} y={yOf(percent) + 4}>
              {percent}
            </text>
          </g>
        ))}
        <path className="trend-line" d={`M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
        {points.map((point, index) => (
          <Point key={index} point={point} isLast={index === points.length - 1} />
        ))}
      </svg>
      <figcaption className="meta">
        {trendSentence(finished)} {finished[0]?.number === 1 && 'The ringed one is the first: its answers were new.'}
      </figcaption>
      <TrendTable finished={finished} />
    </figure>
  );
}
