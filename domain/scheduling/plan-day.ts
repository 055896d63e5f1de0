/**
 * Which cards a day of a plan has, and in which order.
 *
 * The best gain per second comes first (Pavlik and Anderson 2008; Eglington and Pavlik 2020), within a guarantee of breadth:
 * every card is introduced before any is repeated, and in the last days every card is seen once more. Where there is no time
 * to see every card twice, a third of those that are seen once are begun last. A model may be wrong about a learner; a card
 * that was never seen, or not for weeks, is where it costs most.
 *
 * Where the time is too short for this learner's memory (tuned-course.ts), few cards are kept well instead of all badly.
 */
import type { AnswerPace } from './answer-pace';
import { type Course, type Look, lookAt, type PlanCard } from './plan-look';
import { farDays } from './spaced-looks';

const daysOf = ({ pastDays = [], studyDays }: Course) => pastDays.length + studyDays.length;

/** The first of so many days at the end of the plan; those that are over count. */
function lastDaysFrom({ pastDays = [], studyDays, examDay }: Course, count: number): number {
  const planDays = [...pastDays, ...studyDays];
  return planDays[planDays.length - count] ?? examDay;
}

/** The final pass has so many times the days that it needs, and at most this share of the plan's. */
const finalSlack = 2;
const finalShare = 1 / 3;

/** What a look takes on average, near enough to set days aside: four of five are recalls. */
const lookSeconds = (pace: AnswerPace) => 0.8 * pace.recall + 0.2 * pace.lapse;

/**
 * The first day of the final pass, which has twice the time that a look at every card takes. It may be over. The days of the
 * plan that are over count: of those that are left alone, a pass that has begun would begin anew each morning, and never be
 * done.
 */
export function finalPassFrom(course: Course, cardCount: number): number {
  const { secondsPerDay, pace } = course;
  const needed = secondsPerDay > 0 ? Math.ceil((finalSlack * cardCount * lookSeconds(pace)) / secondsPerDay) : 0;
  return lastDaysFrom(course, Math.min(needed, Math.ceil(daysOf(course) * finalShare)));
}

/** In depth, a card is due at this chance of recall. */
const dueChance = 0.9;
/** The power of the days since a card was seen, by which its worth is multiplied. */
const hedge = 3;
/** In depth, this share of the plan's days is the end, on which nothing but gain counts. */
const lastFew = 0.1;

/** Called cards, then new ones, then those that the final pass can put off no longer, and then whatever is worth most. */
function breadthRank({ card, kind }: Look, isPressing: boolean): number {
  if (card.isCalled) return 0;
  if (kind === 'new') return 2;
  return isPressing ? 3 : 4;
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

/** The seconds of the days after a day. */
const secondsAfter = (day: number, { studyDays, secondsPerDay }: Course) =>
  studyDays.filter((each) => each > day).length * secondsPerDay;

/** Of the cards that there is no time to see twice, this share is begun last. */
const lateShare = 1 / 3;

/**
 * The new cards that wait for later days. Where some are seen only once, that look is worth most near the exam, and the
 * time until then goes to second looks at the others, once the first cards are old enough for these to be far apart. Every
 * second look is reckoned as missed as often as not: until there are some, nobody knows. No more cards wait than fit into
 * the days that come after.
 */
function lateCards(cards: readonly PlanCard[], day: number, course: Course): ReadonlySet<PlanCard> {
  const { pace } = course;
  if (!cards.some(({ lastDay }) => lastDay !== null && day - lastDay >= farDays)) return new Set();
  const fresh = cards.filter(({ memory, isCalled }) => memory === null && !isCalled);
  const later = secondsAfter(day, course);
  const secondLooks = (secondsOf(day, course) + later - fresh.length * pace.new) / ((pace.recall + pace.lapse) / 2);
  const count = Math.floor(Math.min(lateShare * (cards.length - secondLooks), later / pace.new));
  return new Set(count > 0 ? fresh.slice(-count) : []);
}

/**
 * The looks that fit into the seconds as they are expected to go. Where not one does, the first that fits if it is recalled:
 * who has half a minute left asks one more card.
 */
function thoseThatFit(looks: readonly Look[], seconds: number, { pace }: Course): Look[] {
  const queue: Look[] = [];
  let left = seconds;
  for (const look of looks) {
    if (look.seconds > left) continue;
    queue.push(look);
    left -= look.seconds;
  }
  if (queue.length > 0) return queue;
  return looks.filter(({ kind }) => kind === 'review' && pace.recall <= seconds).slice(0, 1);
}

/**
 * The looks that the final pass lacks, when the days after this one are not enough for them and for the cards that wait.
 * Until then whatever is worth most is asked, and most of them are asked so.
 */
function pressingLooks(looks: readonly Look[], lateCount: number, day: number, course: Course, finalFrom: number) {
  if (day < finalFrom) return new Set<Look>();
  const lacking = looks.filter(({ card }) => card.lastDay !== null && card.lastDay < finalFrom);
  const seconds = lacking.reduce((sum, look) => sum + look.seconds, lateCount * course.pace.new);
  return new Set(seconds > secondsAfter(day, course) ? lacking : []);
}

/** The queue of a day, within its seconds; a card that was seen on it is done. Ties keep the order that was given. */
export function queueOfDay(cards: readonly PlanCard[], day: number, course: Course, finalFrom: number): Look[] {
  // New cards are worth the same, so one of them is reckoned for all.
  const firstNew = cards.find(({ memory }) => memory === null);
  const newLook = firstNew === undefined ? null : lookAt(firstNew, day, course);
  const isDeep = course.isDeep === true;
  const isLast = day >= lastDaysFrom(course, Math.ceil(lastFew * daysOf(course)));
  const late = isDeep ? new Set<PlanCard>() : lateCards(cards, day, course);
  const looks = cards
    .filter(({ buriedDay, lastDay, isCalled }) => buriedDay !== day && (isCalled || lastDay === null || lastDay < day))
    .map((card) => (card.memory === null && newLook !== null ? { ...newLook, card } : lookAt(card, day, course)));
  const pressing = pressingLooks(looks, late.size, day, course, finalFrom);
  const ranked = looks
    .map((look) => {
      const rank = isDeep ? depthRank(look, isLast) : late.has(look.card) ? 5 : breadthRank(look, pressing.has(look));
      const worth = !isDeep ? worthOf(look, day) : rank === 1 ? look.chance : look.gain / look.seconds;
      return { look, rank, worth };
    })
    .sort((a, b) => a.rank - b.rank || b.worth - a.worth);
  const wanted = ranked.filter(({ look, rank }) => rank !== 4 || look.gain > 0).map(({ look }) => look);
  return thoseThatFit(wanted, secondsOf(day, course), course);
}
