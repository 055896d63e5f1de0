import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsItem, gradeResponse } from '@/domain/grading/grade-response';
import { parseNumberAnswer } from '@/domain/grading/number-answer';
import { percentOf, scoreInterval, summarise } from '@/domain/grading/score';
import { comparable } from '@/domain/grading/typed-answer';
import type { Item } from '@/domain/quiz/item';
import type { Response } from '@/domain/quiz/response';
import { itemOf } from '@/tests/support/items';

const id = (digit: number) => String(digit).repeat(8);
const choices = (...keys: boolean[]) =>
  keys.map((correct, index) => ({ id: id(index), text: `choice ${index}`, correct, explanation: null }));
const rules = { case: 'ignore', spacing: 'collapse' } as const;

const single = itemOf({ type: 'single', choices: choices(false, true, false, false), shuffle: true });
const multiple = itemOf({ type: 'multiple', choices: choices(true, true, true, false, false), shuffle: true });
const order = itemOf({ type: 'order', order: [0, 1, 2, 3].map((step) => ({ id: id(step), text: `step ${step}` })) });
const cloze = itemOf({
  type: 'cloze',
  gaps: [
    { name: 'a', accept: ['LEFT JOIN', 'LEFT OUTER JOIN'] },
    { name: 'b', accept: ['ON'] },
    { name: 'c', accept: ['IS NULL'] },
  ],
  rules,
});
const number = (value: number, tolerance: number, unit: string | null = null) =>
  itemOf({ type: 'number', value, tolerance, unit });
const short = (accept: string[], more: Partial<Extract<Item, { type: 'short' }>> = {}) =>
  itemOf({ type: 'short', accept, pattern: null, rules, ...more });

const orderOf = (...steps: number[]): Response => ({ type: 'order', order: steps.map(id) });
const chosen = (...ids: number[]): Response => ({ type: 'multiple', choices: ids.map(id) });
const typed = (text: string): Response => ({ type: 'short', text });
const counted = (text: string): Response => ({ type: 'number', text });

const table: readonly (readonly [string, Item, Response | null, number])[] = [
  ['single: the key', single, { type: 'single', choice: id(1) }, 1],
  ['single: a distractor', single, { type: 'single', choice: id(0) }, 0],
  ['single: a choice of another item', single, { type: 'single', choice: 'ffffffff' }, 0],
  ['no response', single, null, 0],
  ['multiple: all keys and nothing else', multiple, chosen(0, 1, 2), 1],
  ['multiple: two of three keys', multiple, chosen(0, 1), 2 / 3],
  ['multiple: three keys and one other', multiple, chosen(0, 1, 2, 3), 2 / 3],
  ['multiple: one key, one other', multiple, chosen(0, 3), 0],
  ['multiple: everything', multiple, chosen(0, 1, 2, 3, 4), 1 / 3],
  ['multiple: only others, never below 0', multiple, chosen(3, 4), 0],
  ['multiple: none', multiple, chosen(), 0],
  ['boolean: the value', itemOf({ type: 'boolean', value: false }), { type: 'boolean', value: false }, 1],
  ['boolean: the other', itemOf({ type: 'boolean', value: false }), { type: 'boolean', value: true }, 0],
  ['short: case and spacing do not count', short(['Content-Type']), typed('  content-type '), 1],
  ['short: another form', short(['ETag', 'the ETag header']), typed('The  ETag header'), 1],
  ['short: only a part of the form', short(['ETag header']), typed('ETag'), 0],
  ['short: case counts where it is asked for', short(['Map'], { rules: { ...rules, case: 'exact' } }), typed('map'), 0],
  ['short: spaces ignored', short(['a=b'], { rules: { ...rules, spacing: 'ignore' } }), typed('a = b'), 1],
  ['short: spaces exact', short(['a b'], { rules: { ...rules, spacing: 'exact' } }), typed('a  b'), 0],
  ['short: quotes that a phone made curly', short(["it's"]), typed('it’s'), 1],
  ['short: a decomposed letter', short(['café']), typed('cafe\u0301'), 1],
  ['short: a pattern', short([], { pattern: 'idx_\\w+' }), typed('IDX_users'), 1],
  ['short: a pattern must match the whole answer', short([], { pattern: 'idx' }), typed('my idx'), 0],
  ['short: white space is no answer', short([''], { pattern: '.*' }), typed('   '), 0],
  ['number: exactly', number(1000, 0), counted('1,000'), 1],
  ['number: with a space as the group mark', number(1000.5, 0), counted('1 000.5'), 1],
  ['number: with a decimal comma', number(0.5, 0), counted('0,5'), 1],
  ['number: an exponent', number(1500, 0), counted('1.5e3'), 1],
  ['number: at the edge of the tolerance', number(0.3, 0.1), counted('0.2'), 1],
  ['number: beyond it', number(0.3, 0.1), counted('0.19'), 0],
  ['number: its unit', number(200, 0, 'ms'), counted('200 MS'), 1],
  ['number: another unit', number(200, 0, 'ms'), counted('200 s'), 0],
  ['number: a unit where none is', number(200, 0), counted('200 ms'), 0],
  ['number: a minus sign of typography', number(-5, 0), counted('−5'), 1],
  ['number: no number', number(5, 0), counted('five'), 0],
  ['order: right', order, orderOf(0, 1, 2, 3), 1],
  ['order: two neighbours swapped', order, orderOf(1, 0, 2, 3), 4 / 6],
  ['order: reversed', order, orderOf(3, 2, 1, 0), 0],
  ['order: half of the pairs', order, orderOf(1, 3, 0, 2), 0],
  ['cloze: all gaps', cloze, { type: 'cloze', gaps: { a: 'left outer join', b: 'on', c: 'is null' } }, 1],
  ['cloze: one gap of three', cloze, { type: 'cloze', gaps: { a: 'left join', b: 'using' } }, 1 / 3],
  ['cloze: empty', cloze, { type: 'cloze', gaps: { a: ' ' } }, 0],
  ['a response of another type', single, { type: 'boolean', value: true }, 0],
];

