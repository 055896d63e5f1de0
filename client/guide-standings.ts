/** How the questions of one guide stand now, by the fold of this browser's log. Loaded only where there is a log. */
import { studyMoment } from '@/client/new-event';
import { scheduleVersions } from '@/client/schedule-versions';
import { nameOfCard } from '@/domain/review/card-names';
import type { Card } from '@/domain/review/deck';
import { nextDueDay } from '@/domain/review/due-day';
import type { Standings } from '@/domain/review/guide-standing';
import { keptOf, modelAt } from '@/domain/review/recall';
import type { ReviewEvent } from '@/domain/review/review-event';
import { cardId } from '@/domain/review/review-view';
import { isOtherAnswer } from '@/domain/review/shown-revision';
import { readStudyNow, stateOf } from '@/domain/review/study';

/** `events`: those of the guide. */
export function guideStandings(
  slug: string,
  events: readonly ReviewEvent[],
  questions: readonly Pick<Card, 'id' | 'aliases' | 'revision'>[],
): Standings {
  const { at, day } = studyMoment();
  const study = readStudyNow(events, scheduleVersions(), nameOfCard([{ slug, questions }]), day);
  const model = modelAt(study.versions, at);
  return new Map(
    questions.flatMap(({ id, revision }) => {
      const card = cardId(slug, id);
      const state = stateOf(study, card);
      const kept = keptOf(state, day, model);
      const isChanged = isOtherAnswer(study.shown.get(card) ?? '', revision);
      const isDue = nextDueDay(state, day, isChanged) === day;
      return kept === null && !isDue ? [] : [[id, { kept, isDue }] as const];
    }),
  );
}
