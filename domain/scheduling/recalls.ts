/** What a log says of how its learner recalls: the first answer to a card on a study day, when its memory was a day old. */
import type { Step } from './fold';
import type { Recall } from './memory-fit';
import { elapsedDays } from './next-state';

type Seen = { readonly looks: number; readonly gap: number };

export type RecallWatch = { readonly see: (step: Step) => void; readonly recalls: readonly Recall[] };

/** Looks on while a log is folded. */
export function watchRecalls(): RecallWatch {
  const seen = new Map<string, Seen>();
  const recalls: Recall[] = [];
  return {
    recalls,
    see({ card, event, moment, before }) {
      if (event.kind !== 'review') return;
      if (before.memory === null) {
        seen.set(card, { looks: 1, gap: 0 });
        return;
      }
      const elapsed = elapsedDays(before, moment.day);
      if (elapsed < 1) return;
      const { looks, gap } = seen.get(card) ?? { looks: 1, gap: 0 };
      const { stability } = before.memory;
      recalls.push({ stability, elapsedDays: elapsed, isRecalled: event.rating > 1, looks, gapBefore: gap });
      seen.set(card, { looks: looks + 1, gap: elapsed });
    },
  };
}
