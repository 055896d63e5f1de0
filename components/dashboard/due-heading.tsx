import { formatWeekday } from '@/components/ui/format-date';
import { afterAwayFinding, durationWords } from '@/domain/memory/findings';
import type { MemoryStatistics } from '@/domain/memory/memory-statistics';
import { countOf } from '@/domain/shared/count-of';

/** The next day on which something is due, from tomorrow on. */
function nextDay({ ahead, today }: MemoryStatistics): { readonly day: number; readonly count: number } | null {
  const index = ahead.findIndex((count, days) => days > 0 && count > 0);
  return index === -1 ? null : { day: today + index, count: ahead[index] ?? 0 };
}

function NothingDue({ statistics }: { readonly statistics: MemoryStatistics }) {
  const next = nextDay(statistics);
  if (next === null) return <p className="sub mt-3">Nothing comes back in the next 30 days.</p>;
  const when = next.day === statistics.today + 1 ? 'Tomorrow' : formatWeekday(next.day);
  return (
    <p className="sub mt-3">
      {when} has {countOf(next.count, 'card')}.
    </p>
  );
}

/** What is due and how long it takes, and the way there. */
export function DueHeading({ statistics }: { readonly statistics: MemoryStatistics }) {
  const { due, dueSeconds, today } = statistics;
  const away = afterAwayFinding(statistics);
  return (
    <div className="due-head">
      <div>
        <p className="meta">{formatWeekday(today)}</p>
        {due === 0 ? (
          <>
            <h1>Nothing is due today</h1>
            <NothingDue statistics={statistics} />
          </>
        ) : (
          <h1>
            {due} due today,
            <br />
            {durationWords(dueSeconds)}
          </h1>
        )}
        {away !== null && <p className="sub mt-3">{away}</p>}
      </div>
      <a className={due === 0 ? 'btn big' : 'btn primary big'} href="/review">
        {due === 0 ? 'Open review' : 'Start review'}
      </a>
    </div>
  );
}
