/** A flag as a sentence that says what to look at. */
import type { ChoiceRow, ChoiceTable } from '@/domain/statistics/choice-table';
import type { Flag, ItemStatistics } from '@/domain/statistics/item-statistics';

/** A choice with the letter that the page shows it by. */
export type LetteredChoice = { readonly id: string; readonly letter: string; readonly isKey: boolean };

const highest = ({ highest: count }: ChoiceRow): number => count ?? 0;

/** A wrong choice that the strongest third takes more often than any right one, where that may be told. */
export function rivalOfKey(
  table: ChoiceTable | null,
  choices: readonly LetteredChoice[],
): { readonly letter: string; readonly isMost: boolean } | null {
  if (table === null) return null;
  const rowOf = (id: string) => table.rows.find(({ choice }) => choice === id);
  // A hidden count is below five or stands for one that is not: nothing is said of it.
  const keys = choices.filter(({ isKey }) => isKey).map(({ id }) => rowOf(id)?.highest ?? null);
  if (keys.some((count) => count === null)) return null;
  const most = Math.max(...keys.map((count) => count ?? 0));
  const rivals = choices.filter(({ id, isKey }) => !isKey && highest(rowOf(id) ?? nobody) > most);
  const [rival] = rivals.sort((a, b) => highest(rowOf(b.id) ?? nobody) - highest(rowOf(a.id) ?? nobody));
  if (rival === undefined) return null;
  const share = highest(rowOf(rival.id) ?? nobody) / (table.sizes.highest ?? Number.POSITIVE_INFINITY);
  return { letter: rival.letter, isMost: share > 0.5 };
}

const nobody: ChoiceRow = { choice: null, all: 0, lowest: 0, middle: 0, highest: 0 };

function poorWords(statistics: ItemStatistics, rival: ReturnType<typeof rivalOfKey>): string {
  if (rival !== null)
    return rival.isMost
      ? `Most strong learners choose ${rival.letter}: is ${rival.letter} also right?`
      : `Strong learners choose ${rival.letter} more often than the key: is ${rival.letter} also right?`;
  const { bounds } = statistics.discrimination ?? { bounds: null };
  return bounds !== null && bounds.high < 0
    ? 'Learners who do well elsewhere do worse here: is the key right?'
    : 'Learners who do well elsewhere do no better here: is the question clear?';
}

/** One sentence for each flag. */
export function flagWords(flag: Flag, statistics: ItemStatistics, rival: ReturnType<typeof rivalOfKey>): string {
  switch (flag) {
    case 'poor_discrimination':
      return poorWords(statistics, rival);
    case 'too_easy':
      return 'Nearly everybody has it right: does anything give the key away?';
    case 'too_hard':
      return 'Nearly nobody has it right: is the key right, and the question clear?';
  }
}

/** Ebel's bands of the discrimination, as words. */
export function discriminationWords(r: number): string {
  if (r >= 0.4) return 'very good';
  if (r >= 0.3) return 'good';
  if (r >= 0.2) return 'marginal';
  return r < 0 ? 'negative' : 'poor';
}
