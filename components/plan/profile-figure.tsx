import { ChartTable } from '@/components/charts/chart-table';
import type { PlanView } from '@/domain/scheduling/plan-view';
import { dayWords, percent } from './plan-words';
import { pastPoints, ReadinessProfile } from './readiness-profile';

/** The same figures for whoever reads them better, or does not see the drawing. */
function ProfileTable({ view }: { readonly view: PlanView }) {
  const ahead = view.ahead.filter(({ day }) => day > view.today);
  return (
    <ChartTable
      caption="Readiness by day"
      head={['Day', 'Readiness', 'Likely', 'If you stop']}
      rows={[
        ...pastPoints(view).map(({ day, share }) => [
          day === view.today ? 'Today' : dayWords(day),
          percent(share),
          '',
          '',
        ]),
        ...ahead.map(({ day, expected, low, high, ifStopped }) => [
          `${dayWords(day)}, predicted`,
          percent(expected),
          `${Math.round(low * 100)} to ${Math.round(high * 100)}%`,
          percent(ifStopped),
        ]),
      ]}
    />
  );
}

/** The drawing for a wide screen and the one for a phone; the style sheet shows one of them. */
export function ProfileFigure({ view }: { readonly view: PlanView }) {
  const { expected, low, high, ifStopped } = view.forecast;
  return (
    <figure className="plan-figure">
      <div className="plan-wide">
        <ReadinessProfile view={view} size="wide" />
      </div>
      <div className="plan-slim">
        <ReadinessProfile view={view} size="slim" />
        <p className="meta" aria-hidden="true">
          {percent(expected)} on the day, likely {Math.round(low * 100)} to {Math.round(high * 100)};{' '}
          {percent(ifStopped)} if you stop
        </p>
      </div>
      <figcaption className="meta">
        Readiness is the share of the questions that you would be expected to recall. Eight of ten simulated courses end
        in the band.
      </figcaption>
      <ProfileTable view={view} />
    </figure>
  );
}
