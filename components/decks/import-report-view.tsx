import type { ImportReport, LossLine } from '@/domain/decks/import-report';
import { countOf } from '@/domain/shared/count-of';

/** "3 cards added, 1 changed. 40 reviews are in your log." */
function sentence({ added, changed, same, parked, reviews }: ImportReport): string {
  const parts = [
    added > 0 ? `${countOf(added, 'card')} added` : null,
    changed > 0 ? `${changed} changed` : null,
    same > 0 ? `${same} as before` : null,
    parked > 0 ? `${parked} set aside` : null,
  ].filter((part) => part !== null);
  const log =
    reviews === 0 ? '' : ` ${countOf(reviews, 'review')} of Anki ${reviews === 1 ? 'is' : 'are'} in your log.`;
  return `${parts.join(', ')}.${log}`;
}

function Losses({ title, lines }: { readonly title: string; readonly lines: readonly LossLine[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="deck-losses">
        {lines.map(({ what, count, of }) => (
          <li key={what}>
            <span>{what}</span>
            <span className="meta">
              {count > 1 ? `${count} times, first at ` : ''}
              {of[0] ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a file brought, and what of it could not come along. */
export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const isWhole = report.skipped.length === 0 && report.lost.length === 0;
  return (
    <div className="deck-report">
      <p>{sentence(report)}</p>
      {isWhole && <p className="meta">Nothing was left out.</p>}
      <Losses title="Notes that were left out" lines={report.skipped} />
      <Losses title="What did not come along" lines={report.lost} />
    </div>
  );
}
