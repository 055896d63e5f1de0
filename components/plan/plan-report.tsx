import { TriangleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { PlanView } from '@/domain/scheduling/plan-view';
import { countOf } from '@/domain/shared/count-of';
import { dayWords, listWords, minutesWords, percent } from './plan-words';

/** Questions for which there is no time, by guide and level. */
export type LeftOutGroup = { readonly name: string; readonly questions: readonly string[] };

type HeadProps = { readonly view: PlanView };

/** What is expected on the day, in one sentence. */
export function ForecastHead({ view }: HeadProps) {
  const { forecast, minutesPerDay, studyDays } = view;
  return (
    <p className="plan-sentence">
      Predicted readiness <mark>{percent(forecast.expected)}</mark> if you study {countOf(minutesPerDay, 'minute')} a
      day
      {studyDays > 0 ? ` on ${countOf(studyDays, 'day')}` : ''}.
    </p>
  );
}

type TodayProps = { readonly view: PlanView; readonly planId: string; readonly isCurrent: boolean };

function todayWords({ queue, queueSeconds, queueNew, doneToday, isDayOff, spentSeconds }: PlanView) {
  if (isDayOff) return { title: 'Nothing today', about: 'A day off. The plan counts on the others.' };
  const done = doneToday === 0 ? '' : `${countOf(doneToday, 'card')} done in ${minutesWords(spentSeconds)}. `;
  if (queue.length === 0)
    return {
      title: doneToday === 0 ? 'Nothing today' : 'That is all for today.',
      about: `${done}What comes next is reckoned tomorrow, from what you answered.`,
    };
  const kinds = [
    ...(queueNew > 0 ? [countOf(queueNew, 'new card')] : []),
    ...(queue.length > queueNew ? [countOf(queue.length - queueNew, 'review')] : []),
  ];
  return {
    title: `${countOf(queue.length, 'card')}${doneToday > 0 ? ' left' : ''} today, about ${minutesWords(queueSeconds)}`,
    about: `${done}${listWords(kinds)}, the ones that raise what you will recall on the day most.`,
  };
}

/** Today's queue and the way into it. */
export function TodayPart({ view, planId, isCurrent }: TodayProps) {
  if (!isCurrent)
    return (
      <section className="plan-today" aria-labelledby="plan-today">
        <h2 id="plan-today">Today</h2>
        <p className="meta">Its cards are being chosen.</p>
      </section>
    );
  const { title, about } = todayWords(view);
  return (
    <section className="plan-today" aria-labelledby="plan-today">
      <div>
        <h2 id="plan-today">{title}</h2>
        <p className="meta">{about}</p>
      </div>
      {view.queue.length > 0 && (
        <a className="btn primary big" href={`/review?plan=${planId}`}>
          Start review
        </a>
      )}
    </section>
  );
}

/** What other minutes would change, and none. */
export function Alternatives({ view }: HeadProps) {
  const { minutesPerDay, forecast } = view;
  const rows: readonly (readonly [string, number])[] = [
    ['If you stop now', forecast.ifStopped],
    ...(minutesPerDay > 5
      ? [[`${countOf(minutesPerDay - 5, 'minute')} a day`, forecast.fiveMinutesLess] as const]
      : []),
    [`${countOf(minutesPerDay, 'minute')} a day, as planned`, forecast.expected],
    [`${minutesPerDay + 5} minutes a day`, forecast.fiveMinutesMore],
  ];
  return (
    <section aria-labelledby="plan-other">
      <h2 id="plan-other">What would change it</h2>
      <table className="plan-other">
        <thead className="vh">
          <tr>
            <th scope="col">Study</th>
            <th scope="col">Readiness on the day</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, share]) => (
            <tr key={name} className={name.endsWith('planned') ? 'is-planned' : undefined}>
              <th scope="row">{name}</th>
              <td className="r tn">{percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Enough({ view: { enoughMinutes } }: HeadProps): ReactNode {
  return enoughMinutes === null
    ? 'No day is long enough for all of it.'
    : `${countOf(enoughMinutes, 'minute')} a day would be enough.`;
}

type FeasibleProps = HeadProps & {
  readonly leftOut: readonly LeftOutGroup[];
  /** Has every question asked, or leaves some out again. */
  readonly overrule: ReactNode;
};

function LeftOutList({ leftOut }: Pick<FeasibleProps, 'leftOut'>) {
  return (
    <ul>
      {leftOut.map(({ name, questions }) => (
        <li key={name}>
          <details>
            <summary>
              {name}: {countOf(questions.length, 'question')}
            </summary>
            <ul>
              {questions.map((question, index) => (
                <li key={index}>{question}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function TooShort({ children }: { readonly children: ReactNode }) {
  return (
    <div className="callout warn">
      <Icon icon={TriangleAlert} />
      <div>{children}</div>
    </div>
  );
}

const keptOf = ({ forecast, total }: PlanView) => Math.round(forecast.expected * total);

/** Few questions well: what is kept, what is not begun, and how to have those all the same. */
function FewWell({ view, leftOut, overrule }: FeasibleProps) {
  return (
    <TooShort>
      <p>
        <strong>The time is too short for all of it.</strong> By your answers so far, about {keptOf(view)} of{' '}
        {countOf(view.total, 'question')} can be kept. What you have begun comes before what is new
        {view.leftOut.length > 0
          ? `, and ${countOf(view.leftOut.length, 'question')} ${view.leftOut.length === 1 ? 'is' : 'are'} left out:`
          : '.'}
      </p>
      <LeftOutList leftOut={leftOut} />
      <p>
        A question that you add to your reviews, on the page of its guide, is asked all the same. More minutes a day
        bring back more.
      </p>
      {overrule}
    </TooShort>
  );
}

/** Every question, where few of them well would be worth more. */
function Overruled({ view, leftOut, overrule }: FeasibleProps) {
  const missing = view.leftOut.length;
  const few = view.fewWellExpected;
  return (
    <TooShort>
      <p>
        <strong>Every question is asked, as you chose.</strong> By your answers so far, about {keptOf(view)} of{' '}
        {countOf(view.total, 'question')} can be kept so ({percent(view.forecast.expected)})
        {few !== null && `; with some left out it would be about ${Math.round(few * view.total)} (${percent(few)})`}.
        {missing > 0 && ` There is no time to see ${missing} of them even once:`}
      </p>
      {missing > 0 && <LeftOutList leftOut={leftOut} />}
      {overrule}
    </TooShort>
  );
}

/** Says plainly when the time is too short, and what to leave out. */
export function Feasibility({ view, leftOut, overrule }: FeasibleProps) {
  const { total, notSeenAgain, finalPassFrom, examDay } = view;
  const missing = view.leftOut.length;
  if (view.isDeep) return <FewWell view={view} leftOut={leftOut} overrule={overrule} />;
  if (view.isOverruled) return <Overruled view={view} leftOut={leftOut} overrule={overrule} />;
  if (missing > 0)
    return (
      <TooShort>
        <p>
          <strong>The time is too short for all of it.</strong> {missing} of {countOf(total, 'question')} would never be
          seen. <Enough view={view} /> Or leave these out, which the plan does as it stands:
        </p>
        <LeftOutList leftOut={leftOut} />
      </TooShort>
    );
  if (notSeenAgain > 0)
    return (
      <div className="callout warn">
        <Icon icon={TriangleAlert} />
        <p>
          <strong>The time is short.</strong> Every question is seen, but {notSeenAgain} of {total} not once more in the
          last days. <Enough view={view} />
        </p>
      </div>
    );
  if (examDay <= view.today) return null;
  return (
    <p className="meta">
      There is time for all {countOf(total, 'question')}. From {dayWords(finalPassFrom)} on each is seen once more.
    </p>
  );
}
