/** Statistics as words and figures of the author's pages. */

import type { Interval } from '@/domain/shared/wilson';
import type { Told } from '@/domain/statistics/choice-table';
import { discriminationWords } from '@/domain/statistics/flag-words';
import { type Discrimination, fewestForFlags, type ItemStatistics } from '@/domain/statistics/item-statistics';

export const underFive = 'under 5';
export const percent = (share: number): string => `${Math.round(share * 100)}%`;
export const toldCount = (count: Told): string => (count === null ? underFive : String(count));
export const percentRange = ({ low, high }: Interval): string => `${Math.round(low * 100)} to ${percent(high)}`;

/** With a real minus sign and two digits. */
export const figure = (r: number): string => r.toFixed(2).replace('-', '−').replace('−0.00', '0.00');
export const figureRange = ({ low, high }: Interval): string => `${figure(low)} to ${figure(high)}`;

/** `48 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
}

/** What the discrimination may be taken for, with as much as is known of it. */
export function discriminationNote({ n, r, bounds }: Discrimination): string {
  if (r === null || bounds === null)
    return n < 4 ? 'Too few answers with a rest score.' : 'None can be had: all answers or all rest scores are alike.';
  const words = n < fewestForFlags ? 'too few answers to judge' : discriminationWords(r);
  return `${words}; between ${figureRange(bounds).replace(' to ', ' and ')}, each bound at 95%.`;
}

export function answeredNote({ skipped, learners, hinted }: ItemStatistics): string {
  const open = skipped === 0 ? 'None left it open.' : `${skipped === null ? 'Under 5' : skipped} of them left it open.`;
  if (learners === null || hinted === 0) return open;
  return `${open} ${hinted === null ? 'Under 5' : hinted} of ${learners} learners opened a hint and are not counted.`;
}
