import { describe, expect, test } from 'vitest';
import { afterGap } from '@/domain/review/after-gap';
import { nameOfCard } from '@/domain/review/card-names';
import type { Deck } from '@/domain/review/deck';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import { newReviewSitting, type ReviewSitting } from '@/domain/review/review-sitting';
import {
  countDue,
  type Desk,
  goneAhead,
  readinessOfSitting,
  reviewView,
  withMoreNew,
} from '@/domain/review/review-view';
import { readStudyNow } from '@/domain/review/study';
import { studyDay } from '@/domain/shared/study-day';
import { at, dayMs, noon, only } from '@/tests/support/schedule-log';

const uuid = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const today = studyDay(new Date(noon), 'UTC', 4);
const moment = { at: noon, day: today, timeZone: 'UTC', rolloverHour: 4 };

const deck = (slug: string, ids: readonly string[], revision = 'text-answer'): Deck => ({
  slug,
  title: slug.toUpperCase(),
  edition: 'e',
  cards: ids.map((id, index) => ({
    id,
    aliases: id === 'a' ? ['old-a'] : [],
    number: index + 1,
    level: null,
    topics: [],
    revision,
    editHref: `/source/${slug}`,
    questionHtml: id,
    answerHtml: '',
  })),
});

let made = 0;
const review = (question: string, rating: Rating, daysAgo: number, revision = 'text-answer'): ReviewEvent => {
  made += 1;
  return {
    id: uuid(made),
    kind: 'review',
    guide: 'sql',
    question,
    rating,
    at: at(noon - daysAgo * dayMs),
    timeZone: 'UTC',
    rolloverHour: 4,
    device: uuid(999),
    durationMs: 9000,
    mode: 'four',
    revision,
    edition: 'e',
  };
};

function deskOf(events: readonly ReviewEvent[], more: Partial<Desk> = {}): Desk {
  const decks = more.decks ?? [deck('sql', ['a', 'b', 'c'])];
  return {
    study: readStudyNow(
      events,
      only(),
      nameOfCard(decks.map(({ slug, cards }) => ({ slug, questions: cards }))),
      today,
    ),
    decks,
    planned: [],
    limits: { newPerDay: 20, reviewsPerDay: 200 },
    sitting: newReviewSitting(today),
    away: [],
    ...more,
  };
}

test('a card that was reviewed under a former id is asked by its present one, with its recall and its intervals', () => {
  const { current, total, isEmpty } = reviewView(deskOf([review('old-a', 4, 9)]), moment, null);
  expect(current).toMatchObject({ id: 'sql/a', kind: 'review', card: { id: 'a' }, deck: { slug: 'sql' } });
  expect(current?.kept?.recall).toBeGreaterThan(0.85);
  expect(current?.expected).toBe(current?.kept?.recall);
  expect(current?.intervals.get(1)).toEqual({ count: 10, unit: 'min' });
  expect([total, isEmpty]).toEqual([3, false]);
});

test('the card on screen stays, until it may not be asked any more', () => {
  const desk = deskOf([review('a', 4, 9)]);
  expect(reviewView(desk, moment, 'sql/c').current?.id).toBe('sql/c');
  desk.study.add({ ...review('c', 4, 0) });
  expect(reviewView(desk, moment, 'sql/c').current?.id).toBe('sql/a');
});

test('progress counts cards, not answers, and a card whose steps go on is not finished', () => {
  const desk = deskOf([review('a', 4, 9)]);
  const missed = review('a', 1, 0);
  desk.study.add(missed);
  const step = {
    card: 'sql/a',
    kind: 'review',
    event: missed.id,
    rating: 1,
    expected: 0.9,
    isNew: false,
    durationMs: 9,
  } as const;
  const sitting = { ...newReviewSitting(today), steps: [step] };
  const { finished, total, queue } = reviewView({ ...desk, sitting }, moment, null);
  expect([finished, total]).toEqual([0, 3]);
  expect(queue.cards.map(({ id }) => id)).toEqual(['sql/b', 'sql/c', 'sql/a']);
});

test('an answer that was changed makes its card due; one that was only put in other words does not', () => {
  const events = [review('a', 4, 1, 'text-answer'), review('b', 4, 1, 'other words-answer'), review('c', 4, 1)];
  const decks = [deck('sql', ['a', 'b', 'c'])];
  expect(reviewView(deskOf(events, { decks }), moment, null).current).toBeNull();
  const changed = [deck('sql', ['a', 'b', 'c'], 'text-another')];
  const view = reviewView(deskOf(events, { decks: changed }), moment, null);
  expect(view.queue.cards.map(({ isChanged }) => isChanged)).toEqual([true, true, true]);
  // Reviews of before named the revision alone: nothing is claimed of them.
  const before = [review('a', 4, 1, 'text')];
  expect(reviewView(deskOf(before, { decks: changed }), moment, 'sql/a').current?.isChanged).not.toBe(true);
});

