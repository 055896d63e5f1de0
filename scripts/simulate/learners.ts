/**
 * Simulated learners: families whose memories work in different ways. A strategy sees their ratings and their times, never
 * their memories. What is taken from where: docs/simulation.md.
 */
import type { Rating } from '@/domain/review/review-event';
import { chanceOf } from '@/domain/scheduling/chance';
import { type Memory, memoryModel } from '@/domain/scheduling/memory-model';
import { defaultParameters, parameterLimits } from '@/domain/scheduling/parameters';
import { firstRating } from '@/domain/scheduling/plan-look';

export type Answer = { readonly rating: Rating; readonly seconds: number };

export type Learner = {
  /** Asks a card on a day; it is learned, or learned again, until it is recalled. */
  ask(card: string, day: number): Answer;
  /** The true chance of recall on the morning of a day. */
  chance(card: string, day: number): number;
};

/** How a kind of memory keeps one card. */
type Trace<State> = {
  first(rating: Rating, day: number): State;
  chance(state: State, day: number): number;
  next(state: State, isRecalled: boolean, day: number): State;
};

type Draw = (name: string) => number;

/** About normal with variance 1: the sum of twelve even numbers. */
function normal(draw: Draw, name: string): number {
  let sum = -6;
  for (let index = 0; index < 12; index += 1) sum += draw(`${name} ${index}`);
  return sum;
}

type Fsrs = { readonly memory: Memory; readonly day: number };

function fsrsTrace(parameters: readonly number[]): Trace<Fsrs> {
  const model = memoryModel(parameters);
  const settled = (memory: Memory, rating: Rating) => (rating === 1 ? model.next(memory, 0, 3) : memory);
  return {
    first: (rating, day) => ({ memory: settled(model.next(null, 0, rating), rating), day }),
    chance: ({ memory, day: last }, day) => model.retrievability(memory, day - last),
    next({ memory, day: last }, isRecalled, day) {
      const rating = isRecalled ? 3 : 1;
      return { memory: settled(model.next(memory, day - last, rating), rating), day };
    },
  };
}

/** Other first stabilities, another growth by reviews, other damage by lapses, another shape of forgetting. */
function otherParameters(draw: Draw): number[] {
  const scale = Math.exp(0.4 * normal(draw, 's0'));
  return defaultParameters.map((value, index) => {
    const [least, most] = parameterLimits[index] ?? [value, value];
    const moved =
      index < 4
        ? value * scale
        : index === 8
          ? value + 0.25 * normal(draw, 'w8')
          : index === 11
            ? value * Math.exp(0.25 * normal(draw, 'w11'))
            : index === 20
              ? 0.1 + 0.25 * draw('decay')
              : value;
    return Math.min(most, Math.max(least, moved));
  });
}

type Encoding = { readonly at: number; readonly decay: number };

/** The least decay of an encoding, which makes learners better or worse, and the noise of recall. */
export type ActrConstants = { readonly a: number; readonly s: number };

/**
 * ACT-R after Pavlik and Anderson (2005): each encoding decays on its own, the faster the stronger the memory was then.
 * Their c, tau and slower time between sessions.
 */
function actrTrace({ a, s }: ActrConstants): Trace<readonly Encoding[]> {
  const [c, tau, slow] = [0.217, -0.704, 0.025];
  const secondsOf = (day: number) => day * 86_400 * slow;
  const activation = (encodings: readonly Encoding[], at: number) =>
    Math.log(encodings.reduce((sum, each) => sum + Math.max(1, at - each.at) ** -each.decay, 0));
  const encoded = (encodings: readonly Encoding[], at: number): readonly Encoding[] => {
    const strength = encodings.length === 0 ? 0 : Math.exp(activation(encodings, at));
    return [...encodings, { at, decay: c * strength + a }];
  };
  /** Minutes apart, as steps are. */
  const looks = (encodings: readonly Encoding[], day: number, offsets: readonly number[]) =>
    offsets.reduce((known, seconds) => encoded(known, secondsOf(day) + seconds), encodings);
  return {
    first: (rating, day) => looks([], day, rating === 1 ? [0, 60, 120, 600] : [0, 60, 600]),
    chance: (encodings, day) => 1 / (1 + Math.exp((tau - activation(encodings, secondsOf(day))) / s)),
    next: (encodings, isRecalled, day) => looks(encodings, day, isRecalled ? [0] : [0, 60, 600]),
  };
}

type Decaying = { readonly strength: number; readonly day: number };

type Growth = {
  /** Days until the first review at which nine of ten are recalled, after a Good. */
  readonly first: number;
  /** By how much they grow when a card is recalled after all of them, as in SM-2. */
  readonly factor: number;
  /** What a lapse leaves of them. */
  readonly kept: number;
};

