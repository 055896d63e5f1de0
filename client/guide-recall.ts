/** How well the questions of one guide are kept now, by the fold of this browser's log. Loaded only where there is a log. */
import { studyMoment } from '@/client/new-event';
import { scheduleVersions } from '@/client/schedule-versions';
import { nameOfCard } from '@/domain/review/card-names';
import { keptOf, modelAt } from '@/domain/review/recall';
import type { Kept } from '@/domain/review/recall-words';
import type { ReviewEvent } from '@/domain/review/review-event';
import { cardId } from '@/domain/review/review-view';
import { foldSchedule } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';

type Named = { readonly id: string; readonly aliases: readonly string[] };

/** By question id; new questions are not in it. `events`: those of the guide. */
export function guideRecall(
  slug: string,
  events: readonly ReviewEvent[],
  questions: readonly Named[],
): ReadonlyMap<string, Kept> {
  const nameOf = nameOfCard([{ slug, questions }]);
  const versions = scheduleVersions();
  const states = foldSchedule(
    events.map((event) => scheduleEvent(event, nameOf)),
    versions,
  );
  const { at, day } = studyMoment();
  const model = modelAt(versions, at);
  return new Map(
    questions.flatMap(({ id }) => {
      const kept = keptOf(states.get(cardId(slug, id)), day, model);
      return kept === null ? [] : [[id, kept] as const];
    }),
  );
}
