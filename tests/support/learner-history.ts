import type { ReviewEvent } from '@/domain/review/review-event';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { chanceOf } from '@/domain/scheduling/chance';
import { memoryModel } from '@/domain/scheduling/memory-model';
import { nextState } from '@/domain/scheduling/next-state';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { defaultSettings } from '@/domain/scheduling/settings';

export type HistoryOf = {
  /** Guides and their questions, in the order in which they are learned. */
  readonly guides: readonly { readonly slug: string; readonly questions: readonly string[] }[];
  /** The study day of the last sitting, in UTC, and how many days before it the first one was. */
  readonly lastDay: number;
  readonly days: number;
  readonly newPerDay: number;
  readonly atMost: number;
};

const dayMs = 86_400_000;
const rules = { settings: defaultSettings, model: memoryModel() };
const device = '00000000-0000-7000-8000-00000000d0d0';

/** More on some days than on others, and nothing on about one in five. */
const willOn = (day: number): number => (chanceOf(`rest ${day}`) < 0.2 ? 0 : 0.4 + chanceOf(`will ${day}`));

/** The memory of this learner is a little worse than the schedule believes. */
const recalls = ({ memory, lastDay }: CardState, day: number, name: string): boolean =>
  memory === null
    ? chanceOf(`first ${name}`) > 0.25
    : chanceOf(`${name} ${day}`) < rules.model.retrievability(memory, day - (lastDay ?? day)) * 0.99;

/** The log of somebody who studied for so many days: the same for the same arguments. */
export function learnerHistory({ guides, lastDay, days, newPerDay, atMost }: HistoryOf): ReviewEvent[] {
  const names = guides.flatMap(({ slug, questions }) => questions.map((question) => ({ guide: slug, question })));
  const states = names.map(() => newCard);
  const events: ReviewEvent[] = [];
  for (let day = lastDay - days; day <= lastDay; day += 1) {
    const will = willOn(day);
    const due = [...states.keys()].filter((index) => (states[index]?.dueDay ?? day + 1) <= day);
    const fresh = [...states.keys()].filter((index) => states[index]?.memory === null).slice(0, newPerDay);
    let at = day * dayMs + 18 * 3_600_000;
    for (const index of [...due.slice(0, Math.round(atMost * will)), ...(will > 0 ? fresh : [])]) {
      const [name, before] = [names[index], states[index]];
      if (name === undefined || before === undefined) continue;
      const card = `${name.guide}/${name.question}`;
      const isRecalled = recalls(before, day, card);
      const durationMs = 5000 + Math.round(chanceOf(`time ${card} ${day}`) * (isRecalled ? 18_000 : 40_000));
      at += durationMs;
      const rating = isRecalled ? (chanceOf(`easy ${card} ${day}`) < 0.1 ? 4 : 3) : 1;
      const moment = { at, day, timeZone: 'UTC', rolloverHour: 4 };
      const id = `00000000-0000-7000-8000-${events.length.toString(16).padStart(12, '0')}`;
      const shared = { id, at: new Date(at).toISOString(), timeZone: 'UTC', rolloverHour: 4, guide: name.guide };
      const review: ScheduleEvent = { ...shared, kind: 'review', card, rating, durationMs };
      states[index] = nextState(before, card, review, moment, rules);
      events.push({
        ...shared,
        kind: 'review',
        question: name.question,
        rating,
        durationMs,
        device,
        mode: 'four',
        revision: 'r123456789ab',
        edition: 'e123456789ab',
      });
    }
  }
  return events;
}
