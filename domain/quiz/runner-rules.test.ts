/** The rules of the screen on which a quiz is taken: places, counts, the clock's words, choices before the start. */
import { describe, expect, test } from 'vitest';
import { isAnswered, tally } from '@/domain/quiz/attempt-state';
import type { SavedResponse, ShownItem } from '@/domain/quiz/attempt-view';
import { announcementBetween, asksAtMs, leftInWords } from '@/domain/quiz/clock-words';
import { escapeHtml, fillGaps, isInline } from '@/domain/quiz/fill-gaps';
import { moved } from '@/domain/quiz/moved';
import { hashOf, placeAfter, placeBefore, placeOf, resumeAt } from '@/domain/quiz/quiz-place';
import type { Response } from '@/domain/quiz/response';
import {
  countWithin,
  firstLength,
  lengthsFor,
  lengthWithin,
  levelsOf,
  minutesFor,
  topicsOf,
} from '@/domain/quiz/start-choice';

const item = (position: number): ShownItem => ({
  ref: `r${position}`,
  position,
  type: 'boolean',
  question: 'q',
  level: null,
  topics: [],
  promptHtml: '',
  promptText: '',
  codeHtml: null,
  choices: [],
  gaps: [],
  unit: null,
  hintCount: 0,
  hintsHtml: [],
  answerHtml: null,
});
const items = [1, 2, 3].map(item);
const saved = (change: Partial<SavedResponse> = {}): SavedResponse => ({
  response: null,
  isFlagged: false,
  writeId: null,
  savedAt: null,
  isChecked: false,
  ...change,
});
const yes: Response = { type: 'boolean', value: true };

describe('what counts as an answer', () => {
  test.each<readonly [Response | null, boolean]>([
    [null, false],
    [{ type: 'boolean', value: false }, true],
    [{ type: 'multiple', choices: [] }, false],
    [{ type: 'multiple', choices: ['0a0a0a0a'] }, true],
    [{ type: 'short', text: '  ' }, false],
    [{ type: 'number', text: '0' }, true],
    [{ type: 'cloze', gaps: { a: ' ', b: '' } }, false],
    [{ type: 'cloze', gaps: { a: '', b: 'x' } }, true],
    [{ type: 'order', order: [] }, true],
    [{ type: 'self', rating: 'missed' }, true],
  ])('%j: %s', (response, expected) => expect(isAnswered(response)).toBe(expected));

  test('answered, open and flagged add up', () => {
    const responses = { r1: saved({ response: yes }), r2: saved({ isFlagged: true }), r3: saved() };
    expect(tally(items, responses)).toEqual({ answered: 1, open: 2, flagged: 1 });
  });
});

describe('the place in an attempt', () => {
  test('is read from the address, and nothing else is', () => {
    expect(placeOf('#1', 3)).toBe(1);
    expect(placeOf('#3', 3)).toBe(3);
    expect(placeOf('#review', 3)).toBe('review');
    for (const hash of ['', '#', '#0', '#4', '#01', '#1.5', '#-1', '#2x', '#99999', '#main'])
      expect(placeOf(hash, 3), hash).toBeNull();
    for (const place of [1, 3, 'review'] as const) expect(placeOf(hashOf(place), 3)).toBe(place);
  });

  test('goes on to the look back after the last question, and back from it', () => {
    expect([placeAfter(1, 3), placeAfter(3, 3), placeAfter('review', 3)]).toEqual([2, 'review', 'review']);
    expect([placeBefore(1, 3), placeBefore(3, 3), placeBefore('review', 3)]).toEqual([1, 2, 3]);
  });

  test('resumes at the first open question, which one that was checked without an answer is not', () => {
    expect(resumeAt(items, {})).toBe(1);
    expect(resumeAt(items, { r1: saved({ response: yes }), r2: saved({ isChecked: true }) })).toBe(3);
    expect(resumeAt(items, { r1: saved({ response: yes }) })).toBe(2);
    expect(resumeAt(items, Object.fromEntries(items.map(({ ref }) => [ref, saved({ response: yes })])))).toBe('review');
  });
});

