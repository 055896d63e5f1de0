/** How well cards are kept, in words and stones. Needs nothing of the schedule, so that pages stay light. */
import { countOf } from '@/domain/shared/count-of';

export type RecallLevel = 0 | 1 | 2 | 3 | 4 | null;

/** Fill of the stone: from 25, 50, 75 and 90 %. */
function recallLevel(recall: number): RecallLevel {
  const percent = Math.round(recall * 100);
  return percent >= 90 ? 4 : percent >= 75 ? 3 : percent >= 50 ? 2 : percent >= 25 ? 1 : 0;
}

/** How well a card is kept, for a quiet mark: in its steps it is not known over night yet, whatever the formula says. */
export type Kept = { readonly recall: number; readonly isInSteps: boolean };

/** "Recall 83%", and how full the stone is; null: new. */
export function keptMark(kept: Kept | null): { readonly level: RecallLevel; readonly text: string } {
  if (kept === null) return { level: null, text: 'New' };
  if (kept.isInSteps) return { level: 1, text: 'Still learning' };
  return { level: recallLevel(kept.recall), text: `Recall ${Math.round(kept.recall * 100)}%` };
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

/** The share of all cards that would likely be recalled; of none, none. */
export const readinessShare = ({ expected, total }: Readiness): number => (total === 0 ? 0 : expected / total);

export function readinessSentence({ expected, seen, total }: Readiness): string {
  if (seen === 0) return `${countOf(total, 'card')}, none practised yet`;
  return `You would likely recall ${Math.round(expected)} of ${total}`;
}

/** Stones of the cairn: one for each full fifth of readiness. */
export function stonesPlaced({ expected, total }: Readiness): number {
  return total === 0 ? 0 : Math.min(5, Math.floor((expected / total) * 5 + 1e-9));
}
