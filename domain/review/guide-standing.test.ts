import { expect, test } from 'vitest';
import { filterQuestions, heldCount, isHeld, type Standing } from '@/domain/review/guide-standing';

const at = (recall: number, isDue = false): Standing => ({ kept: { recall, isInSteps: false }, isDue });

test('a question is held from three quarters of a stone on, and not while it is in its steps', () => {
  expect([0.74, 0.75, 1].map((recall) => isHeld({ recall, isInSteps: false }))).toEqual([false, true, true]);
  expect(isHeld({ recall: 1, isInSteps: true })).toBe(false);
  expect(isHeld(null)).toBe(false);
});

test('questions that are held are counted among those of a group', () => {
  const standings = new Map([
    ['a', at(0.9)],
    ['b', at(0.5)],
    ['z', at(0.9)],
  ]);
  expect(heldCount(['a', 'b', 'c'], standings)).toBe(1);
});

test('due are those that are asked today, also one that was never reviewed', () => {
  const standings = new Map<string, Standing>([
    ['c', { kept: null, isDue: true }],
    ['b', at(0.9)],
    ['a', at(0.8, true)],
  ]);
  expect(filterQuestions('due', ['c', 'b', 'a', 'new'], standings)).toEqual(['c', 'a']);
  expect(filterQuestions('all', ['c', 'b', 'a', 'new'], standings)).toEqual(['c', 'b', 'a', 'new']);
});

test('weakest are the ten reviewed ones with the lowest recall, in the order of the page', () => {
  const ids = Array.from({ length: 14 }, (_, index) => `q${index}`);
  const standings = new Map<string, Standing>(ids.slice(0, 12).map((id, index) => [id, at(1 - index / 20)]));
  standings.set('q13', { kept: null, isDue: true });
  expect(filterQuestions('weakest', ids, standings)).toEqual(ids.slice(2, 12));
  expect(filterQuestions('weakest', [...ids].reverse(), standings)).toEqual(ids.slice(2, 12).reverse());
  expect(filterQuestions('weakest', ['q0', 'q12', 'q13'], standings)).toEqual(['q0']);
});
