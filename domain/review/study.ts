/**
 * A learner's log as a sitting needs it: the state of every card, kept up to date event by event.
 *
 * States are those of `foldSchedule` over the whole log. They are kept apart by card, since an event changes its own card
 * alone: after a rating one card is folded anew, however long the log is.
 */
import type { NameOfCard } from '@/domain/review/card-names';
import { type FirstLook, noteLook } from '@/domain/review/first-look';
import { type AnswerPace, watchPace } from '@/domain/scheduling/answer-pace';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { foldSchedule, foldSteps, type Step } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import type { SettingsVersions } from '@/domain/scheduling/settings';
import type { ReviewEvent } from './review-event';

export type Study = {
  readonly day: number;
  readonly versions: SettingsVersions;
  readonly states: ReadonlyMap<string, CardState>;
  /** The cards that were reviewed on the day. */
  readonly looks: ReadonlyMap<string, FirstLook>;
  /** What was shown when a card was last reviewed: the revision that the event names. */
  readonly shown: ReadonlyMap<string, string>;
  /** From the log as it was read. */
  readonly pace: AnswerPace;
  readonly has: (event: string) => boolean;
  readonly size: number;
  /** Takes an event into account; one that is known already changes nothing. */
  readonly add: (event: ReviewEvent) => void;
};

/** What an event is about: one card, or all that the guide has had. */
type Scope = { readonly guide: string; readonly card: string | null };

function createIndex() {
  const byCard = new Map<string, ScheduleEvent[]>();
  const resets = new Map<string, ScheduleEvent[]>();
  const scopes = new Map<string, Scope>();
  const cardsOfGuide = new Map<string, Set<string>>();
  /** Undos whose event has not come yet. */
  const early = new Map<string, ScheduleEvent[]>();
  const known = new Set<string>();

  function scopeOf(event: ScheduleEvent): Scope | null {
    if (event.card !== undefined) return { guide: event.guide ?? '', card: event.card };
    if (event.kind !== 'undo') return { guide: event.guide ?? '', card: null };
    return scopes.get(event.undoes) ?? null;
  }

  function keep(event: ScheduleEvent, scope: Scope, found: Scope[]): void {
    scopes.set(event.id, scope);
    found.push(scope);
    const [shelf, name] = scope.card === null ? [resets, scope.guide] : [byCard, scope.card];
    const events = shelf.get(name);
    if (events === undefined) shelf.set(name, [event]);
    else events.push(event);
    if (scope.card !== null)
      cardsOfGuide.set(scope.guide, (cardsOfGuide.get(scope.guide) ?? new Set()).add(scope.card));
    const waiting = early.get(event.id) ?? [];
    early.delete(event.id);
    for (const undo of waiting) keep(undo, scope, found);
  }

  return {
    known,
    /** The scopes that the event changes; none where it is known, or names an event that is not. */
    add(event: ScheduleEvent): readonly Scope[] {
      if (known.has(event.id)) return [];
      known.add(event.id);
      const scope = scopeOf(event);
      const found: Scope[] = [];
      if (scope !== null) keep(event, scope, found);
      else if (event.kind === 'undo') early.set(event.undoes, [...(early.get(event.undoes) ?? []), event]);
      return found;
    },
    cardsOf: ({ guide, card }: Scope): readonly string[] =>
      card === null ? [...(cardsOfGuide.get(guide) ?? [])] : [card],
    eventsOf: (card: string, guide: string): readonly ScheduleEvent[] => [
      ...(byCard.get(card) ?? []),
      ...(resets.get(guide) ?? []),
    ],
  };
}

/**
 * Reads a log. Yields now and then, so that whoever runs it may let the page breathe: a log of many years takes a while.
 * `day` is the study day of which `looks` tell.
 */
export function* readStudy(
  events: readonly ReviewEvent[],
  versions: SettingsVersions,
  cardOf: NameOfCard,
  day: number,
): Generator<void, Study, void> {
  const index = createIndex();
  const looks = new Map<string, FirstLook>();
  const shown = new Map<string, string>();
  const revisions = new Map<string, string>();
  const pace = watchPace();
  const look = (step: Step) => {
    noteLook(looks, step, day);
    if (step.event.kind === 'review') shown.set(step.card, revisions.get(step.event.id) ?? '');
  };

  const read = (event: ReviewEvent) => {
    if (event.kind === 'review') revisions.set(event.id, event.revision);
    return scheduleEvent(event, cardOf);
  };

  const translated = events.map(read);
  for (const event of translated) index.add(event);
  yield;
  const steps = foldSteps(translated, versions);
  let count = 0;
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) {
    look(next.value);
    pace.see(next.value);
    count += 1;
    if (count % 500 === 0) yield;
  }
  const states = next.value;

  return {
    day,
    versions,
    states,
    looks,
    shown,
    pace: pace.pace(),
    has: (id) => index.known.has(id),
    get size() {
      return index.known.size;
    },
    add(event) {
      for (const scope of index.add(read(event)))
        for (const card of index.cardsOf(scope)) {
          looks.delete(card);
          shown.delete(card);
          const folded = foldSchedule(index.eventsOf(card, scope.guide), versions, look).get(card);
          if (folded === undefined) states.delete(card);
          else states.set(card, folded);
        }
    },
  };
}

/** The same at once. */
export function readStudyNow(...log: Parameters<typeof readStudy>): Study {
  const reading = readStudy(...log);
  for (let next = reading.next(); ; next = reading.next()) if (next.done === true) return next.value;
}

export function stateOf(study: Pick<Study, 'states'>, card: string): CardState {
  return study.states.get(card) ?? newCard;
}
