import { defineCommand } from 'citty';
import type { CardState } from '@/domain/scheduling/card-state';
import { foldSchedule, type Step } from '@/domain/scheduling/fold';
import { elapsedDays } from '@/domain/scheduling/next-state';
import { orderedVersions } from '@/domain/scheduling/settings';
import { dayText, studyDayStart } from '@/domain/shared/study-day';
import { decimal, printJson } from '@/scripts/schedule/print-json';
import { readFile } from '@/scripts/schedule/read-file';

type Zone = { readonly timeZone: string; readonly rolloverHour: number };

/** The start of the due day where a card is due on a day. */
function dueInstant({ dueAt, dueDay }: CardState, { timeZone, rolloverHour }: Zone): string | null {
  if (dueAt !== null) return new Date(dueAt).toISOString();
  return dueDay === null ? null : studyDayStart(dueDay, timeZone, rolloverHour).toISOString();
}

/** A state as it is printed. Flags are there only when they are set. */
function shown(state: CardState, zone: Zone): Record<string, unknown> {
  return {
    state: state.state,
    step: state.step,
    stability: decimal(state.memory?.stability ?? null),
    difficulty: decimal(state.memory?.difficulty ?? null),
    intervalDays: state.intervalDays,
    dueDay: state.dueDay === null ? null : dayText(state.dueDay),
    dueAt: dueInstant(state, zone),
    reps: state.reps,
    lapses: state.lapses,
    leech: state.isLeech || undefined,
    suspended: state.isSuspended || undefined,
    buriedOn: state.buriedDay === null ? undefined : dayText(state.buriedDay),
  };
}

function shownStep({ event, moment, rules, before, after }: Step): Record<string, unknown> {
  const isReview = event.kind === 'review';
  const elapsed = elapsedDays(before, moment.day);
  return {
    event: event.id,
    kind: event.kind,
    ...(isReview ? { rating: event.rating } : {}),
    at: event.at,
    day: dayText(moment.day),
    ...(isReview && before.memory !== null
      ? { elapsedDays: elapsed, retrievability: decimal(rules.model.retrievability(before.memory, elapsed)) }
      : {}),
    ...shown(after, moment),
  };
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const fold = defineCommand({
  meta: { name: 'fold', description: 'Print the state of each card: why it is due when it is due' },
  args: {
    file: { type: 'positional', required: true, description: 'A JSON file of settings and events' },
    steps: { type: 'boolean', description: 'With the state after each event' },
  },
  run({ args }) {
    const { versions, events } = readFile(args.file);
    const steps = new Map<string, Step[]>();
    const states = foldSchedule(events, versions, (step) => {
      if (!args.steps) return;
      const known = steps.get(step.card);
      if (known === undefined) steps.set(step.card, [step]);
      else known.push(step);
    });
    const now = orderedVersions(versions).at(-1)?.settings ?? versions[0].settings;
    printJson(
      [...states]
        .sort(([a], [b]) => byCode(a, b))
        .map(([card, state]) => ({
          card,
          ...shown(state, now),
          ...(args.steps ? { steps: (steps.get(card) ?? []).map(shownStep) } : {}),
        })),
    );
  },
});
