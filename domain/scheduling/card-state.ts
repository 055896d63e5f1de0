import type { Memory } from './memory-model';

/** What the log says of one card. It is a fold of its events and nothing else, so it may be thrown away at any time. */
export type CardState = {
  /** `learning` and `relearning`: in its steps, due in minutes. `review`: due on a day. */
  readonly state: 'new' | 'learning' | 'review' | 'relearning';
  /** Index of the step; 0 outside of steps. */
  readonly step: number;
  readonly memory: Memory | null;
  /** Whole study days from the last review to the day on which it is due; 0 in steps. */
  readonly intervalDays: number;
  /** The study day on which it is due; null: it waits to be introduced. */
  readonly dueDay: number | null;
  /** In steps, the instant at which it is due (milliseconds since 1970); null where the day says all. */
  readonly dueAt: number | null;
  /** The study day of the last review. */
  readonly lastDay: number | null;
  /** Reviews that count, and how often it was forgotten after it had been learned. */
  readonly reps: number;
  readonly lapses: number;
  /** Forgotten so often that the card, or the way it is learned, should change. It is still asked. */
  readonly isLeech: boolean;
  readonly isSuspended: boolean;
  /** Not asked on this study day. */
  readonly buriedDay: number | null;
};

export const newCard: CardState = {
  state: 'new',
  step: 0,
  memory: null,
  intervalDays: 0,
  dueDay: null,
  dueAt: null,
  lastDay: null,
  reps: 0,
  lapses: 0,
  isLeech: false,
  isSuspended: false,
  buriedDay: null,
};
