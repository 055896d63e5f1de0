import { figure, figureRange, percent, percentRange, toldCount } from '@/components/author/statistics-words';
import { fewestTold } from '@/domain/statistics/choice-table';
import type { StatisticsItem } from '@/domain/statistics/guide-statistics';

export type StatisticsRow = Pick<StatisticsItem, 'statistics' | 'place' | 'advice'> & {
  readonly key: string;
  /** The prompt as plain text. */
  readonly asked: string;
  /** Its own page; null: of an earlier key. */
  readonly href: string | null;
};

type Props = { readonly caption: string; readonly rows: readonly StatisticsRow[] };

function Numbers({
  statistics: { facility, discrimination, n },
}: {
  readonly statistics: StatisticsRow['statistics'];
}) {
  if (facility === null)
    return (
      <>
        <td className="r">{toldCount(n)}</td>
        <td className="r sub" colSpan={2}>
          {n === 0 ? 'With hints only' : `Hidden below ${fewestTold}`}
        </td>
      </>
    );
  return (
    <>
      <td className="r">{toldCount(n)}</td>
      <td className="r">
        {percent(facility.share)}
        <small>{percentRange(facility.interval)}</small>
      </td>
      <td className="r">
        {discrimination?.r === null || discrimination?.r === undefined ? 'none' : figure(discrimination.r)}
        {discrimination?.bounds !== null && discrimination?.bounds !== undefined && (
          <small>{figureRange(discrimination.bounds)}</small>
        )}
      </td>
    </>
  );
}

/** Items of a guide with their figures; the ones to look at come first. */
export function StatisticsTable({ caption, rows }: Props) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="au-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col" className="r">
              Answers
            </th>
            <th scope="col" className="r">
              Difficulty
            </th>
            <th scope="col" className="r">
              Discrimination
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, asked, href, statistics, place, advice }) => (
            <tr key={key}>
              <th scope="row">
                {href === null ? <span className="au-asked">{asked}</span> : <a href={href}>{asked}</a>}
                {advice.map((each) => (
                  <span key={each} className="au-advice">
                    {each}
                  </span>
                ))}
                {place !== null && (
                  <a className="au-place plain" href={`/source/${place.file}`}>
                    {place.file}:{place.line}
                  </a>
                )}
              </th>
              <Numbers statistics={statistics} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