test('due is counted by day: here with the names and answers of now, elsewhere as the log has it', () => {
  const away = { ...review('x', 4, 30), guide: 'gone-for-now' };
  const lost = { ...review('y', 4, 30), guide: 'removed' };
  const events = [review('old-a', 4, 30), review('b', 4, 1), review('vanished', 4, 30), review('c', 4, 1), away, lost];
  const desk = deskOf(events, { away: ['gone-for-now'] });
  const due = countDue(desk);
  expect([due.get(today), [...due.values()].reduce((sum, count) => sum + count, 0)]).toEqual([2, 4]);
  expect(reviewView(desk, moment, null)).toMatchObject({ away: 1, queue: { cards: [{ id: 'sql/a' }] } });
  const changed = deskOf(events, { decks: [deck('sql', ['a', 'b', 'c'], 'text-another')] });
  expect(countDue(changed)).toEqual(new Map([[today, 3]]));
  const buried: ReviewEvent = { ...away, id: uuid(9000), guide: 'sql', question: 'a', kind: 'bury', at: at(noon) };
  expect(countDue(deskOf([...events, buried])).get(today + 1)).toBe(1);
});

test('nothing left: what comes tomorrow, and the readiness of the guide', () => {
  const events = [review('a', 4, 0), review('b', 4, 0), review('c', 4, 0)];
  const steps = events.map(({ id }) => ({
    card: 'sql/a',
    kind: 'review' as const,
    event: id,
    rating: 4 as const,
    expected: null,
    isNew: true,
    durationMs: 9,
  }));
  const desk = deskOf(events, { sitting: { ...newReviewSitting(today), steps } });
  const view = reviewView(desk, moment, null);
  expect(view.current).toBeNull();
  expect(view.tomorrow).toEqual({ cards: 0, minutes: 0 });
  expect(readinessOfSitting(desk, noon)).toEqual({ expected: 3, seen: 3, total: 3, title: 'SQL', slug: 'sql' });
});

test('an empty log has nothing to ask, even where decks are there', () => {
  expect(reviewView(deskOf([]), moment, null)).toMatchObject({ current: null, isEmpty: true, total: 0 });
});

