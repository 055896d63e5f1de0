import { AheadChart } from '@/components/charts/ahead-chart';
import { BothSizes } from '@/components/charts/both-sizes';
import { ChartTable } from '@/components/charts/chart-table';
import { YearChart, YearKey } from '@/components/charts/year-chart';
import { formatDayMonth } from '@/components/ui/format-date';
import { aheadFinding, runFinding, yearFinding } from '@/domain/memory/findings';
import type { DayReviews, MemoryStatistics } from '@/domain/memory/memory-statistics';

type Props = { readonly statistics: MemoryStatistics };

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The weeks of the year that have a review, newest first, each with its seven days; the days to come are empty. */
function weekRows(year: readonly DayReviews[]): (string | number)[][] {
  const weeks = new Map<number, (number | '')[]>();
  for (const { day, reviews } of year) {
    const monday = day - ((day + 3) % 7);
    const week = weeks.get(monday) ?? weekdays.map(() => '' as const);
    week[day - monday] = reviews;
    weeks.set(monday, week);
  }
  return [...weeks]
    .filter(([, week]) => week.some((reviews) => Number(reviews) > 0))
    .reverse()
    .map(([monday, week]) => [formatDayMonth(monday), ...week]);
}

/** What comes back on each of the next days. */
export function ReviewsAhead({ statistics: { ahead, today } }: Props) {
  const finding = aheadFinding(ahead);
  return (
    <section aria-labelledby="ahead">
      <div className="sec-head">
        <h2 id="ahead">Reviews ahead</h2>
        <span className="meta">next {ahead.length} days</span>
      </div>
      <BothSizes draw={(size) => <AheadChart counts={ahead} today={today} label={finding} size={size} />} />
      <p className="note">{finding}</p>
      <ChartTable
        caption="Reviews due on each day"
        head={['Day', 'Due']}
        rows={ahead.map((count, index) => [index === 0 ? 'today' : formatDayMonth(today + index), count])}
      />
    </section>
  );
}

/** The days of a year, and the run of days. */
export function YearOfStones({ statistics: { year, today, run } }: Props) {
  const finding = yearFinding(year);
  const running = runFinding(run);
  const label = `Reviews on each day of the last year: ${finding}.`;
  return (
    <section className="sec" aria-labelledby="year">
      <div className="sec-head">
        <h2 id="year">A year of stones</h2>
        <span className="sub">{finding}</span>
        <YearKey />
      </div>
      <BothSizes draw={(size) => <YearChart year={year} today={today} label={label} size={size} />} />
      {running !== null && <p className="note">{running}</p>}
      <ChartTable caption="Reviews on each day, by week" head={['Week of', ...weekdays]} rows={weekRows(year)} />
    </section>
  );
}
