/** How well cards are kept on a day. */
import type { CardState } from '@/domain/scheduling/card-state';
import { type MemoryModel, memoryModel } from '@/domain/scheduling/memory-model';
import { elapsedDays } from '@/domain/scheduling/next-state';
import { type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';
import { type Kept, type Readiness, readinessOf } from './recall-words';

/** The model that holds at an instant. */
export function modelAt(versions: SettingsVersions, now: number): MemoryModel {
  const { parameters, desiredRetention } = settingsAt(versions, now);
  return memoryModel(parameters, desiredRetention);
}

/** The chance that the card is recalled on a study day; null for one that was never reviewed. */
export function recallOn(state: CardState | undefined, day: number, model: MemoryModel): number | null {
  if (state?.memory == null) return null;
  return model.retrievability(state.memory, elapsedDays(state, day));
}

export function keptOf(state: CardState | undefined, day: number, model: MemoryModel): Kept | null {
  const recall = recallOn(state, day, model);
  return recall === null ? null : { recall, isInSteps: state?.state === 'learning' || state?.state === 'relearning' };
}

/**
 * How ready somebody is for these cards on a study day. Whatever shows a readiness (a guide's page, the lists of guides, the
 * dashboard, the end of a sitting) asks here, so that one person has one figure at a time.
 */
export function readinessIn(
  states: ReadonlyMap<string, CardState>,
  cards: readonly string[],
  day: number,
  model: MemoryModel,
): Readiness {
  return readinessOf(cards.map((card) => recallOn(states.get(card), day, model)));
}