/** Forgetting along one curve, 0.9 at 1, whose length in days grows by recalls, by less where it was asked too soon. */
function curveTrace(curve: (ratio: number) => number, { first, factor, kept }: Growth): Trace<Decaying> {
  const firsts: Readonly<Record<Rating, number>> = { 1: 0.4, 2: 0.7, 3: 1, 4: 2 };
  return {
    first: (rating, day) => ({ strength: first * firsts[rating], day }),
    chance: ({ strength, day: last }, day) => curve((day - last) / strength),
    next({ strength, day: last }, isRecalled, day) {
      const grown = 1 + (factor - 1) * Math.min(1, (day - last) / strength);
      return { strength: isRecalled ? strength * grown : Math.max(first * 0.4, strength * kept), day };
    },
  };
}

const exponential = (ratio: number) => 0.9 ** ratio;
const power = (ratio: number) => (1 + (ratio * 19) / 81) ** -0.5;

const paceOf = (draw: Draw) => Math.exp(0.25 * normal(draw, 'pace'));

function learnerOf<State>(trace: Trace<State>, draw: Draw, pace: number): Learner {
  const states = new Map<string, State>();
  const looks = new Map<string, number>();
  const seconds = (usual: number, name: string) => usual * pace * Math.exp(0.35 * normal(draw, `time ${name}`) - 0.06);
  return {
    ask(card, day) {
      const count = looks.get(card) ?? 0;
      looks.set(card, count + 1);
      const name = `${card} ${count}`;
      const state = states.get(card);
      if (state === undefined) {
        const rating = firstRating(draw(name));
        states.set(card, trace.first(rating, day));
        return { rating, seconds: seconds(40, name) };
      }
      const isRecalled = draw(name) < trace.chance(state, day);
      states.set(card, trace.next(state, isRecalled, day));
      return { rating: isRecalled ? 3 : 1, seconds: seconds(isRecalled ? 15 : 35, name) };
    },
    chance(card, day) {
      const state = states.get(card);
      return state === undefined ? 0 : trace.chance(state, day);
    },
  };
}

const growthOf = (draw: Draw, first: number): Growth => ({
  first: first * Math.exp(0.3 * normal(draw, 'first')),
  factor: 2.5,
  kept: 0.4,
});

/** Within a family learners differ by so much in their least decay; those of the reference by little, as its intervals say. */
const aRange = 0.004;
const aOf = (draw: Draw, middle: number, range: number = aRange) => middle + range * (draw('a') - 0.5);

const families = {
  'FSRS, default': () => fsrsTrace(defaultParameters),
  'FSRS, others': (draw: Draw) => fsrsTrace(otherParameters(draw)),
  'ACT-R': (draw: Draw) => actrTrace({ a: aOf(draw, 0.108), s: 0.179 }),
  'ACT-R, harder': (draw: Draw) => actrTrace({ a: aOf(draw, 0.136), s: 0.179 }),
  power: (draw: Draw) => curveTrace(power, growthOf(draw, 3)),
  exponential: (draw: Draw) => curveTrace(exponential, growthOf(draw, 3)),
  'stress: ACT-R, weak': (draw: Draw) => actrTrace({ a: aOf(draw, 0.135, 0.03), s: 0.255 }),
  'stress: ACT-R, weaker': (draw: Draw) => actrTrace({ a: aOf(draw, 0.185, 0.03), s: 0.255 }),
  'stress: exponential, weak': (draw: Draw) => curveTrace(exponential, growthOf(draw, 0.7)),
} satisfies Readonly<
  Record<string, (draw: Draw) => Trace<never> | Trace<Fsrs> | Trace<Decaying> | Trace<readonly Encoding[]>>
>;

export type Family = keyof typeof families;
export const familyNames = Object.keys(families) as readonly Family[];

/** The reference has one pace for all, and its figures are what these two are fitted to. */
const samePace: readonly Family[] = ['ACT-R', 'ACT-R, harder'];

/** A learner of a family; the same seed is the same learner, whoever asks them what. */
export function makeLearner(family: Family, seed: number): Learner {
  const draw: Draw = (name) => chanceOf(`${family} ${seed} ${name}`);
  const pace = samePace.includes(family) ? 1 : paceOf(draw);
  return learnerOf(families[family](draw) as Trace<unknown>, draw, pace);
}

/** A learner of ACT-R with other constants, to find those which give what the reference reports (fit-learners.ts). */
export function actrLearner({ a, s }: ActrConstants, seed: number): Learner {
  const draw: Draw = (name) => chanceOf(`fit ${seed} ${name}`);
  return learnerOf(actrTrace({ a: aOf(draw, a), s }) as Trace<unknown>, draw, 1);
}
