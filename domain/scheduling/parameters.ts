/**
 * The 21 parameters of FSRS-6.
 *
 * Defaults and limits are those that fsrs-rs, py-fsrs and ts-fsrs publish. ts-fsrs moves a value that is out of its limits
 * without a word, and takes the defaults for a list of the wrong length; here both are refused.
 */

export const parameterCount = 21;

export const defaultParameters: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** The smallest and largest value of each. w19 may be 0, as in fsrs-rs: then a second review on a day has no such damping. */
export const parameterLimits: readonly (readonly [least: number, most: number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0, 0.8],
  [0.1, 0.8],
];
