/** How well cards are kept at a day, in numbers and in words. */
import type { CardState } from '@/domain/scheduling/card-state';
import { type MemoryModel, memoryModel } from '@/domain/scheduling/memory-model';
import { elapsedDays } from '@/domain/scheduling/next-state';
import { type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';

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

/** Fill of the stone: from 25, 50, 75 and 90 %. */
export function recallLevel(recall: number | null): 0 | 1 | 2 | 3 | 4 | null {
  if (recall === null) return null;
  const percent = Math.round(recall * 100);
  return percent >= 90 ? 4 : percent >= 75 ? 3 : percent >= 50 ? 2 : percent >= 25 ? 1 : 0;
}

export function recallLabel(recall: number): string {
  return `Recall ${Math.round(recall * 100)}%`;
}

export type Readiness = { readonly expected: number; readonly seen: number; readonly total: number };

/** Of all these cards, how many would likely be recalled: new ones count nothing. */
export function readinessOf(recalls: readonly (number | null)[]): Readiness {
  return {
    expected: recalls.reduce<number>((sum, recall) => sum + (recall ?? 0), 0),
    seen: recalls.filter((recall) => recall !== null).length,
    total: recalls.length,
  };
}

export function readinessSentence({ expected, seen, total }: Readiness): string {
  if (seen === 0) return `${total === 1 ? '1 card' : `${total} cards`}, none practised yet`;
  return `You would likely recall ${Math.round(expected)} of ${total}`;
}
