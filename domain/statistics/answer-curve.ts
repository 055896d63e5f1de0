/** Who answers an item correctly: mean credit by fifths of the rest score, as the chart of an item shows it. */

import { type Interval, wilsonInterval } from '@/domain/shared/wilson';
import { fewestTold } from '@/domain/statistics/choice-table';
import { meanCredit } from '@/domain/statistics/moments';
import { countAll, type Observation } from '@/domain/statistics/observation';
import { restGroups } from '@/domain/statistics/rest-groups';

export type CurvePoint = {
  /** 1 (weakest) to 5. */
  readonly fifth: number;
  readonly n: number;
  readonly credit: number;
  readonly interval: Interval;
};

/** Null when a fifth has fewer learners than may be told. */
export function answerCurve(observations: readonly Observation[]): readonly CurvePoint[] | null {
  const points = restGroups(observations, 5).map((group, index) => {
    const n = countAll(group);
    const credit = meanCredit(group);
    return { fifth: index + 1, n, credit, interval: wilsonInterval(credit, n) };
  });
  return points.every(({ n }) => n >= fewestTold) ? points : null;
}
