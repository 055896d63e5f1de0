import { scheduleVersions } from '@/client/schedule-versions';
import type { ReviewEvent } from '@/domain/review/review-event';
import type { CardState } from '@/domain/scheduling/card-state';
import { foldSteps } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';

/** So long the page may be held at a time. */
const sliceMs = 8;

export const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** The states of all cards by the names that events have for them, folded a little at a time. */
export async function foldSlowly(events: readonly ReviewEvent[]): Promise<ReadonlyMap<string, CardState>> {
  const translated = events.map((event) => scheduleEvent(event, (guide, question) => `${guide}/${question}`));
  const steps = foldSteps(translated, scheduleVersions());
  let from = performance.now();
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done === true) return next.value;
    if (performance.now() - from < sliceMs) continue;
    await pause();
    from = performance.now();
  }
}
