import { describe, expect, test } from 'vitest';
import { type CardContext, cardRow } from '@/domain/anki/card-row';
import { reviewRows } from '@/domain/anki/review-log';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { foldSchedule, type Step } from '@/domain/scheduling/fold';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { defaultSettings } from '@/domain/scheduling/settings';
import { dayMs, mark, noon, only, review } from '@/tests/support/schedule-log';

const today = Math.floor(noon / dayMs);
const context: CardContext = {
  firstDay: today - 100,
  today,
  now: noon,
  position: 7,
  desiredRetention: 0.9,
  decay: defaultSettings.parameters[20] ?? 0,
  steps: { learning: 2, relearning: 1 },
  lastReviewAt: noon / 1000,
};

function folded(events: readonly ScheduleEvent[]): { state: CardState; steps: Step[] } {
  const steps: Step[] = [];
  const states = foldSchedule(events, only(), (step) => steps.push(step));
  return { state: states.get('a') ?? newCard, steps };
}
const rowOf = (events: readonly ScheduleEvent[]) => cardRow(folded(events).state, context);

describe('a card', () => {
  test('that was never reviewed is new, at its place in the guide', () => {
    expect(cardRow(newCard, context)).toEqual({
      type: 0,
      queue: 0,
      due: 7,
      ivl: 0,
      factor: 0,
      reps: 0,
      lapses: 0,
      left: 0,
      data: '{}',
    });
  });

  test('in its steps is due at an instant in seconds, with the steps that are left', () => {
    expect(rowOf([review(noon, 1)])).toMatchObject({
      type: 1,
      queue: 1,
      due: noon / 1000 + 60,
      left: 2002,
      ivl: 0,
      reps: 1,
    });
    expect(rowOf([review(noon, 3)])).toMatchObject({ type: 1, queue: 1, due: noon / 1000 + 600, left: 1001 });
  });

  test('in review is due on a day counted from the creation, with its memory beside it', () => {
    const { state } = folded([review(noon, 4)]);
    const row = cardRow(state, context);
    expect(row).toMatchObject({
      type: 2,
      queue: 2,
      due: 100 + state.intervalDays,
      ivl: state.intervalDays,
      factor: 2500,
    });
    expect(JSON.parse(row.data)).toEqual({ pos: 7, s: 8.2956, d: 1, dr: 0.9, decay: 0.154, lrt: noon / 1000 });
  });

  test('that lapsed is in relearning, with an interval of a day to come back to', () => {
    const row = rowOf([review(noon - 10 * dayMs, 4), review(noon, 1)]);
    expect(row).toMatchObject({
      type: 3,
      queue: 1,
      due: noon / 1000 + 600,
      ivl: 1,
      lapses: 1,
      left: 1001,
      factor: 2500,
    });
  });

  test('that was set aside keeps its type, and waits', () => {
    expect(rowOf([review(noon, 4), mark('suspend', noon + 1)])).toMatchObject({ type: 2, queue: -1 });
    expect(rowOf([review(noon, 4), mark('bury', noon + 1)])).toMatchObject({ type: 2, queue: -3 });
    expect(rowOf([review(noon - dayMs, 4), mark('bury', noon - dayMs + 1)])).toMatchObject({ type: 2, queue: 2 });
  });
});

describe('the log', () => {
  const rowsOf = (events: readonly ScheduleEvent[]) =>
    reviewRows(folded(events).steps.map((step) => ({ ...step, at: step.moment.at })));

  test('has each review with what it led to: seconds below zero, then days', () => {
    const events = [review(noon, 3), review(noon + 600_000, 3), review(noon + 5 * dayMs, 1)];
    const rows = rowsOf(events);
    expect(rows.map(({ id, ease, type, ivl, lastIvl }) => ({ id, ease, type, ivl, lastIvl }))).toEqual([
      { id: noon, ease: 3, type: 0, ivl: -600, lastIvl: 0 },
      { id: noon + 600_000, ease: 3, type: 0, ivl: 2, lastIvl: -600 },
      { id: noon + 5 * dayMs, ease: 1, type: 1, ivl: -600, lastIvl: 2 },
    ]);
    for (const { factor } of rows) {
      expect(factor).toBeGreaterThanOrEqual(100);
      expect(factor).toBeLessThanOrEqual(1100);
    }
  });

  test('notes a card that begins anew as Anki does: by hand, without ease and factor', () => {
    const rows = rowsOf([review(noon, 4), mark('forget', noon + 1000), review(noon + 2000, 3)]);
    expect(rows[1]).toMatchObject({ ease: 0, type: 4, factor: 0, ivl: 0, lastIvl: 8 });
    expect(rows[2]).toMatchObject({ ease: 3, type: 0, lastIvl: 0 });
  });

  test('never has two rows under one id, in whatever millisecond they were made', () => {
    const rows = rowsOf([review(noon, 3, 'a'), review(noon, 3, 'b'), review(noon, 3, 'c'), review(noon + 1, 3, 'd')]);
    expect(rows.map(({ id }) => id - noon)).toEqual([0, 1, 2, 3]);
  });

  test('leaves out what was taken back, and answers of quizzes', () => {
    const first = review(noon, 3);
    const undo: ScheduleEvent = { id: 'z', kind: 'undo', undoes: first.id, at: new Date(noon + 5).toISOString() };
    expect(rowsOf([first, undo, mark('queue', noon + 10)])).toEqual([]);
  });
});
