/**
 * The schedule of a learner: a fold of their log.
 *
 * The order in which events arrive does not matter, one that arrives twice counts once, and one that was taken back is as
 * if it had never happened.
 */
import { studyDay } from '@/domain/shared/study-day';
import { type CardState, newCard } from './card-state';
import { effectiveEvents, type TimedEvent } from './effective-events';
import { memoryModel } from './memory-model';
import { type Moment, nextState, type Rules } from './next-state';
import type { ScheduleEvent } from './schedule-event';
import { orderedVersions, type ScheduleSettings, type SettingsVersions, settingsAt } from './settings';

/** One event as it took effect on one card. */
export type Step = {
  readonly card: string;
  readonly event: ScheduleEvent;
  readonly moment: Moment;
  readonly rules: Rules;
  readonly before: CardState;
  readonly after: CardState;
};

function momentOf({ event, at }: TimedEvent, settings: ScheduleSettings): Moment {
  const { timeZone = settings.timeZone, rolloverHour = settings.rolloverHour } = event;
  return { at, timeZone, rolloverHour, day: event.day ?? studyDay(new Date(at), timeZone, rolloverHour) };
}

/** A model takes a moment to make, so each version's is made once. */
function rulesOf(versions: SettingsVersions): (at: number) => Rules {
  const ordered = orderedVersions(versions);
  const made = new Map<ScheduleSettings, Rules>();
  return (at) => {
    const settings = settingsAt(ordered, at);
    const known = made.get(settings);
    if (known !== undefined) return known;
    const rules = { settings, model: memoryModel(settings.parameters, settings.desiredRetention) };
    made.set(settings, rules);
    return rules;
  };
}

/** The cards that an event is about. A reset of a guide is about those that the guide had before. */
function cardsOf(event: ScheduleEvent, cardsOfGuide: ReadonlyMap<string, ReadonlySet<string>>): Iterable<string> {
  if (event.card !== undefined) return [event.card];
  return event.guide === undefined ? [] : (cardsOfGuide.get(event.guide) ?? []);
}

/** The states of all cards in the log, and `see` is shown each event as it takes effect. */
export function foldSchedule(
  events: readonly ScheduleEvent[],
  versions: SettingsVersions,
  see: (step: Step) => void = () => {},
): Map<string, CardState> {
  const states = new Map<string, CardState>();
  const cardsOfGuide = new Map<string, Set<string>>();
  const rulesAt = rulesOf(versions);
  for (const timed of effectiveEvents(events)) {
    const { event, at } = timed;
    const rules = rulesAt(at);
    const moment = momentOf(timed, rules.settings);
    for (const card of cardsOf(event, cardsOfGuide)) {
      const before = states.get(card) ?? newCard;
      const after = nextState(before, card, event, moment, rules);
      states.set(card, after);
      see({ card, event, moment, rules, before, after });
      if (event.guide === undefined) continue;
      const guide = cardsOfGuide.get(event.guide) ?? new Set();
      cardsOfGuide.set(event.guide, guide.add(card));
    }
  }
  return states;
}
