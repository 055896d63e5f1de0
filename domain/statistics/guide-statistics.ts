/** The statistics of a guide's items, joined with what the content says of them now. */
import { contentHash } from '@/domain/content/content-hash';
import type { Guide } from '@/domain/content/guide';
import type { FrozenItem, SelfItem } from '@/domain/quiz/frozen-item';
import type { Item } from '@/domain/quiz/item';
import { freeze, poolOf } from '@/domain/quiz/pool';
import { answerCurve, type CurvePoint } from '@/domain/statistics/answer-curve';
import { type ChoiceTable, choiceTable } from '@/domain/statistics/choice-table';
import { flagWords, type LetteredChoice, rivalOfKey } from '@/domain/statistics/flag-words';
import { byHarm, type ItemStatistics, itemStatistics } from '@/domain/statistics/item-statistics';
import type { EpochTally } from '@/domain/statistics/observation';

/** An epoch with the newest wording that was asked in it. */
export type TalliedItem = EpochTally & { readonly body: FrozenItem };

export type StatisticsItem = {
  readonly statistics: ItemStatistics;
  readonly frozen: FrozenItem;
  /** Names the wording, for the cache of what was rendered. */
  readonly version: string;
  readonly ref: string;
  readonly level: string | null;
  /** Where the content has it now; null: its key has changed since, or it is gone. */
  readonly place: { readonly file: string; readonly line: number } | null;
  readonly choices: readonly LetteredChoice[];
  readonly table: ChoiceTable | null;
  readonly curve: readonly CurvePoint[] | null;
  /** What to look at, a sentence for each flag. */
  readonly advice: readonly string[];
};

export type GuideStatistics = {
  /** Of the content as it is now, with at least one first answer; what should be looked at first comes first. */
  readonly items: readonly StatisticsItem[];
  /** Of keys that have changed and of items that are gone. */
  readonly earlier: readonly StatisticsItem[];
  /** Items of the content without a first answer. */
  readonly unanswered: number;
};

/** The letters by which the page names choices, in the order of the content. */
function lettered(item: Item | SelfItem): LetteredChoice[] {
  const choices =
    item.type === 'boolean'
      ? [true, false].map((value) => ({ id: String(value), isKey: item.value === value }))
      : item.type === 'single' || item.type === 'multiple'
        ? item.choices.map(({ id, correct }) => ({ id, isKey: correct }))
        : [];
  return choices.map((each, index) => ({ ...each, letter: String.fromCharCode(65 + index) }));
}

type Current = { readonly frozen: FrozenItem; readonly level: string | null };

const keyOf = (question: string, item: string, keyHash: string): string => JSON.stringify([question, item, keyHash]);

function currentItems(guide: Guide): Map<string, Current> {
  return new Map(
    poolOf(guide).map((each) => [
      keyOf(each.question, each.item.id, each.item.keyHash),
      { frozen: freeze(guide, each), level: each.level },
    ]),
  );
}

function described(tally: TalliedItem, current: Current | undefined): StatisticsItem {
  const frozen = current?.frozen ?? tally.body;
  const { item } = frozen;
  const statistics = itemStatistics(tally);
  const choices = lettered(item);
  const table = choiceTable(
    tally.observations,
    choices.map(({ id }) => id),
  );
  const rival = rivalOfKey(table, choices);
  return {
    statistics,
    frozen,
    version: contentHash([JSON.stringify(frozen)]),
    ref: item.ref,
    level: current?.level ?? null,
    place: current === undefined || item.type === 'self' ? null : item.origin,
    choices,
    table,
    curve: answerCurve(tally.observations),
    advice: statistics.flags.map((flag) => flagWords(flag, statistics, rival)),
  };
}

/** Tallies of all epochs of a guide, joined with its items as they are now. */
export function joinStatistics(guide: Guide, tallies: readonly TalliedItem[]): GuideStatistics {
  const current = currentItems(guide);
  const items: StatisticsItem[] = [];
  const earlier: StatisticsItem[] = [];
  for (const tally of tallies) {
    const now = current.get(keyOf(tally.question, tally.item, tally.keyHash));
    (now === undefined ? earlier : items).push(described(tally, now));
  }
  const sorted = (all: StatisticsItem[]) => all.sort((a, b) => byHarm(a.statistics, b.statistics));
  return { items: sorted(items), earlier: sorted(earlier), unanswered: current.size - items.length };
}