describe('credit', () => {
  test.each(table)('%s', (_, item, response, credit) => {
    expect(gradeResponse(item, response).credit).toBeCloseTo(credit, 9);
  });

  test('a verdict says what the credit says', () => {
    expect(gradeResponse(multiple, chosen(0, 1)).verdict).toBe('partly');
    expect(gradeResponse(multiple, chosen(3)).verdict).toBe('wrong');
    expect(gradeResponse(multiple, chosen()).verdict).toBe('unanswered');
    expect(gradeResponse(cloze, { type: 'cloze', gaps: { b: 'ON', c: 'null' } }).rightGaps).toEqual(['b']);
  });

  test('credit never leaves 0 to 1 and does not depend on the order of what was chosen', () => {
    const any = fc.uniqueArray(fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(any, any, (ids, steps) => {
        const credit = gradeResponse(multiple, chosen(...ids)).credit;
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(credit).toBeLessThanOrEqual(1);
        expect(gradeResponse(multiple, chosen(...[...ids].reverse())).credit).toBe(credit);
        const ordered = gradeResponse(order, orderOf(...steps)).credit;
        expect(ordered).toBeGreaterThanOrEqual(0);
        expect(ordered).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a hostile pattern takes no time', () => {
    const item = short([], { pattern: '(a+)+b' });
    expect(gradeResponse(item, typed('a'.repeat(500))).credit).toBe(0);
  });
});

describe('what fits an item', () => {
  test('only its own type, choices, steps and gaps do', () => {
    expect(fitsItem(single, { type: 'single', choice: id(3) })).toBe(true);
    expect(fitsItem(single, { type: 'single', choice: id(9) })).toBe(false);
    expect(fitsItem(multiple, { type: 'single', choice: id(1) })).toBe(false);
    expect(fitsItem(order, orderOf(0, 1, 2))).toBe(false);
    expect(fitsItem(order, orderOf(0, 1, 2, 9))).toBe(false);
    expect(fitsItem(cloze, { type: 'cloze', gaps: { z: 'x' } })).toBe(false);
  });
});

describe('typed answers', () => {
  test('numbers are read with their unit', () => {
    expect(parseNumberAnswer('1.000,5 kB')).toEqual({ value: 1000.5, unit: 'kB' });
    expect(parseNumberAnswer('12 %')).toEqual({ value: 12, unit: '%' });
    expect(parseNumberAnswer('.5')).toEqual({ value: 0.5, unit: '' });
    expect(parseNumberAnswer('1.2.3')).toBeNull();
    expect(parseNumberAnswer('')).toBeNull();
  });

  test('comparing is the same as comparing what was compared', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = comparable(text, rules);
        expect(comparable(once, rules)).toBe(once);
      }),
    );
  });
});

describe('the score', () => {
  test('100 per cent means that nothing was missed', () => {
    expect(percentOf(29.999, 30)).toBe(99);
    expect(percentOf(1 / 3 + 1 / 3 + 1 / 3, 1)).toBe(100);
    expect(percentOf(26, 30)).toBe(86);
    expect(percentOf(0, 0)).toBe(0);
  });

  test('counts by level and topic, in the order of the items', () => {
    const items = [
      { credit: 1, level: 'Beginner', topics: ['HTTP'] },
      { credit: 0.5, level: 'Beginner', topics: ['HTTP', 'Security'] },
      { credit: 0, level: null, topics: [] },
    ];
    const { points, byLevel, byTopic, interval } = summarise(items, 3);
    expect(points).toBe(1.5);
    expect(byLevel).toEqual([{ name: 'Beginner', points: 1.5, items: 2, right: 1 }]);
    expect(byTopic.map(({ name, points: sum, items: many }) => [name, sum, many])).toEqual([
      ['HTTP', 1.5, 2],
      ['Security', 0.5, 1],
    ]);
    expect(interval).toBeNull();
  });

  test('the interval holds the share and narrows as more of the pool is asked', () => {
    const few = scoreInterval(8, 10, 100);
    const many = scoreInterval(64, 80, 100);
    expect(few).toEqual({ low: 50, high: 95 });
    expect(many).toEqual({ low: 75, high: 84 });
    expect(scoreInterval(10, 10, 1000)?.low).toBe(72);
    expect(scoreInterval(10, 10, 1000)?.high).toBe(100);
  });
});