describe('going on when nothing is left', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `q${index}`);
  const many = [deck('sql', ids)];
  /** Rated Easy one to three days ago: due some days from now. */
  const learned = (count: number) => ids.slice(0, count).map((id, index) => review(id, 4, 1 + (index % 3)));
  const noNew = { newPerDay: 0, reviewsPerDay: 200 };

  test('the next cards are those that are due soonest, ten at a time, until there are none', () => {
    const desk = deskOf(learned(25), { decks: many, limits: noNew });
    const { current, more } = reviewView(desk, moment, null);
    expect(current).toBeNull();
    expect(more?.next?.cards).toHaveLength(10);
    const dueDay = (id: string) => desk.study.states.get(id)?.dueDay ?? 0;
    const soonest = [...desk.study.states.keys()].map(dueDay).sort((a, b) => a - b);
    expect(more?.next?.cards.map(dueDay)).toEqual(soonest.slice(0, 10));
    expect(more?.next?.dueDay).toBe(soonest[0]);

    const first = { ...desk, sitting: goneAhead(desk, noon) };
    const view = reviewView(first, moment, null);
    expect(view.queue.cards.map(({ id }) => id)).toEqual(more?.next?.cards);
    expect(view).toMatchObject({ total: 10, current: { isAhead: true, isQueued: false, kind: 'review' }, more: null });
    const second = { ...first, sitting: goneAhead(first, noon) };
    const third = { ...second, sitting: goneAhead(second, noon) };
    expect(new Set(third.sitting.ahead).size).toBe(25);
    expect(goneAhead(third, noon).ahead).toEqual(third.sitting.ahead);
  });

  test('of those that are due on one day the weakest comes first', () => {
    const events = [review('q0', 3, 9), review('q0', 3, 1), review('q1', 4, 1), review('q2', 4, 2)];
    const desk = deskOf(events, { decks: many, limits: noNew });
    const { study } = desk;
    for (const id of ['sql/q0', 'sql/q1', 'sql/q2'])
      (study.states as Map<string, unknown>).set(id, { ...study.states.get(id), dueDay: today + 3 });
    expect(reviewView(desk, moment, null).more?.next?.cards).toEqual(['sql/q2', 'sql/q1', 'sql/q0']);
  });

  test('a card that was rated ahead of its day is done, and one that was missed comes back in its minutes', () => {
    const desk = deskOf(learned(4), { decks: many, limits: noNew });
    const gone = { ...desk, sitting: goneAhead(desk, noon) };
    const [first = '', second = '', third = '', fourth = ''] = gone.sitting.ahead;
    const before = gone.study.states.get(first);
    gone.study.add(review(first.slice(4), 3, 0));
    gone.study.add(review(second.slice(4), 1, 0));
    const { queue } = reviewView(gone, moment, null);
    expect(queue.cards.map(({ id, kind }) => [id, kind])).toEqual([
      [third, 'review'],
      [fourth, 'review'],
      [second, 'learning'],
    ]);
    expect(gone.study.states.get(first)?.dueDay).toBeGreaterThan(before?.dueDay ?? 0);
    const nothing = { event: null, rating: null, expected: 1, isNew: false, durationMs: 0 };
    const sitting: ReviewSitting = { ...gone.sitting, steps: [{ card: third, kind: 'skip', ...nothing }] };
    expect(reviewView({ ...gone, sitting }, moment, null).queue).toMatchObject({
      aside: 1,
      cards: [{ id: fourth }, { id: second }],
    });
  });

  test('what the limit of the day holds back comes before what is due later', () => {
    const events = [...learned(3), review('q30', 4, 40), review('q31', 4, 30)];
    const desk = deskOf(events, { decks: many, limits: { newPerDay: 0, reviewsPerDay: 0 } });
    const { queue, more } = reviewView(desk, moment, null);
    expect(queue.held).toBe(2);
    expect(more?.next?.dueDay).toBe(today);
    expect(more?.next?.cards.slice(0, 2)).toEqual(['sql/q30', 'sql/q31']);
    const view = reviewView({ ...desk, sitting: goneAhead(desk, noon) }, moment, null);
    expect(view.queue.held).toBe(0);
    expect(view.current).toMatchObject({ id: 'sql/q30', isAhead: false });
  });

  test('suspended and buried cards, and those of today, are not gone on with', () => {
    const events: ReviewEvent[] = [...learned(3), review('q3', 4, 0)];
    const desk = deskOf(events, { decks: many, limits: noNew });
    const stamp = { guide: 'sql', at: at(noon), timeZone: 'UTC', rolloverHour: 4, device: uuid(999) };
    desk.study.add({ ...stamp, id: uuid(70_001), kind: 'suspend', question: 'q0' });
    desk.study.add({ ...stamp, id: uuid(70_002), kind: 'bury', question: 'q1' });
    expect(reviewView(desk, moment, null).more?.next?.cards).toEqual(['sql/q2']);
  });

  test('five more new cards than the day has, as often as wanted, and tomorrow has its own number', () => {
    const desk = deskOf(
      ids.slice(0, 3).map((id) => review(id, 4, 0)),
      { decks: many, limits: { newPerDay: 3, reviewsPerDay: 200 } },
    );
    const view = reviewView(desk, moment, null);
    expect(view).toMatchObject({ current: null, more: { fresh: 5 } });
    const more = { ...desk, sitting: withMoreNew(desk) };
    expect(reviewView(more, moment, null)).toMatchObject({ total: 5, current: { id: 'sql/q3', kind: 'new' } });
    for (const id of ids.slice(3, 8)) more.study.add(review(id, 4, 0));
    const after = reviewView(more, moment, null);
    expect(after).toMatchObject({ current: null, tomorrow: { cards: 3 }, more: { fresh: 5 } });
    const all = deskOf(
      ids.map((id) => review(id, 4, 0)),
      { decks: many },
    );
    expect(reviewView(all, moment, null).more).toEqual({ next: null, fresh: 0 });
  });
});

describe('after a gap', () => {
  test('it is said what is there, until the first answer, and not to whoever has a plan', () => {
    const events = [review('a', 4, 30), review('b', 4, 30)];
    const desk = deskOf(events);
    expect(reviewView(desk, moment, null).afterGap).toMatch(/^After 30 days, 2 cards are due;/);
    expect(reviewView({ ...desk, planned: ['sql/a'] }, moment, null).afterGap).toBeNull();
    desk.study.add(review('a', 4, 0));
    expect(reviewView(desk, moment, null).afterGap).toBeNull();
  });

  test('six days are none, and where nothing is due nothing is said', () => {
    expect(afterGap({ days: 6, due: 90 })).toBeNull();
    expect(afterGap({ days: 7, due: 0 })).toBeNull();
    expect(afterGap({ days: 7, due: 1 })).toBe('After 7 days, 1 card is due.');
    expect(afterGap({ days: 7, due: 90 })).toBe(
      'After 7 days, 90 cards are due; those that fade fastest come first, and there is no need to do them all at once.',
    );
  });
});
