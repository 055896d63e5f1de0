import type { AttemptDeeds, AttemptState } from '@/domain/quiz/attempt-state';
import type { RunningAttempt } from '@/domain/quiz/attempt-view';

export type RunnerProps = {
  readonly view: RunningAttempt;
  readonly state: AttemptState;
  readonly deeds: AttemptDeeds;
  /** Back to where the quiz was started. Leaving loses nothing. */
  readonly leaveHref: string;
  /** Comes back to this attempt. */
  readonly signInHref: string;
};
