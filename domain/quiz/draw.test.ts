import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePool, drawItems, type PoolItem, shownOrder } from '@/domain/quiz/draw';
import { itemOf } from '@/tests/support/items';

const choices = Array.from({ length: 4 }, (_, index) => ({
  id: `${index}`.repeat(8),
  text: `${index}`,
  correct: index === 0,
  explanation: null,
}));
const levels = ['Beginner', 'Intermediate', 'Advanced'];
const pool: PoolItem[] = Array.from({ length: 60 }, (_, index) => ({
  question: `q${index >> 1}`,
  level: levels[Math.floor(index / 20)] ?? null,
  topics: [index % 4 < 2 ? 'HTTP' : 'SQL'],
  item: itemOf({ type: 'single', choices, shuffle: true }, { ref: index.toString(16).padStart(12, '0') }),
}));
const none = new Set<string>();
const refs = (items: readonly PoolItem[]) => items.map(({ item }) => item.ref);

describe('drawing', () => {
  test('the same seed draws the same, another one does not', () => {
    const draw = (seed: string) => refs(drawItems(pool, { length: 20, seed, seen: none }));
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  test('each level has its share, questions come before second items, and no item comes twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(10 as const, 20 as const, 30 as const), (seed, length) => {
        const drawn = drawItems(pool, { length, seed, seen: none });
        expect(new Set(refs(drawn)).size).toBe(length);
        expect(new Set(drawn.map(({ question }) => question)).size).toBe(length);
        for (const level of levels) {
          const many = drawn.filter((each) => each.level === level).length;
          expect(Math.abs(many - length / 3)).toBeLessThan(1);
        }
      }),
    );
  });

  test('all means all, and a pool that is too small is drawn whole', () => {
    expect(drawItems(pool, { length: 'all', seed: 's', seen: none })).toHaveLength(60);
    expect(drawItems(pool.slice(0, 7), { length: 10, seed: 's', seen: none })).toHaveLength(7);
    expect(drawItems([], { length: 10, seed: 's', seen: none })).toEqual([]);
  });

  test('of two items of a question the one that was not seen is asked', () => {
    const seen = new Set(refs(pool).filter((_, index) => index % 2 === 0));
    const drawn = drawItems(pool, { length: 30, seed: 's', seen });
    expect(refs(drawn).filter((ref) => seen.has(ref))).toEqual([]);
  });

  test('levels and topics narrow the pool', () => {
    const choice = { length: 'all', levels: ['Advanced'], topics: ['SQL'], clockMinutes: null } as const;
    const chosen = choosePool(pool, choice);
    expect(chosen).toHaveLength(10);
    expect(choosePool(pool, { ...choice, levels: [], topics: [] })).toHaveLength(60);
  });
});

describe('the order of choices', () => {
  test('every choice comes to every place about equally often', () => {
    const item = itemOf({ type: 'single', choices, shuffle: true });
    const places = [0, 0, 0, 0];
    for (let seed = 0; seed < 2000; seed += 1) {
      const at = shownOrder(item, String(seed)).indexOf('00000000');
      places[at] = (places[at] ?? 0) + 1;
    }
    for (const many of places) expect(Math.abs(many - 500)).toBeLessThan(100);
  });

  test('choices that keep their order keep it, and steps never start in the right one', () => {
    expect(shownOrder(itemOf({ type: 'single', choices, shuffle: false }), 's')).toEqual(choices.map(({ id }) => id));
    const steps = ['a', 'b'].map((text) => ({ id: text.repeat(8), text }));
    for (let seed = 0; seed < 20; seed += 1)
      expect(shownOrder(itemOf({ type: 'order', order: steps }), String(seed))).toEqual(['bbbbbbbb', 'aaaaaaaa']);
  });
});
