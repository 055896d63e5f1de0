/**
 * Which cards a day of a plan has, and in which order.
 *
 * The best gain per second comes first (Pavlik and Anderson 2008; Eglington and Pavlik 2020), within a guarantee of breadth:
 * every card is introduced in time, and in the last days every card is seen once more. A model may be wrong about a
 * learner; a card that was never seen, or not for weeks, is where it costs most.
 */
import { type Course, type Look, lookAt, type PlanCard } from './plan-look';

/** At most this share of the days is kept for the final pass. */
const finalShare = 1 / 3;

/** The first day of the final pass: as late as it may be for every card to be seen in the time that is left then. */
export function finalPassFrom({ studyDays, secondsPerDay, pace, examDay }: Course, cardCount: number): number {
  const needed = secondsPerDay > 0 ? Math.ceil((cardCount * pace.recall) / secondsPerDay) : 0;
  const days = Math.min(needed, Math.ceil(studyDays.length * finalShare));
  return studyDays.at(studyDays.length - days) ?? examDay;
}

/** How many new cards this day must have, for all to be introduced before the final pass. */
function newNeeded(unseen: number, day: number, course: Course, finalFrom: number): number {
  const left = course.studyDays.filter((each) => each >= day && each < finalFrom).length;
  return left === 0 ? unseen : Math.ceil(unseen / left);
}

/** Called cards, then those that the guarantee needs, new ones first, and then whatever is worth most. */
function rankOf({ card, kind }: Look, isNeeded: boolean, isFinal: boolean, finalFrom: number): number {
  if (card.isCalled) return 0;
  if (kind === 'new') return isNeeded ? 1 : 3;
  return isFinal && (card.lastDay ?? finalFrom) < finalFrom ? 2 : 3;
}

/** The queue of a day, within its seconds. Cards that tie keep the order in which they were given. */
export function queueOfDay(cards: readonly PlanCard[], day: number, course: Course, finalFrom: number): Look[] {
  let needed = newNeeded(cards.filter(({ memory }) => memory === null).length, day, course, finalFrom);
  const ranked = cards
    .filter(({ buriedDay }) => buriedDay !== day)
    .map((card) => {
      const look = lookAt(card, day, course);
      const isNeeded = look.kind === 'new' && needed > 0;
      if (isNeeded) needed -= 1;
      return { look, rank: rankOf(look, isNeeded, day >= finalFrom, finalFrom), worth: look.gain / look.seconds };
    })
    .sort((a, b) => a.rank - b.rank || b.worth - a.worth);
  const queue: Look[] = [];
  let left = course.secondsPerDay;
  for (const { look, rank } of ranked) {
    if (look.seconds > left || (rank === 3 && look.gain <= 0)) continue;
    queue.push(look);
    left -= look.seconds;
  }
  return queue;
}
