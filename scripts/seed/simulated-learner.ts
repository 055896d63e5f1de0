/**
 * Half a year of somebody who does what is due: what they remember is drawn from a memory of their own, which the
 * schedule does not know, and what they do goes into the log as from a browser.
 */
import { v7 as newId } from 'uuid';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { type Memory, memoryModel } from '@/domain/scheduling/memory-model';
import { elapsedDays, nextState, type Rules } from '@/domain/scheduling/next-state';
import { defaultSettings } from '@/domain/scheduling/settings';
import { studyDay, studyDayStart } from '@/domain/shared/study-day';
import type { Chances } from './chances';

export type SeedCard = {
  readonly guide: string;
  readonly question: string;
  readonly revision: string;
  readonly edition: string;
};

export type LearnerToSimulate = {
  /** In the order in which they are introduced. */
  readonly cards: readonly SeedCard[];
  /** What is simulated ends before this instant. */
  readonly until: Date;
  readonly days: number;
  readonly newPerDay: number;
  readonly timeZone: string;
  readonly rolloverHour: number;
  /** The memory that they really have. */
  readonly parameters: readonly number[];
  /** Of ten days, how many they come. */
  readonly diligence: number;
};

type Card = { readonly seed: SeedCard; readonly id: string; state: CardState; memory: Memory | null };

const minuteMs = 60_000;
const mostOfADay = 200;

/** First answers: 25, 10, 55 and 10 of 100 from Again to Easy, as in docs/schedule.md. */
const firstRating = (chance: number): Rating => (chance < 0.25 ? 1 : chance < 0.35 ? 2 : chance < 0.9 ? 3 : 4);
const recalledRating = (chance: number): Rating => (chance < 0.12 ? 2 : chance < 0.88 ? 3 : 4);

/** Steps that are up, then what is due, then the step that is up next. */
function nextCard(met: readonly Card[], day: number, at: number): Card | undefined {
  const due = met.filter(({ state }) => (state.dueDay ?? day + 1) <= day);
  const steps = due.filter(({ state }) => state.dueAt !== null);
  const [soonest] = [...steps].sort((a, b) => (a.state.dueAt ?? 0) - (b.state.dueAt ?? 0));
  const isUp = (soonest?.state.dueAt ?? at + 1) <= at;
  return isUp ? soonest : (due.find(({ state }) => state.dueAt === null) ?? soonest);
}

/** The reviews, in the order in which they were made. */
export function simulateReviews(learner: LearnerToSimulate, { next, bytes }: Chances): ReviewEvent[] {
  const { timeZone, rolloverHour, until } = learner;
  const rules: Rules = { settings: defaultSettings, model: memoryModel() };
  const truth = memoryModel(learner.parameters);
  const events: ReviewEvent[] = [];
  const device = newId({ msecs: until.getTime() - learner.days * 86_400_000, random: bytes(16) });
  const waiting: Card[] = learner.cards.map((seed) => {
    return { seed, id: `${seed.guide}/${seed.question}`, state: newCard, memory: null };
  });
  const met: Card[] = [];

  const rate = (card: Card, day: number): Rating => {
    if (card.memory === null) return firstRating(next());
    const elapsed = elapsedDays(card.state, day);
    // On the same day nearly everything is still there.
    const chance = elapsed === 0 ? 0.93 : truth.retrievability(card.memory, elapsed);
    return next() < chance ? recalledRating(next()) : 1;
  };

  const answer = (card: Card, at: number, day: number): number => {
    const rating = rate(card, day);
    const typical = card.memory === null ? 24_000 : rating === 1 ? 17_000 : 9000;
    const durationMs = Math.min(60_000, Math.round(typical * (0.5 + next() + next() * next())));
    const instant = new Date(at + durationMs).toISOString();
    const event: ReviewEvent = {
      id: newId({ msecs: at + durationMs, random: bytes(16) }),
      kind: 'review',
      ...card.seed,
      at: instant,
      timeZone,
      rolloverHour,
      device,
      rating,
      durationMs,
      mode: 'four',
    };
    events.push(event);
    card.memory = truth.next(card.memory, elapsedDays(card.state, day), rating);
    const moment = { at: at + durationMs, day, timeZone, rolloverHour };
    card.state = nextState(card.state, card.id, { ...event, card: card.id }, moment, rules);
    return at + durationMs + 1500;
  };

  const study = (day: number): void => {
    const begin = studyDayStart(day, timeZone, rolloverHour).getTime();
    let at = begin + Math.floor((3 + next() * 2) * 3_600_000 + next() * 59_000);
    let fresh = learner.newPerDay;
    for (let count = 0; count < mostOfADay; count += 1) {
      const card = nextCard(met, day, at);
      const isFresh = (card === undefined || card.state.dueAt !== null) && fresh > 0 && waiting.length > 0;
      const introduced = isFresh ? waiting.shift() : undefined;
      if (introduced !== undefined) {
        met.push(introduced);
        fresh -= 1;
      }
      const asked = introduced ?? card;
      if (asked === undefined) return;
      at = Math.max(at, (asked.state.dueAt ?? at) - 20 * minuteMs);
      if (at + 2 * minuteMs >= until.getTime()) return;
      at = answer(asked, at, day);
    }
  };

  const today = studyDay(until, timeZone, rolloverHour);
  for (let day = today - learner.days; day < today; day += 1) if (next() * 10 < learner.diligence) study(day);
  return events;
}
