/** Rules about all items of a guide together, and of all guides. */
import type { Diagnostic, Range } from '@/domain/content/diagnostic';
import type { Guide } from '@/domain/content/guide';
import { longestKey } from '@/domain/content/items/choice-rules';
import type { ItemContent, ItemDraft } from '@/domain/content/items/item-draft';
import { askedKey } from '@/domain/content/items/item-key';
import { atLeast, chiSquaredTail } from '@/domain/shared/chance';

type Single = Extract<ItemContent, { readonly type: 'single' | 'multiple' }>;
/** An item, and what is asked when it has no prompt. */
export type AskedItem = { readonly item: ItemDraft; readonly question: string };

/** A finding this unlikely by chance is one. */
const significance = 0.01;
/** Exact sums take n² steps: of more singles than this, the first are looked at. */
const mostSingles = 2000;
/** Fewer expected at a position than this, and chi-squared says nothing. */
const fewestExpected = 5;

export function singles(items: readonly ItemContent[]): Single[] {
  return items
    .filter((item) => item.type === 'single')
    .filter((item) => 'choices' in item)
    .slice(0, mostSingles);
}

/** How often the key is the longest choice, against what chance would make of as many choices. */
export function longestKeys(items: readonly ItemContent[]): {
  readonly count: number;
  readonly of: number;
  readonly expected: number;
  readonly chance: number;
} {
  const all = singles(items);
  const count = all.filter((item) => longestKey(item.choices) >= 0).length;
  const shares = all.map((item) => 1 / item.choices.length);
  return {
    count,
    of: all.length,
    expected: shares.reduce((sum, share) => sum + share, 0),
    chance: atLeast(shares, count),
  };
}

export type KeyPositions = {
  /** By position, from the first. */
  readonly counts: readonly number[];
  readonly expected: readonly number[];
  /** How likely such a spread or a worse one is; null when there are too few to tell. */
  readonly chance: number | null;
};

/** Where the keys of singles stand. */
export function keyPositions(items: readonly ItemContent[]): KeyPositions {
  const all = singles(items);
  const positions = Math.max(0, ...all.map((item) => item.choices.length));
  const counts = new Array<number>(positions).fill(0);
  const expected = new Array<number>(positions).fill(0);
  for (const { choices } of all) {
    const at = choices.findIndex((choice) => choice.correct);
    counts[at] = (counts[at] ?? 0) + 1;
    choices.forEach((_, index) => {
      expected[index] = (expected[index] ?? 0) + 1 / choices.length;
    });
  }
  // The last positions are taken together until chance would put enough keys there.
  const groups: { count: number; expected: number }[] = [];
  counts.forEach((count, index) => {
    const last = groups.at(-1);
    const share = expected[index] ?? 0;
    if (last !== undefined && (share < fewestExpected || last.expected < fewestExpected))
      groups[groups.length - 1] = { count: last.count + count, expected: last.expected + share };
    else groups.push({ count, expected: share });
  });
  if (groups.length < 2 || groups.some((group) => group.expected < fewestExpected))
    return { counts, expected, chance: null };
  const chiSquared = groups.reduce((sum, group) => sum + (group.count - group.expected) ** 2 / group.expected, 0);
  return { counts, expected, chance: chiSquaredTail(chiSquared, groups.length - 1) };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function repeated(items: readonly AskedItem[]): Diagnostic[] {
  const first = new Map<string, ItemDraft>();
  return items.flatMap(({ item, question }): Diagnostic[] => {
    const key = askedKey(item, question);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, item);
    if (earlier === undefined || earlier.origin.file === item.origin.file) return [];
    return [
      {
        rule: 'quiz/duplicate-question',
        severity: 'error',
        file: item.origin.file,
        range: item.range,
        message: `\`${earlier.origin.file}:${earlier.origin.line}\` asks the same, with the same code and choices`,
        help: 'Remove one of the two.',
      },
    ];
  });
}

/** What is wrong with the items of a guide as a whole. `place` is where its list of questions stands. */
export function checkGuideItems(
  items: readonly AskedItem[],
  place: { readonly file: string; readonly range: Range },
): Diagnostic[] {
  const drafts = items.map(({ item }) => item);
  const found = repeated(items);
  const add = (rule: string, message: string, help: string) =>
    found.push({ rule, severity: 'warning', ...place, message, help });
  const longest = longestKeys(drafts);
  if (longest.of > 0 && longest.chance < significance)
    add(
      'quiz/longest-correct',
      `the key is the longest choice in ${longest.count} of ${longest.of} items (${percent(longest.count / longest.of)}), where chance makes it ${percent(longest.expected / longest.of)}`,
      'Shorten keys, or make distractors as careful as they are.',
    );
  const fixed = drafts.filter((item) => 'shuffle' in item && !item.shuffle);
  const positions = keyPositions(fixed);
  if (positions.chance !== null && positions.chance < significance)
    add(
      'quiz/key-position',
      `the keys of items with \`shuffle: false\` stand unevenly: ${positions.counts.join(', ')} from the first position to the last`,
      'Remove `shuffle: false` where the order does not matter, or move keys.',
    );
  return found;
}

const asked = new WeakMap<Guide, readonly string[]>();

/** Kept by guide, since most guides are the same in the next snapshot. */
function askedKeys(guide: Guide): readonly string[] {
  const known = asked.get(guide);
  if (known !== undefined) return known;
  const made = guide.questions.flatMap(({ items, text }) => items.map((item) => askedKey(item, text)));
  asked.set(guide, made);
  return made;
}

/** Items that another guide has already. */
export function sameItemsAcross(guides: readonly Guide[]): Diagnostic[] {
  const first = new Map<string, { slug: string; file: string; line: number }>();
  return guides.flatMap((guide) => {
    const keys = askedKeys(guide);
    const items = guide.questions.flatMap((question) => question.items);
    return items.flatMap(({ origin }, index): Diagnostic[] => {
      const key = keys[index] ?? '';
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, { slug: guide.slug, ...origin });
      if (earlier === undefined || earlier.slug === guide.slug) return [];
      const start = { line: origin.line, column: 1, offset: 0 };
      return [
        {
          rule: 'quiz/duplicate-question',
          severity: 'warning',
          file: origin.file,
          range: { start, end: start },
          message: `\`${earlier.file}:${earlier.line}\`, of another guide, asks the same`,
          help: 'Ask something else, so that nobody is asked twice.',
        },
      ];
    });
  });
}
