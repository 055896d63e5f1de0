import { ProgressCairn } from '@/components/ui/stones';
import type { MemoryStatistics } from '@/domain/memory/memory-statistics';
import { DueHeading } from './due-heading';
import { PlanLine, type PlanToday } from './plan-today';
import { ReadinessTable } from './readiness-table';
import { SoFar } from './so-far';
import { ReviewsAhead, YearOfStones } from './study-charts';
import { Retention, Trust } from './trust-charts';

type Props = {
  readonly statistics: MemoryStatistics;
  /** Where days begin, as people know it. */
  readonly timeZone: string;
  readonly plan: PlanToday | null;
};

/** Stands in before there is anything to show. */
function Empty({ plan }: Pick<Props, 'plan'>) {
  return (
    <>
      <div className="due-head">
        <div>
          <ProgressCairn stones={0} width={56} />
          <h1 className="mt-5">Nothing to review yet.</h1>
          <p className="sub mt-3">
            Read a guide and practise its questions. What you rated comes back here when it is about to fade.
          </p>
          <p className="mt-6">
            <a className="btn primary big" href="/guides">
              Choose a guide
            </a>
          </p>
        </div>
      </div>
      <PlanLine plan={plan} />
    </>
  );
}

/** A learner's dashboard: what is due, what holds, and whether the figures can be trusted. */
export function DashboardScreen({ statistics, timeZone, plan }: Props) {
  const { guides, reviews, today } = statistics;
  const head = (
    <>
      <DueHeading statistics={statistics} planned={plan?.queue ?? null} />
      <PlanLine plan={plan} />
    </>
  );
  if (reviews === 0 && guides.length === 0) return (plan?.queue?.cards ?? 0) > 0 ? head : <Empty plan={plan} />;
  return (
    <>
      {head}
      <div className="sec two">
        <section aria-labelledby="readiness">
          <div className="sec-head">
            <h2 id="readiness">Readiness</h2>
            <span className="meta">by guide, last six weeks</span>
          </div>
          <ReadinessTable guides={guides} today={today} />
        </section>
        <ReviewsAhead statistics={statistics} />
      </div>
      <YearOfStones statistics={statistics} />
      <div className="sec two">
        <Trust statistics={statistics} />
        <Retention statistics={statistics} />
      </div>
      <SoFar statistics={statistics} />
      <p className="note dashboard-end">
        <a href="/about#figures">How these figures are made</a>
        <span>Days are those of {timeZone}.</span>
      </p>
    </>
  );
}
