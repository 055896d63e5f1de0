import { stringify } from 'csv-stringify/sync';
import type { GuideStatistics, StatisticsItem } from '@/domain/statistics/guide-statistics';
import type { ItemStatistics } from '@/domain/statistics/item-statistics';

type Cell = string | number | null;

const hidden = 'under 5';
const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 1e4) / 1e4;

/** A number that is hidden because it is small says so; one that cannot be had is left empty. */
const told = (count: number | null, isHidden: boolean): Cell => (isHidden ? null : (count ?? hidden));

function numbersOf(statistics: ItemStatistics): Record<string, Cell> {
  const { n, facility, deviation, discrimination, medianMs, skipped, learners, hinted } = statistics;
  const isHidden = facility === null;
  return {
    answers: n ?? hidden,
    facility: rounded(facility?.share),
    facility_low: rounded(facility?.interval.low),
    facility_high: rounded(facility?.interval.high),
    deviation: rounded(deviation),
    discrimination_answers: discrimination?.n ?? null,
    discrimination: rounded(discrimination?.r),
    discrimination_low: rounded(discrimination?.bounds?.low),
    discrimination_high: rounded(discrimination?.bounds?.high),
    median_seconds: medianMs === null ? null : Math.round(medianMs / 100) / 10,
    skipped: told(skipped, isHidden),
    learners: told(learners, isHidden),
    hinted: told(hinted, isHidden),
  };
}

function rowOf(slug: string, each: StatisticsItem, isCurrent: boolean): Record<string, Cell> {
  const { statistics, frozen, level, place, advice } = each;
  return {
    guide: slug,
    question: statistics.question,
    item: statistics.item,
    type: frozen.item.type,
    level,
    key: statistics.keyHash,
    is_current: isCurrent ? 'yes' : 'no',
    file: place?.file ?? null,
    line: place?.line ?? null,
    ...numbersOf(statistics),
    flags: isCurrent ? statistics.flags.join(' ') : null,
    advice: isCurrent ? advice.join(' ') : null,
    asked: (frozen.item.type === 'self' ? null : frozen.item.prompt) ?? frozen.questionText,
  };
}

const columns = [
  ...['guide', 'question', 'item', 'type', 'level', 'key', 'is_current', 'file', 'line', 'answers'],
  ...['facility', 'facility_low', 'facility_high', 'deviation', 'discrimination_answers', 'discrimination'],
  ...['discrimination_low', 'discrimination_high', 'median_seconds', 'skipped', 'learners', 'hinted'],
  ...['flags', 'advice', 'asked'],
];

/** RFC 4180, one line for each item and key. A text that a spreadsheet would run as a formula gets an apostrophe. */
export function statisticsCsv(slug: string, { items, earlier }: GuideStatistics): string {
  const rows = [...items.map((each) => rowOf(slug, each, true)), ...earlier.map((each) => rowOf(slug, each, false))];
  return stringify(rows, { header: true, columns, escape_formulas: true, record_delimiter: 'windows' });
}
