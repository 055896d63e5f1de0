import { describe, expect, test } from 'vitest';
import type { FoundCard, FoundReview } from '@/domain/anki/found-schedule';
import { reviewEventSchema } from '@/domain/review/review-event';
import { loggedReviews } from './logged-reviews';

const deck = '0198c0de-0000-7000-8000-000000000001';
const other = '0198c0de-0000-7000-8000-000000000002';
const now = Date.UTC(2026, 10, 25);
const at = Date.UTC(2026, 9, 1);

const row = (more: Partial<FoundReview> = {}): FoundReview => {
  return { at, ease: 3, factor: 2500, timeMs: 4000, type: 1, ...more };
};
const found = (reviews: readonly FoundReview[], more: Partial<FoundCard> = {}): FoundCard => {
  return { ordinal: 0, type: 2, queue: 2, changedAt: at, reviews, ...more };
};

function logged(cards: readonly FoundCard[], asked: { deck?: string; isCut?: boolean } = {}) {
  return loggedReviews({
    deck: asked.deck ?? deck,
    cards: [{ card: 'anki-x61', place: 'note 1' }],
    schedule: { cards: new Map([['note 1', cards]]), isCut: asked.isCut ?? false },
    timeZone: 'Europe/Berlin',
    rolloverHour: 4,
    now,
  });
}
const lostOf = (cards: readonly FoundCard[], isCut = false) => logged(cards, { isCut }).lost.map(({ what }) => what);

describe('a row of Anki’s log', () => {
  test('becomes a review that the log takes, at its instant, in the deck’s name', () => {
    const { events, lost } = logged([found([row(), row({ at: at + 1, ease: 1, timeMs: 90_000, type: 0 })])]);
    expect(lost).toEqual([]);
    expect(events).toMatchObject([
      { kind: 'review', guide: `~${deck}`, question: 'anki-x61', rating: 3, durationMs: 4000, device: deck },
      { kind: 'review', rating: 1, durationMs: 60_000, at: '2026-10-01T00:00:00.001Z' },
    ]);
    for (const event of events) expect(reviewEventSchema.safeParse(event).success).toBe(true);
  });
  test('has one id for ever, and another one in another deck', () => {
    const ids = (name: string) =>
      logged([found([row(), row({ at: at + 1 })])], { deck: name }).events.map(({ id }) => id);
    expect(ids(deck)).toEqual(ids(deck));
    expect(new Set([...ids(deck), ...ids(other)]).size).toBe(4);
  });
  test('by hand without ease and factor is a new beginning; others by hand, and those that did not count, are told', () => {
    const reset = row({ ease: 0, factor: 0, type: 4 });
    expect(logged([found([row(), { ...reset, at: at + 1 }])]).events.map(({ kind }) => kind)).toEqual([
      'review',
      'forget',
    ]);
    expect(lostOf([found([row(), row({ ease: 0, type: 4 }), row({ ease: 0, factor: 0, type: 5 })])])).toEqual([
      'a due day that was set by hand or by a change of settings',
      'a due day that was set by hand or by a change of settings',
    ]);
    expect(lostOf([found([row(), row({ type: 3, factor: 0 })])])).toHaveLength(1);
    expect(lostOf([found([row({ type: 3 })])])).toEqual([]);
  });
  test.each([
    ['before there was Anki', Date.UTC(1999, 0, 1)],
    ['in the future', now + 1],
    ['at no time', Number.NaN],
    ['at a fraction', at + 0.5],
  ])('%s is not taken', (_name, wrong) => {
    const { events, lost } = logged([found([row({ at: wrong })], { type: 0 })]);
    expect([events, lost]).toEqual([[], [{ of: 'anki-x61', what: 'a review at an impossible time' }]]);
  });
  test('with a rating that there is not is not taken', () => {
    expect(logged([found([row({ ease: 7 })])]).events).toEqual([]);
  });
});

describe('a card', () => {
  test('that is suspended stays so, after its last review', () => {
    const { events } = logged([found([row()], { queue: -1, changedAt: at - 5 })]);
    expect(events.map(({ kind, at: when }) => [kind, when])).toEqual([
      ['review', '2026-10-01T00:00:00.000Z'],
      ['suspend', '2026-10-01T00:00:00.001Z'],
    ]);
  });
  test('with an interval and no log is told of, and so are the log of a note’s other cards and a log that is cut', () => {
    expect(lostOf([found([])])).toEqual(['an interval without a log: the card begins as a new one']);
    expect(lostOf([found([], { type: 0, queue: 0 })])).toEqual([]);
    expect(lostOf([found([row()]), found([row()], { ordinal: 1 })])).toHaveLength(1);
    expect(lostOf([found([row()])], true)).toEqual(['the oldest reviews: the log is too long']);
  });
});
