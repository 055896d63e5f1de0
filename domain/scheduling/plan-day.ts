/**
 * Which cards a day of a plan has, and in which order.
 *
 * The best gain per second comes first (Pavlik and Anderson 2008; Eglington and Pavlik 2020), within a guarantee of breadth:
 * every card is introduced before any is repeated, and in the last days every card is seen once more. Where there is no time
 * to see every card twice, half of those that are seen once are begun last. A model may be wrong
 * about a learner; a card that was never seen, or not for weeks, is where it costs most.
 *
 * Where the time is too short for this learner's memory (tuned-course.ts), few cards are kept well instead of all badly.
 */
import type { AnswerPace } from './answer-pace';
import { chanceOf } from './chance';
import { type Course, type Look, lookAt, type PlanCard } from './plan-look';
import { farDays } from './spaced-looks';

/** At most this share of the days is kept for the final pass. */
const finalShare = 1 / 3;

/** What a look takes on average, near enough to set days aside: four of five are recalls. */
const lookSeconds = (pace: AnswerPace) => 0.8 * pace.recall + 0.2 * pace.lapse;

/** The first day of the final pass: as late as it may be for every card to be seen in the time that is left then. */
export function finalPassFrom({ studyDays, secondsPerDay, pace, examDay }: Course, cardCount: number): number {
  const needed = secondsPerDay > 0 ? Math.ceil((cardCount * lookSeconds(pace)) / secondsPerDay) : 0;
  const days = Math.min(needed, Math.ceil(studyDays.length * finalShare));
  return studyDays.at(studyDays.length - days) ?? examDay;
}

/** So many of the deck's cards are asked again before all are begun, while it is not known what such looks are worth. */
const probeShare = 0.1;
/** In depth, a card is due at this chance of recall. */
const dueChance = 0.9;
/** The power of the days since a card was seen, by which its worth is multiplied. */
const hedge = 3;
/** In depth, this share of the days is the end, on which nothing but gain counts. */
const lastFew = 0.1;

const isProbe = ({ id }: PlanCard) => chanceOf(`probe ${id}`) < probeShare;

/** Called cards, then new ones, then those that the final pass still needs, and then whatever is worth most. */
function breadthRank({ card, kind }: Look, day: number, finalFrom: number, isProbing: boolean): number {
  if (card.isCalled) return 0;
  if (kind === 'new') return 2;
  if (isProbing && day - (card.lastDay ?? day) >= farDays && isProbe(card)) return 1;
  return day >= finalFrom && (card.lastDay ?? finalFrom) < finalFrom ? 3 : 4;
}

/** Called cards, then those that are due, then new ones; on the last days whatever is worth most. */
function depthRank({ card, kind, chance }: Look, isLast: boolean): number {
  if (card.isCalled) return 0;
  if (isLast) return 4;
  if (kind === 'new') return 2;
  return chance < dueChance ? 1 : 4;
}

/**
 * Gain per second, times the cube of the days since the card was seen. The cube is the hedge: by the model alone, cards
 * that it believes to be safe are left for weeks, and where it is wrong they are lost. docs/simulation.md has what it costs.
 */
function worthOf({ card, gain, seconds }: Look, day: number): number {
  const days = card.lastDay === null ? 1 : Math.max(0, day - card.lastDay);
  return (gain / seconds) * days ** hedge;
}

/** What is left of a day's seconds. */
function secondsOf(day: number, { studyDays, secondsPerDay, spentSeconds = 0 }: Course): number {
  return day === studyDays[0] ? Math.max(0, secondsPerDay - spentSeconds) : secondsPerDay;
}

/** Of the cards that there is no time to see twice, this share is begun last. */
const lateShare = 0.5;

/**
 * The new cards that wait for later days. Where some are seen only once, that look is worth most near the exam, and the
 * time until then goes to second looks at the others, once the first cards are old enough for these to be far apart. Every
 * second look is reckoned as missed as often as not: until there are some, nobody knows. No more cards wait than fit into
 * the days that come after.
 */
function lateCards(cards: readonly PlanCard[], day: number, course: Course): ReadonlySet<PlanCard> {
  const { studyDays, secondsPerDay, pace } = course;
  if (!cards.some(({ lastDay }) => lastDay !== null && day - lastDay >= farDays)) return new Set();
  const fresh = cards.filter(({ memory, isCalled }) => memory === null && !isCalled);
  const later = studyDays.filter((each) => each > day).length * secondsPerDay;
  const secondLooks = (secondsOf(day, course) + later - fresh.length * pace.new) / ((pace.recall + pace.lapse) / 2);
  const count = Math.floor(Math.min(lateShare * (cards.length - secondLooks), later / pace.new));
  return new Set(count > 0 ? fresh.slice(-count) : []);
}

/** The queue of a day, within its seconds; a card that was seen on it is done. Ties keep the order that was given. */
export function queueOfDay(cards: readonly PlanCard[], day: number, course: Course, finalFrom: number): Look[] {
  // New cards are worth the same, so one of them is reckoned for all.
  const firstNew = cards.find(({ memory }) => memory === null);
  const newLook = firstNew === undefined ? null : lookAt(firstNew, day, course);
  const isDeep = course.isDeep === true;
  const isLast = day >= (course.studyDays.at(-Math.ceil(lastFew * course.studyDays.length)) ?? course.examDay);
  const late = isDeep ? new Set<PlanCard>() : lateCards(cards, day, course);
  const ranked = cards
    .filter(({ buriedDay, lastDay, isCalled }) => buriedDay !== day && (isCalled || lastDay === null || lastDay < day))
    .map((card) => {
      const look = card.memory === null && newLook !== null ? { ...newLook, card } : lookAt(card, day, course);
      const rank = isDeep
        ? depthRank(look, isLast)
        : late.has(card)
          ? 5
          : breadthRank(look, day, finalFrom, course.isProbing === true && course.examDay - day >= 2 * farDays);
      const worth = !isDeep ? worthOf(look, day) : rank === 1 ? look.chance : look.gain / look.seconds;
      return { look, rank, worth };
    })
    .sort((a, b) => a.rank - b.rank || b.worth - a.worth);
  const queue: Look[] = [];
  let left = secondsOf(day, course);
  for (const { look, rank } of ranked) {
    if (look.seconds > left || (rank === 4 && look.gain <= 0)) continue;
    queue.push(look);
    left -= look.seconds;
  }
  return queue;
}
