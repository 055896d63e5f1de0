import { BothSizes } from '@/components/charts/both-sizes';
import { CalibrationChart } from '@/components/charts/calibration-chart';
import { ChartTable } from '@/components/charts/chart-table';
import { RetentionChart } from '@/components/charts/retention-chart';
import { bandName, calibrationFinding, missedBy, percent, retentionFinding } from '@/domain/memory/findings';
import type { MemoryStatistics } from '@/domain/memory/memory-statistics';

type Props = { readonly statistics: MemoryStatistics };

const between = (low: number, high: number) => `${percent(low)} to ${percent(high)}`;

/** Whether what the schedule expected came true. */
export function Trust({ statistics: { calibration } }: Props) {
  const { bins, isEnough, n, needed } = calibration;
  const finding = calibrationFinding(calibration);
  return (
    <section aria-labelledby="trust">
      <div className="sec-head">
        <h2 id="trust">Can you trust the numbers?</h2>
      </div>
      {isEnough ? (
        <>
          <p className="sub mb-4">{finding} Bars show 95% intervals; larger dots hold more answers.</p>
          <BothSizes
            draw={(size) => <CalibrationChart bins={bins} label={`${finding} ${missedBy(calibration)}`} size={size} />}
          />
          <p className="note">{missedBy(calibration)}</p>
          <ChartTable
            caption="Predicted and actual recall, by prediction"
            head={['Predicted', 'Recalled', '95% interval', 'Answers']}
            rows={bins.map((bin) => [percent(bin.predicted), percent(bin.recalled), between(bin.low, bin.high), bin.n])}
          />
        </>
      ) : (
        <>
          <p className="sub">
            Not enough yet. After {needed} answers to cards that came back on a later day, this shows what was predicted
            beside what happened. So far there are {n}.
          </p>
          <progress className="bar trust-progress" max={needed} value={n} aria-label="Answers so far" />
        </>
      )}
    </section>
  );
}

/** True retention by the days that had passed. */
export function Retention({ statistics: { retention, desiredRetention } }: Props) {
  const finding = retentionFinding(retention);
  const isEmpty = retention.every(({ n }) => n === 0);
  return (
    <section aria-labelledby="retention">
      <div className="sec-head">
        <h2 id="retention">Recall by interval</h2>
        <span className="meta">first answers of a day</span>
      </div>
      {isEmpty ? (
        <p className="sub">{finding}</p>
      ) : (
        <>
          <BothSizes
            draw={(size) => <RetentionChart bands={retention} desired={desiredRetention} label={finding} size={size} />}
          />
          <p className="note">
            After so many days without a look. The dashed line is the {percent(desiredRetention)} that the schedule aims
            at; bars show 95% intervals.
          </p>
          <ChartTable
            caption="Recall by interval"
            head={['Since the last look', 'Recalled', '95% interval', 'Answers']}
            rows={retention.map(({ n, recalled, interval, ...band }) => [
              bandName(band),
              n === 0 ? '' : percent(recalled / n),
              interval === null ? '' : between(interval.low, interval.high),
              n,
            ])}
          />
        </>
      )}
    </section>
  );
}
