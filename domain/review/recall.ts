/** How well cards are kept on a day. */
import type { CardState } from '@/domain/scheduling/card-state';
import { type MemoryModel, memoryModel } from '@/domain/scheduling/memory-model';
import { elapsedDays } from '@/domain/scheduling/next-state';
import { type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';
import type { Kept } from './recall-words';

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
