import type { ReactNode } from 'react';
import type { PlanView } from '@/domain/scheduling/plan-view';
import { countOf } from '@/domain/shared/count-of';
import { Alternatives, Feasibility, ForecastHead, type LeftOutGroup, TodayPart } from './plan-report';
import { dayWords, listWords, percent } from './plan-words';
import { ProfileFigure } from './profile-figure';

type Props = {
  readonly planId: string;
  readonly examDay: number;
  readonly today: number;
  /** Titles. */
  readonly guides: readonly string[];
  /** Null while it was never reckoned. */
  readonly view: PlanView | null;
  readonly state: 'fresh' | 'underway' | 'failed';
  readonly leftOut: readonly LeftOutGroup[];
  readonly others: readonly { readonly id: string; readonly examDay: number }[];
  /** Said while a newer view is reckoned. */
  readonly progress: ReactNode;
  /** How it went; null before the day. */
  readonly outcome: ReactNode;
  /** Has every question asked, or leaves some out again. */
  readonly overrule: ReactNode;
  readonly form: ReactNode;
  readonly end: ReactNode;
};

function whenWords(examDay: number, today: number): string {
  const days = examDay - today;
  if (days > 0) return days === 1 ? 'tomorrow' : `in ${countOf(days, 'day')}`;
  return days === 0 ? 'today' : `${countOf(-days, 'day')} ago`;
}

function Report({
  view,
  planId,
  state,
  leftOut,
  overrule,
}: Pick<Props, 'planId' | 'state' | 'leftOut' | 'overrule'> & { readonly view: PlanView }) {
  return (
    <>
      <ForecastHead view={view} />
      <TodayPart view={view} planId={planId} isCurrent={state !== 'underway'} />
      <Feasibility view={view} leftOut={leftOut} overrule={overrule} />
      <ProfileFigure view={view} />
      <Alternatives view={view} />
    </>
  );
}

/** On the day and after it: no more queue. */
function Afterwards({ view, today, examDay }: Pick<Props, 'view' | 'today' | 'examDay'>) {
  return (
    <p className="plan-sentence">
      {today === examDay ? 'Nothing is left to do. ' : 'The day has passed. '}
      {view !== null && view.seen > 0 && (
        <>
          You are expected to recall <mark>{percent(view.readiness)}</mark> of {countOf(view.total, 'question')} today.
        </>
      )}
    </p>
  );
}

/** A plan: what to expect, what to do today, what would change it. */
export function PlanScreen(props: Props) {
  const { examDay, today, guides, view, state, others, progress, outcome, form, end } = props;
  return (
    <>
      <p className="meta">
        {listWords(guides)}, {whenWords(examDay, today)}
      </p>
      <h1 className="title small">Interview on {dayWords(examDay)}</h1>
      {progress}
      {state === 'failed' && (
        <div className="callout err">
          <p>
            The plan could not be reckoned. Your log is safe, and normal review goes on. It is tried again in a few
            minutes; a nearer day or fewer guides take less.
          </p>
        </div>
      )}
      {outcome !== null ? (
        <>
          <Afterwards view={view} today={today} examDay={examDay} />
          {outcome}
        </>
      ) : (
        view !== null && <Report {...props} view={view} />
      )}
      {form !== null && (
        <details className="plan-change">
          <summary>Change the date, guides or minutes</summary>
          {form}
        </details>
      )}
      <ul className="plan-others">
        {others.map(({ id, examDay: other }) => (
          <li key={id}>
            <a href={`/plan?id=${id}`}>Interview on {dayWords(other)}</a>
          </li>
        ))}
        <li>
          <a href="/plan?new=1">Plan another interview</a>
        </li>
      </ul>
      {end}
    </>
  );
}
