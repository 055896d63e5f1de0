/** What the screen of a running attempt shows, and what can be done on it. The browser's side of attempt-view.ts. */
import type { GradedItem, SavedResponse, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

/**
 * Where the answers are. `lost`: the server does not know the attempt as ours any more, as after a session has ended.
 * `refused`: the server took none of the last answer.
 */
export type SaveState = {
  readonly trouble: 'offline' | 'away' | 'lost' | 'refused' | null;
  /** Answers that the server has not confirmed yet. */
  readonly waiting: number;
  readonly savedAt: string | null;
  /** False: this browser keeps nothing, so what waits lives in this page only. */
  readonly isKept: boolean;
};

export type ClockState = {
  /** On the page's own clock, counted from the server's. */
  readonly endsAtMs: number;
  readonly extensions: number;
  readonly extensionsLeft: number;
};

export type AttemptState = {
  readonly responses: Readonly<Record<string, SavedResponse>>;
  readonly graded: Readonly<Record<string, GradedItem>>;
  readonly hints: Readonly<Record<string, readonly string[]>>;
  /** Responses on their way to be checked, in practice. */
  readonly checking: readonly string[];
  readonly save: SaveState;
  readonly clock: ClockState | null;
  /** `over`: the clock has ended and what is saved is being graded. */
  readonly phase: 'open' | 'submitting' | 'over' | 'finished';
  /** Why the attempt could not be graded, in words. */
  readonly problem: string | null;
};

export type AttemptDeeds = {
  readonly onAnswer: (ref: string, response: Response | null, isTyping: boolean) => void;
  readonly onFlag: (ref: string) => void;
  readonly onCheck: (ref: string) => void;
  readonly onHint: (ref: string) => void;
  readonly onExtend: () => Promise<boolean>;
  readonly onSubmit: () => void;
  /** The item that is on the screen now; null: none is. */
  readonly onShow: (ref: string | null) => void;
  readonly onTimeOver: () => void;
};

/** Whether there is anything to grade. */
export function isAnswered(response: Response | null | undefined): boolean {
  if (response === null || response === undefined) return false;
  if (response.type === 'multiple') return response.choices.length > 0;
  if (response.type === 'short' || response.type === 'number') return response.text.trim() !== '';
  if (response.type === 'cloze') return Object.values(response.gaps).some((text) => text.trim() !== '');
  return true;
}

export type Tally = { readonly answered: number; readonly open: number; readonly flagged: number };

export function tally(items: readonly ShownItem[], responses: AttemptState['responses']): Tally {
  const answered = items.filter(({ ref }) => isAnswered(responses[ref]?.response)).length;
  const flagged = items.filter(({ ref }) => responses[ref]?.isFlagged === true).length;
  return { answered, open: items.length - answered, flagged };
}
