import {
  answeredNote,
  discriminationNote,
  duration,
  figure,
  percent,
  percentRange,
} from '@/components/author/statistics-words';
import type { ItemStatistics } from '@/domain/statistics/item-statistics';

type Props = { readonly statistics: ItemStatistics; readonly guideMedianMs: number | null };

function timeNote(ownMs: number | null, guideMs: number | null): string {
  if (ownMs === null) return 'No browser measured one.';
  if (guideMs === null) return 'of the first answers.';
  const difference = Math.round((ownMs - guideMs) / 1000);
  if (difference === 0) return 'as the middle question of the guide.';
  return `${duration(Math.abs(difference) * 1000)} ${difference > 0 ? 'longer' : 'shorter'} than the middle question of the guide.`;
}

/** The four figures of an item, each with what it is worth. Only for an item whose answers may be told. */
export function ItemFigures({ statistics, guideMedianMs }: Props) {
  const { n, facility, discrimination, medianMs } = statistics;
  if (facility === null || discrimination === null) return null;
  return (
    <dl className="au-four">
      <div>
        <dt>Difficulty</dt>
        <dd>
          {percent(facility.share)}
          <small>of the credit on average; {percentRange(facility.interval)} at 95%.</small>
        </dd>
      </div>
      <div>
        <dt>Discrimination</dt>
        <dd>
          {discrimination.r === null ? 'none' : figure(discrimination.r)}
          <small>{discriminationNote(discrimination)}</small>
        </dd>
      </div>
      <div>
        <dt>Median time</dt>
        <dd>
          {medianMs === null ? 'none' : duration(medianMs)}
          <small>{timeNote(medianMs, guideMedianMs)}</small>
        </dd>
      </div>
      <div>
        <dt>First answers</dt>
        <dd>
          {n}
          <small>{answeredNote(statistics)}</small>
        </dd>
      </div>
    </dl>
  );
}
