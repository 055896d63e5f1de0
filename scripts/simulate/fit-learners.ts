/**
 * The constants of the ACT-R learners, so that taking turns gives with them what the reference found (its section 5.3):
 * 78.7 and 90.9 of 100 after 14 and 30 days, and 79.6 after 30 for the harder one. Round-robin alone is looked at, on seeds
 * that no table has: what Cairn makes of these learners has no part in it.
 */
import { type Course, runCourse } from './courses';
import { type ActrConstants, actrLearner } from './learners';
import { strategies } from './strategies';

const twoWeeks: Course = { cards: 300, days: 14, minutes: 20 };
const aMonth: Course = { cards: 300, days: 30, minutes: 15 };
const reported = { twoWeeks: 0.787, aMonth: 0.909, aMonthHarder: 0.796 };
const seeds = Array.from({ length: 8 }, (_, index) => 1000 + index);

function shareOf(course: Course, constants: ActrConstants): number {
  const shares = seeds.map((seed) => runCourse(course, actrLearner(constants, seed), strategies['round-robin']).share);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Where a function that falls reaches a value. */
function whereFalls(of: (x: number) => number, value: number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    if (of(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const aFor = (course: Course, s: number, share: number) =>
  whereFalls((a) => shareOf(course, { a, s }), share, [0, 0.25]);

export type Fitted = { readonly s: number; readonly a: number; readonly aHarder: number };

export function fitLearners(): Fitted {
  const s = whereFalls(
    (each) => shareOf(aMonth, { a: aFor(twoWeeks, each, reported.twoWeeks), s: each }),
    reported.aMonth,
    [0.1, 0.3],
  );
  return { s, a: aFor(twoWeeks, s, reported.twoWeeks), aHarder: aFor(aMonth, s, reported.aMonthHarder) };
}
