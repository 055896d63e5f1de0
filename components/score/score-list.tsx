import { formatDate } from '@/components/ui/format-date';
import type { ScoreStatement } from '@/domain/score/score-statement';
import { kindText, scoreText } from '@/domain/score/score-words';

type Props = { readonly scores: readonly { readonly path: string | null; readonly statement: ScoreStatement }[] };

/** Listed scores, one a line. */
export function ScoreList({ scores }: Props) {
  return (
    <ul className="scores">
      {scores.map(({ path, statement }, index) => (
        <li key={path ?? index}>
          <b>{path === null ? <bdi>{statement.guideTitle}</bdi> : <a href={path}>{statement.guideTitle}</a>}</b>
          <span className="meta">
            {kindText(statement)}, {formatDate(Date.parse(statement.takenAt))}
          </span>
          <span className="tn">
            {scoreText(statement)}, {statement.percent}%
          </span>
        </li>
      ))}
    </ul>
  );
}
