import type { PlanView } from '@/domain/scheduling/plan-view';
import { dayWords, percent } from './plan-words';
import { pastPoints, ReadinessProfile } from './readiness-profile';

/** The same figures for whoever reads them better, or does not see the drawing. */
function ProfileTable({ view }: { readonly view: PlanView }) {
  const ahead = view.ahead.filter(({ day }) => day > view.today);
  return (
    <details className="plan-table">
      <summary>Show as table</summary>
      <section className="scroll" aria-label="Readiness by day" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="r">
                Readiness
              </th>
              <th scope="col" className="r">
                Likely
              </th>
              <th scope="col" className="r">
                If you stop
              </th>
            </tr>
          </thead>
          <tbody>
            {pastPoints(view).map(({ day, share }) => (
              <tr key={day}>
                <th scope="row">{day === view.today ? 'Today' : dayWords(day)}</th>
                <td className="r tn">{percent(share)}</td>
                <td className="r" />
                <td className="r" />
              </tr>
            ))}
            {ahead.map(({ day, expected, low, high, ifStopped }) => (
              <tr key={day}>
                <th scope="row">{dayWords(day)}, predicted</th>
                <td className="r tn">{percent(expected)}</td>
                <td className="r tn">
                  {Math.round(low * 100)} to {percent(high)}
                </td>
                <td className="r tn">{percent(ifStopped)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
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
