import { formatWeekday } from '@/components/ui/format-date';
import { durationWords } from '@/domain/memory/findings';
import type { MemoryStatistics } from '@/domain/memory/memory-statistics';
import { afterGap } from '@/domain/review/after-gap';
import { countOf } from '@/domain/shared/count-of';
import type { PlanToday } from './plan-today';

/** What is said after many days without a review; a plan has an order of its own. */
function gapOf({ due, year, today }: MemoryStatistics): string | null {
  const last = year.findLast((day) => day.reviews > 0)?.day;
  return last === undefined ? null : afterGap({ days: today - last, due });
}

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

type Props = { readonly statistics: MemoryStatistics; readonly planned: PlanToday['queue'] };

/** What a plan asks today: in place of what is due, which is mostly in it. */
function Planned({ planned, due }: { readonly planned: NonNullable<Props['planned']>; readonly due: number }) {
  const done = planned.done > 0 ? `${countOf(planned.done, 'card')} done. ` : '';
  return (
    <>
      <h1>
        {countOf(planned.cards, 'card')}
        {planned.done > 0 && ' left'} today,
        <br />
        {durationWords(planned.seconds)}
      </h1>
      <p className="sub mt-3">
        {done}
        Chosen by your plan{due > 0 && `; ${countOf(due, 'card')} would be due without it`}.
      </p>
    </>
  );
}

function Due({ statistics }: Pick<Props, 'statistics'>) {
  const { due, dueSeconds } = statistics;
  if (due === 0)
    return (
      <>
        <h1>Nothing is due today.</h1>
        <NothingDue statistics={statistics} />
      </>
    );
  return (
    <h1>
      {due} due today,
      <br />
      {durationWords(dueSeconds)}
    </h1>
  );
}

/** What there is to do today and how long it takes, and the way there. */
export function DueHeading({ statistics, planned }: Props) {
  const { due, today } = statistics;
  const isPlanned = planned !== null && planned.cards > 0;
  const gap = isPlanned ? null : gapOf(statistics);
  const isIdle = due === 0 && !isPlanned;
  return (
    <div className="due-head">
      <div>
        <p className="meta">{formatWeekday(today)}</p>
        {isPlanned ? <Planned planned={planned} due={due} /> : <Due statistics={statistics} />}
        {gap !== null && <p className="sub mt-3">{gap}</p>}
      </div>
      <a className={isIdle ? 'btn big' : 'btn primary big'} href="/review">
        {isIdle ? 'Open review' : 'Start review'}
      </a>
    </div>
  );
}
