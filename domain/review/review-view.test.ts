import { expect, test } from 'vitest';
import { nameOfCard } from '@/domain/review/card-names';
import type { Deck } from '@/domain/review/deck';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import type { ReviewSitting } from '@/domain/review/review-sitting';
import { countDue, type Desk, readinessOfSitting, reviewView } from '@/domain/review/review-view';
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
    sitting: { day: today, steps: [] },
    away: [],
    ...more,
  };
}

test('a card that was reviewed under a former id is asked by its present one, with its recall and its intervals', () => {
  const { current, total, isEmpty } = reviewView(deskOf([review('old-a', 4, 9)]), moment, null);
  expect(current).toMatchObject({ id: 'sql/a', kind: 'review', card: { id: 'a' }, deck: { slug: 'sql' } });
  expect(current?.kept?.recall).toBeGreaterThan(0.85);
  expect(current?.expected).toBe(current?.kept?.recall);
  expect(current?.intervals.get(1)).toBe('10 min');
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
  const sitting: ReviewSitting = { day: today, steps: [step] };
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
  const desk = deskOf(events, { sitting: { day: today, steps } });
  const view = reviewView(desk, moment, null);
  expect(view.current).toBeNull();
  expect(view.tomorrow).toEqual({ cards: 0, minutes: 0 });
  expect(readinessOfSitting(desk, noon)).toEqual({ expected: 3, seen: 3, total: 3, title: 'SQL', slug: 'sql' });
});

test('an empty log has nothing to ask, even where decks are there', () => {
  expect(reviewView(deskOf([]), moment, null)).toMatchObject({ current: null, isEmpty: true, total: 0 });
});
