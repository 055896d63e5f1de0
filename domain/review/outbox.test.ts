import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claimOf,
  doubtful,
  type EventResult,
  isComplete,
  lostByServer,
  readReply,
  retryDelayMs,
} from '@/domain/review/outbox';
import { barSentence, savedSentence, unknownStatus } from '@/domain/review/sync-status';

describe('a reply of the server', () => {
  test('settles what it names, by what it says of it', () => {
    const results: EventResult[] = [
      { id: 'a', status: 'applied' },
      { id: 'b', status: 'duplicate' },
      { id: 'c', status: 'conflict' },
      { id: 'd', status: 'rejected', code: 'bad_zone' },
    ];
    expect(readReply(['a', 'b', 'c', 'd', 'e'], results)).toEqual({
      done: ['a', 'b'],
      refused: [
        { id: 'c', code: 'conflict' },
        { id: 'd', code: 'bad_zone' },
      ],
    });
  });
  test('never settles what was not sent, nor one event twice', () => {
    const status = fc.constantFrom('applied', 'duplicate', 'conflict', 'rejected');
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(
        fc.uniqueArray(id),
        fc.array(fc.record({ id: fc.option(id), status })) as fc.Arbitrary<EventResult[]>,
        (sent, results) => {
          const { done, refused } = readReply(sent, results);
          const settled = [...done, ...refused.map((each) => each.id)];
          expect(new Set(settled).size).toBe(settled.length);
          const named = new Set(results.map((result) => result.id));
          expect([...settled].sort()).toEqual(sent.filter((each) => named.has(each)).sort());
        },
      ),
    );
  });
});

test('a stranger’s data goes to the first account, and never from one account to another', () => {
  expect(claimOf(null, 'a')).toBe('adopt');
  expect(claimOf('a', 'a')).toBe('same');
  expect(claimOf('b', 'a')).toBe('switch');
});

test('only what was made while nobody was known may be called one’s own', () => {
  const parked = [
    { id: 'a', isSure: true },
    { id: 'b', isSure: false },
  ];
  expect(doubtful(parked)).toEqual([{ id: 'b', isSure: false }]);
});

test('the count agrees only when nothing is missing on either side', () => {
  expect(isComplete(10, 10)).toBe(true);
  expect(isComplete(9, 10)).toBe(false);
  expect(isComplete(11, 10)).toBe(false);
});

test('what a server has lost is found, and what still waits is not taken for lost', () => {
  expect(lostByServer(['a', 'b', 'c'], new Set(['a']), new Set(['b']))).toEqual(['c']);
});

test('tries come further apart, within limits, and never before the server asks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.option(fc.integer({ min: 0, max: 3600 })),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, after, chance) => {
        const delay = retryDelayMs(failures, after, chance);
        expect(delay).toBeGreaterThanOrEqual(Math.max(1000, (after ?? 0) * 1000));
        expect(delay).toBeLessThanOrEqual((after ?? 0) * 1000 + 300_000);
        expect(retryDelayMs(failures + 1, after, chance)).toBeGreaterThanOrEqual(delay);
      },
    ),
  );
});

describe('what a page says', () => {
  const mine = { ...unknownStatus, owner: 'a' };
  test.each([
    [unknownStatus, null],
    [mine, null],
    [{ ...mine, waiting: 3 }, null],
    [{ ...mine, isOnline: false, waiting: 6 }, 'Offline. Ratings are kept here and sent later: 6 waiting.'],
    [{ ...mine, trouble: 'signed_out' as const, waiting: 1 }, 'Signed out. 1 rating not sent yet.'],
    [{ ...mine, trouble: 'signed_out' as const }, null],
    [
      { ...mine, trouble: 'away' as const, waiting: 2 },
      'The server cannot save for the moment. Ratings are kept here and sent later: 2 waiting.',
    ],
  ])('%o: %s', (status, sentence) => {
    expect(barSentence(status)).toBe(sentence);
  });
  test('it never says saved while something waits or the session has ended', () => {
    const synced = { ...mine, lastSyncAt: '2026-11-25T10:00:00Z' };
    expect(savedSentence(synced)).toBe('All ratings are saved to your account');
    expect(savedSentence({ ...synced, waiting: 1 })).toBe('Saving');
    expect(savedSentence({ ...synced, waiting: 2, trouble: 'offline' })).toBe('2 ratings waiting');
    expect(savedSentence({ ...synced, trouble: 'signed_out' })).toBeNull();
    expect(savedSentence(mine)).toBeNull();
    expect(savedSentence(unknownStatus)).toBeNull();
  });
});
