/** What the queue of the browser and that of the server share: which card comes before which, and why it is there. */
import type { CardState } from '@/domain/scheduling/card-state';
import { chanceOf } from '@/domain/scheduling/chance';

export type QueuedCard = {
  readonly id: string;
  /** `learning`: in its steps. */
  readonly kind: 'learning' | 'review' | 'new';
  /** Brought forward: by the learner, or by a wrong answer in a quiz. */
  readonly isQueued: boolean;
  readonly isLeech: boolean;
  /** The answer is another one than when it was learned. */
  readonly isChanged: boolean;
};

/** A step may be taken so much earlier when nothing else is left, as in Anki. */
export const learnAheadMs = 20 * 60_000;

/** Only being put among the due ones, or a wrong answer in a quiz, brings a day forward. */
export function isQueued({
  dueDay,
  lastDay,
  intervalDays,
  state,
}: Pick<CardState, 'dueDay' | 'lastDay' | 'intervalDays' | 'state'>): boolean {
  if (dueDay === null) return false;
  return state === 'new' || (state === 'review' && dueDay < (lastDay ?? dueDay) + intervalDays);
}

/** One of each pile, then the second of each, and so on. */
export function inTurns(piles: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: longest }, (_, at) => piles.flatMap((pile) => pile[at] ?? [])).flat();
}

/** Earliest day first; on one day in an order that is another one each day, and the same on all devices. */
export function dueOrder<State extends Pick<CardState, 'dueDay'>>(
  entries: readonly (readonly [id: string, state: State])[],
  day: number,
): (readonly [id: string, state: State])[] {
  return entries
    .map((entry) => ({ entry, due: entry[1].dueDay ?? day, chance: chanceOf(`${day} ${entry[0]}`) }))
    .sort((a, b) => a.due - b.due || a.chance - b.chance)
    .map(({ entry }) => entry);
}
