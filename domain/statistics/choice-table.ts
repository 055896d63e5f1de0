/**
 * Who chose what: by thirds of the rest score. Small numbers are hidden, since an author may know who was asked: a cell
 * of one to four is, and so is a second one wherever the first could be told from the sums beside it.
 */
import { countAll, type Observation } from '@/domain/statistics/observation';
import { restGroups } from '@/domain/statistics/rest-groups';

/** Fewer than these: no table of choices. */
export const fewestForChoices = 10;
/** k of k-anonymity: a smaller number of people is not told. */
export const fewestTold = 5;

/** Somebody, but too few to be told. Nobody is told. */
export const isSmall = (count: number): boolean => count > 0 && count < fewestTold;

/** A count of learners; null: hidden. */
export type Told = number | null;

export type ChoiceRow = {
  /** The id of the choice; null: no answer. */
  readonly choice: string | null;
  readonly all: Told;
  readonly lowest: Told;
  readonly middle: Told;
  readonly highest: Told;
};

export type ChoiceTable = {
  readonly rows: readonly ChoiceRow[];
  /** Learners in each third. */
  readonly sizes: { readonly all: number; readonly lowest: Told; readonly middle: Told; readonly highest: Told };
};

const skipped = null;

function countOfChoice(observations: readonly Observation[], choice: string | null): number {
  return countAll(
    observations.filter(({ chosen, isSkipped }) =>
      choice === skipped ? isSkipped : !isSkipped && chosen.includes(choice),
    ),
  );
}

type Cell = { readonly row: number; readonly column: number };

/** In a line whose sum is known, one hidden cell is none: the smallest of the others that is not 0 is hidden with it. */
function hideSecond(line: readonly Cell[], cells: readonly number[][], hidden: boolean[][]): boolean {
  const open = line.filter(({ row, column }) => hidden[row]?.[column] === false);
  const value = ({ row, column }: Cell) => cells[row]?.[column] || Number.POSITIVE_INFINITY;
  const smallest = open.reduce<Cell | undefined>(
    (best, each) => (best === undefined || value(each) < value(best) ? each : best),
    undefined,
  );
  const row = hidden[smallest?.row ?? -1];
  if (line.length - open.length !== 1 || smallest === undefined || row === undefined) return false;
  row[smallest.column] = true;
  return true;
}

/** Which cells of a table with known sums are hidden. The last row and the last column are such sums. */
export function hiddenCells(cells: readonly number[][]): boolean[][] {
  const hidden = cells.map((row) => row.map(isSmall));
  const columns = cells[0]?.length ?? 0;
  const rowLines = cells.map((_, row) => Array.from({ length: columns }, (_cell, column) => ({ row, column })));
  const columnLines = Array.from({ length: columns }, (_, column) => cells.map((_row, row) => ({ row, column })));
  const lines = [...rowLines, ...columnLines];
  while (lines.filter((line) => hideSecond(line, cells, hidden)).length > 0);
  return hidden;
}

/**
 * The table of an item with choices. Null when fewer than ten learners answered. `choices` in the order of the content;
 * what was chosen and is not among them any more is not shown.
 */
export function choiceTable(observations: readonly Observation[], choices: readonly string[]): ChoiceTable | null {
  const ranked = observations.filter(({ rest }) => rest !== null);
  const n = countAll(ranked);
  if (n < fewestForChoices || choices.length === 0) return null;
  const thirds = restGroups(ranked, 3);
  const groups = [...thirds, ranked];
  const ids = [...choices, skipped];
  const counts = ids.map((id) => groups.map((group) => countOfChoice(group, id)));
  const sums = groups.map(countAll);
  const cells = [...counts, sums];
  const hidden = hiddenCells(cells);
  const told = (row: number, column: number): Told =>
    hidden[row]?.[column] === false ? (cells[row]?.[column] ?? null) : null;
  const line = (row: number) => ({ lowest: told(row, 0), middle: told(row, 1), highest: told(row, 2) });
  return {
    rows: ids.map((choice, row) => ({ choice, all: told(row, 3), ...line(row) })),
    sizes: { all: n, ...line(ids.length) },
  };
}
