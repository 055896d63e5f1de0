/**
 * What a browser gets of an attempt: one shape for each state. While it runs there is no key, no explanation and
 * nothing that tells them; after a checked response in practice, and after submission, there is.
 */
import type { ItemType } from '@/domain/quiz/item';
import type { Response } from '@/domain/quiz/response';

export type AttemptMode = 'exam' | 'practice';
/** `graded`: by the server; `self_rated`: of a guide without items, by the learner. Said wherever the score is shown. */
export type AttemptKind = 'graded' | 'self_rated';

/** What the learner asked for. Empty lists of levels and topics mean all. */
export type AttemptChoice = {
  readonly length: 10 | 20 | 30 | 'all';
  readonly levels: readonly string[];
  readonly topics: readonly string[];
  /** Minutes on the clock; null: no clock. */
  readonly clockMinutes: number | null;
};

/** A choice or a step as it is shown, in the order in which it is shown. */
export type ShownChoice = { readonly id: string; readonly html: string };

export type ShownItem = {
  readonly ref: string;
  /** 1-based place in this attempt. */
  readonly position: number;
  readonly type: ItemType | 'self';
  readonly question: string;
  readonly level: string | null;
  readonly topics: readonly string[];
  readonly promptHtml: string;
  /** The prompt as plain text, for labels. */
  readonly promptText: string;
  /** Highlighted, or null. In a cloze, gaps in prompt and code are `<span data-gap="name"></span>`. */
  readonly codeHtml: string | null;
  /** Of single, multiple and order (for order: a shuffled start); empty otherwise. */
  readonly choices: readonly ShownChoice[];
  /** Of cloze, in order; empty otherwise. */
  readonly gaps: readonly string[];
  /** Of number. */
  readonly unit: string | null;
  /** How many hints there are, and those that were asked for. Practice only. */
  readonly hintCount: number;
  readonly hintsHtml: readonly string[];
  /** Self-rated runs only: the guide's answer, to compare with. */
  readonly answerHtml: string | null;
};

export type SavedResponse = {
  /** Null: none, or taken back. */
  readonly response: Response | null;
  readonly isFlagged: boolean;
  /** UUIDv7 of the write that stands; null before the first. A later write must have a greater one. */
  readonly writeId: string | null;
  readonly savedAt: string | null;
  /** Practice: the response was checked and stays as it is. */
  readonly isChecked: boolean;
};

/** How a response was graded, with all that may be known afterwards. */
export type GradedItem = {
  readonly ref: string;
  /** 0 to 1. */
  readonly credit: number;
  readonly verdict: 'right' | 'partly' | 'wrong' | 'unanswered';
  /** In words: what was given credit and what was not. */
  readonly reason: string;
  readonly keyTexts: readonly string[];
  /** Of the choices: which belong to the key, and why each is right or wrong. */
  readonly choices: readonly {
    readonly id: string;
    readonly isKey: boolean;
    readonly explanationHtml: string | null;
  }[];
  /** Of an order: the ids in the right sequence. Of a cloze: the gaps that were right. */
  readonly order: readonly string[];
  readonly rightGaps: readonly string[];
  readonly explanationHtml: string | null;
};

type SharedView = {
  readonly id: string;
  readonly guide: string;
  readonly guideTitle: string;
  readonly edition: string;
  readonly mode: AttemptMode;
  readonly kind: AttemptKind;
  readonly choice: AttemptChoice;
  readonly startedAt: string;
  /** True when it belongs to this browser only and goes into an account at sign-in. */
  readonly isGuest: boolean;
  readonly items: readonly ShownItem[];
  /** By item ref. */
  readonly responses: Readonly<Record<string, SavedResponse>>;
};

export type RunningAttempt = SharedView & {
  readonly state: 'running';
  /** When the clock ends, extensions included; null: no clock. */
  readonly deadlineAt: string | null;
  /** The server's clock as this was made: the browser counts from it, not from its own. */
  readonly serverNow: string;
  readonly extensions: number;
  readonly extensionsLeft: number;
  /** By item ref: responses that were checked, in practice. */
  readonly graded: Readonly<Record<string, GradedItem>>;
};

/** A score with its counts. `points` is a sum of credits. */
export type PartScore = {
  readonly name: string;
  readonly points: number;
  readonly items: number;
  /** Items with full credit. */
  readonly right: number;
};

export type ScoreSummary = {
  readonly points: number;
  readonly items: number;
  /** 0 to 100, rounded down, so that 100 means all. */
  readonly percent: number;
  /** The 95 % interval of the share of the whole guide's items, in per cent; null when all of them were asked. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly byLevel: readonly PartScore[];
  readonly byTopic: readonly PartScore[];
};

export type FinishedAttempt = SharedView & {
  readonly state: 'finished';
  readonly submittedAt: string;
  /** `clock`: the time was over, and what was saved was graded. */
  readonly endedBy: 'learner' | 'clock';
  /** From start to submission. */
  readonly durationMs: number;
  readonly extensions: number;
  /** Which attempt of this person at this guide it was, 1-based. Only a first one is comparable. */
  readonly attemptNumber: number;
  /** How many of its items the learner had seen answered in an earlier attempt. */
  readonly seenBefore: number;
  readonly score: ScoreSummary;
  readonly graded: Readonly<Record<string, GradedItem>>;
};

export type AttemptView = RunningAttempt | FinishedAttempt;
