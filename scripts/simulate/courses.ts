/** Courses of study until an interview, and what is recalled on its day. */
import { type Family, familyNames, type Learner, makeLearner } from './learners';
import {
  beginStudy,
  noteAnswer,
  type Strategy,
  type StrategyName,
  strategies,
  strategyNames,
  usualSeconds,
} from './strategies';

export type Course = { readonly cards: number; readonly days: number; readonly minutes: number };

export const courses: readonly Course[] = [
  { cards: 300, days: 14, minutes: 20 },
  { cards: 150, days: 7, minutes: 15 },
  { cards: 300, days: 30, minutes: 15 },
  { cards: 300, days: 60, minutes: 10 },
];

type Ended = { readonly share: number; readonly minutes: number };

/** On each day a card is begun as long as the seconds that such a card usually takes are left, whoever chose it. */
export function runCourse({ cards, days, minutes }: Course, learner: Learner, strategy: Strategy): Ended {
  const study = beginStudy(cards, days, minutes);
  let total = 0;
  for (let day = 0; day < days; day += 1) {
    let used = 0;
    for (let isMore = true; isMore; ) {
      isMore = false;
      for (const card of strategy(study, day, used)) {
        if (used + usualSeconds(study, card) > minutes * 60) continue;
        const { rating, seconds } = learner.ask(card, day);
        noteAnswer(study, card, day, rating, seconds);
        used += seconds;
        isMore = true;
      }
    }
    total += used;
  }
  const recalled = [...study.cards.keys()].reduce((sum, card) => sum + learner.chance(card, days), 0);
  return { share: recalled / cards, minutes: total / 60 };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export type Row = {
  readonly family: Family;
  readonly shares: Readonly<Record<StrategyName, number>>;
  readonly minutes: Readonly<Record<StrategyName, number>>;
  /** Of Cairn's lead over taking turns: half of its 95 % interval, over the learners. */
  readonly spread: number;
};

function spreadOf(differences: readonly number[]): number {
  const middle = mean(differences);
  const variance = mean(differences.map((each) => (each - middle) ** 2));
  return (1.96 * Math.sqrt(variance)) / Math.sqrt(Math.max(1, differences.length - 1));
}

/** One table: each family, each strategy, the same learners for all. */
export function tableOf(course: Course, learners: number, firstSeed: number, named = familyNames): Row[] {
  return named.map((family) => {
    const seeds = Array.from({ length: learners }, (_, index) => firstSeed + index);
    const ended = Object.fromEntries(
      strategyNames.map((name) => [
        name,
        seeds.map((seed) => runCourse(course, makeLearner(family, seed), strategies[name])),
      ]),
    ) as Record<StrategyName, Ended[]>;
    const of = (key: keyof Ended) =>
      Object.fromEntries(strategyNames.map((name) => [name, mean(ended[name].map((each) => each[key]))])) as Record<
        StrategyName,
        number
      >;
    const leads = seeds.map((_, index) => (ended.Cairn[index]?.share ?? 0) - (ended['round-robin'][index]?.share ?? 0));
    return { family, shares: of('share'), minutes: of('minutes'), spread: spreadOf(leads) };
  });
}

export type MinutesRow = {
  readonly family: Family;
  readonly share: number;
  readonly anki: number;
  readonly cairn: number;
};

/** With how few minutes the plan gets as far as Anki does with all of them; the fewest whole minutes a day that do. */
export function equalRecall(course: Course, learners: number, firstSeed: number, named = familyNames): MinutesRow[] {
  const seeds = Array.from({ length: learners }, (_, index) => firstSeed + index);
  return named.map((family) => {
    const endOf = (name: StrategyName, minutes: number) => {
      const ends = seeds.map((seed) => runCourse({ ...course, minutes }, makeLearner(family, seed), strategies[name]));
      return { share: mean(ends.map(({ share }) => share)), minutes: mean(ends.map((end) => end.minutes)) };
    };
    const anki = endOf('Anki FSRS', course.minutes);
    let [low, high] = [1, course.minutes];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (endOf('Cairn', middle).share >= anki.share) high = middle;
      else low = middle + 1;
    }
    const cairn = endOf('Cairn', low);
    return {
      family,
      share: anki.share,
      anki: anki.minutes,
      cairn: cairn.share >= anki.share ? cairn.minutes : Number.NaN,
    };
  });
}
