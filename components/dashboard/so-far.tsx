import { durationWords, percent } from '@/domain/memory/findings';
import type { MemoryStatistics } from '@/domain/memory/memory-statistics';
import { countOf } from '@/domain/shared/count-of';

type Figure = { readonly name: string; readonly value: string; readonly aside?: string };

function figuresOf({ recent, desiredRetention, pace, wellKnown, learned, week }: MemoryStatistics): Figure[] {
  const target = `target ${percent(desiredRetention)}`;
  const studied = durationWords(week.seconds).replace(/^about /, '');
  return [
    recent.n === 0
      ? { name: 'Recall, last 30 days', value: 'none yet', aside: target }
      : { name: 'Recall, last 30 days', value: percent(recent.recalled / recent.n), aside: target },
    { name: 'Time for a card that you recall', value: `${Math.round(pace.recall)} s` },
    { name: 'Cards known for 21 days or more', value: String(wellKnown), aside: `of ${learned} learned` },
    week.days === 0
      ? { name: 'Studied in the last 7 days', value: 'not yet' }
      : { name: 'Studied in the last 7 days', value: studied, aside: `on ${countOf(week.days, 'day')}` },
  ];
}

/** A few figures that need no drawing. */
export function SoFar({ statistics }: { readonly statistics: MemoryStatistics }) {
  return (
    <section className="sec" aria-labelledby="so-far">
      <div className="sec-head">
        <h2 id="so-far">So far</h2>
      </div>
      <dl className="so-far">
        {figuresOf(statistics).map(({ name, value, aside }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {aside !== undefined && <small> {aside}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
