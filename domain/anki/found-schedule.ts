/** What a package says of learning: Anki's log, by the card, and the cards by the note. */

/** A row of `revlog`. Its id is the instant, in milliseconds since 1970. */
export type FoundReview = {
  readonly at: number;
  readonly ease: number;
  readonly factor: number;
  readonly timeMs: number;
  readonly type: number;
};

export type FoundCard = {
  /** Which of the note's cards: the first is 0. */
  readonly ordinal: number;
  readonly type: number;
  readonly queue: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly reviews: readonly FoundReview[];
};

export type FoundSchedule = {
  /** Cards by the place of their note, as `FoundNote` has it; the first card of the note first. */
  readonly cards: ReadonlyMap<string, readonly FoundCard[]>;
  /** The log is longer than what was read. */
  readonly isCut: boolean;
};