describe('the clock', () => {
  const minute = 60_000;

  test('tells minutes, and seconds only near the end', () => {
    expect(leftInWords(30 * minute)).toBe('30 min left');
    expect(leftInWords(5 * minute + 1)).toBe('6 min left');
    expect(leftInWords(5 * minute)).toBe('5:00 left');
    expect(leftInWords(61_000)).toBe('1:01 left');
    expect(leftInWords(1)).toBe('0:01 left');
    expect(leftInWords(-5000)).toBe('0:00 left');
  });

  test('speaks once at five minutes and once at one, also after a sleep over both', () => {
    expect(announcementBetween(5 * minute + 100, 5 * minute - 150)).toBe('5 minutes left');
    expect(announcementBetween(5 * minute - 150, 5 * minute - 400)).toBeNull();
    expect(announcementBetween(minute + 100, minute - 100)).toBe('1 minute left');
    expect(announcementBetween(9 * minute, minute / 2)).toBe('1 minute left');
    expect(announcementBetween(minute / 2, -10)).toBeNull();
  });

  test('asks for more time at least 20 seconds before the end', () => expect(asksAtMs).toBeGreaterThan(20_000));
});

describe('before the start', () => {
  const pool = [
    { level: 'Beginner', topics: ['Joins'] },
    { level: 'Beginner', topics: ['Joins', 'NULL'] },
    { level: null, topics: ['NULL'] },
    { level: 'Advanced', topics: [] },
  ];

  test('levels and topics narrow the pool together; none of them means all', () => {
    expect(countWithin(pool, { levels: [], topics: [] })).toBe(4);
    expect(countWithin(pool, { levels: ['Beginner'], topics: [] })).toBe(2);
    expect(countWithin(pool, { levels: ['Beginner'], topics: ['NULL'] })).toBe(1);
    expect(countWithin(pool, { levels: ['Advanced'], topics: ['NULL'] })).toBe(0);
    expect(levelsOf(pool)).toEqual([
      { name: 'Beginner', count: 2 },
      { name: 'Advanced', count: 1 },
    ]);
    expect(topicsOf(pool).map(({ name, count }) => `${name} ${count}`)).toEqual(['Joins 2', 'NULL 2']);
  });

  test('no length is offered that is all of them anyway', () => {
    expect(lengthsFor(5)).toEqual(['all']);
    expect(lengthsFor(20)).toEqual([10, 'all']);
    expect(lengthsFor(96)).toEqual([10, 20, 30, 'all']);
    expect([firstLength(5), firstLength(20), firstLength(21)]).toEqual(['all', 'all', 20]);
    expect([lengthWithin(20, 8), lengthWithin(10, 30), lengthWithin('all', 30)]).toEqual(['all', 10, 'all']);
    expect(minutesFor(1, 'graded')).toBe(1);
    expect(minutesFor(30, 'self_rated')).toBeGreaterThan(minutesFor(30, 'graded'));
  });
});

describe('texts and lists', () => {
  test('a gap is filled with what was typed, and what was typed is never markup', () => {
    const html = '<p>a <span data-gap="x"></span> <span data-other="x"></span> b <span data-gap="y-1"></span></p>';
    expect(fillGaps(html, (name) => `[${name}]`)).toBe('<p>a [x] <span data-other="x"></span> b [y-1]</p>');
    expect(fillGaps(html, () => escapeHtml('<b>"&$&</b>'))).toContain('&lt;b&gt;&quot;&amp;$&amp;&lt;/b&gt;');
  });

  test('blocks are told from a line', () => {
    expect(isInline('What does <code>x</code> print?')).toBe(true);
    expect(isInline('')).toBe(true);
    for (const html of ['<p>a</p>', '\n<ul><li>a</li></ul>', '<figure class="codebox">'])
      expect(isInline(html)).toBe(false);
  });

  test('a step moves to a place within the list, and nowhere else', () => {
    const list = ['a', 'b', 'c'];
    expect(moved(list, 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(list, 2, 0)).toEqual(['c', 'a', 'b']);
    for (const [from, to] of [
      [0, 0],
      [0, -1],
      [0, 3],
      [-1, 1],
      [3, 0],
    ] as const)
      expect(moved(list, from, to)).toBe(list);
  });
});
