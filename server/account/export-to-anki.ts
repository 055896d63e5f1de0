/** Somebody's cards for Anki: every guide they have practised, with the schedule and the log of reviews. */
import type { Database } from '@/db/database';
import { listAllReviews } from '@/db/queries/all-reviews';
import { listSettingsVersions } from '@/db/queries/schedule-versions';
import { findSettings } from '@/db/queries/settings';
import { type CardContext, cardRow } from '@/domain/anki/card-row';
import { reviewRows } from '@/domain/anki/review-log';
import type { Guide } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { nameOfCard } from '@/domain/review/card-names';
import type { ReviewEvent } from '@/domain/review/review-event';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { foldSchedule, type Step } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import { type ScheduleSettings, type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';
import { done, failed, type Result } from '@/domain/shared/result';
import { studyDay, studyDayStart } from '@/domain/shared/study-day';
import { deckOfGuide } from '@/server/anki/export-guide';
import { guideNotes } from '@/server/anki/guide-notes';
import { type PackageCard, writePackage } from '@/server/anki/write-package';
import type { Content } from '@/server/content/content';

export type AnkiExport = {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly cards: number;
  readonly reviews: number;
  /** Cards of the log whose questions are no longer in any guide. */
  readonly gone: number;
};

type Folded = {
  readonly states: ReadonlyMap<string, CardState>;
  readonly steps: readonly Step[];
  readonly lastReviewAt: ReadonlyMap<string, number>;
};

const dayMs = 86_400_000;

function fold(events: readonly ReviewEvent[], library: Library, versions: SettingsVersions): Folded {
  const cardOf = nameOfCard(library.guides);
  const steps: Step[] = [];
  const lastReviewAt = new Map<string, number>();
  const states = foldSchedule(
    events.map((event) => scheduleEvent(event, cardOf)),
    versions,
    (step) => {
      steps.push(step);
      if (step.event.kind === 'review') lastReviewAt.set(step.card, step.moment.at);
    },
  );
  return { states, steps, lastReviewAt };
}

type Calendar = Pick<CardContext, 'firstDay' | 'today' | 'now'>;

async function cardsOf(
  content: Content,
  guide: Guide,
  origin: URL,
  given: { readonly folded: Folded; readonly settings: ScheduleSettings; readonly calendar: Calendar },
): Promise<PackageCard[]> {
  const { folded, settings, calendar } = given;
  const { notes } = await guideNotes(content, guide, origin);
  const deck = deckOfGuide(guide).id;
  return notes.map(({ id, note }, index) => {
    const card = `${guide.slug}/${id}`;
    const state = folded.states.get(card) ?? newCard;
    const lastReviewMs = folded.lastReviewAt.get(card);
    const row = cardRow(state, {
      ...calendar,
      position: index + 1,
      desiredRetention: settings.desiredRetention,
      decay: settings.parameters[20] ?? 0.5,
      steps: { learning: settings.learningSteps.length, relearning: settings.relearningSteps.length },
      lastReviewAt: lastReviewMs === undefined ? null : Math.floor(lastReviewMs / 1000),
    });
    const tags = state.isLeech ? [...note.tags, 'leech'] : note.tags;
    return { note: { ...note, tags }, deck, card, row, changedAt: Math.floor(guide.modifiedAt / 1000) };
  });
}

/** Everything of one person's cards as a package. */
export async function exportToAnki(
  db: Database,
  content: Content,
  given: { readonly userId: string; readonly now: Date; readonly origin: URL },
): Promise<Result<AnkiExport, 'no_cards'>> {
  const { userId, now, origin } = given;
  const { timeZone, rolloverHour } = await findSettings(db, { userId });
  const events = await listAllReviews(db, { userId });
  const library = content.library();
  const versions = await listSettingsVersions(db, { userId });
  const settings = {
    ...settingsAt(versions, now.getTime()),
    timeZone: timeZone ?? events.at(-1)?.timeZone ?? 'UTC',
    rolloverHour,
  };
  const folded = fold(events, library, versions);
  const { states, steps } = folded;
  const today = studyDay(now, settings.timeZone, rolloverHour);
  const firstDay = steps.reduce((least, { moment }) => Math.min(least, moment.day), today);
  const crt = studyDayStart(firstDay, settings.timeZone, rolloverHour).getTime();
  const calendar = { firstDay, today, now: now.getTime() };
  const guides = library.guides.filter(({ slug }) => [...states.keys()].some((card) => card.startsWith(`${slug}/`)));
  const cards: PackageCard[] = [];
  for (const guide of guides) cards.push(...(await cardsOf(content, guide, origin, { folded, settings, calendar })));
  if (cards.length === 0) return failed('no_cards');
  const known = new Set(cards.map(({ card }) => card));
  const reviews = reviewRows(
    steps.filter(({ card }) => known.has(card)).map((step) => ({ ...step, at: step.moment.at })),
  );
  const changedAt = Math.floor(Math.max(...guides.map(({ modifiedAt }) => modifiedAt)) / 1000);
  const file = await writePackage({
    decks: guides.map(deckOfGuide),
    cards,
    reviews,
    createdAt: Math.floor(crt / 1000),
    changedAt,
    clock: { rolloverHour, minutesWest: Math.round((crt - (firstDay * dayMs + rolloverHour * 3_600_000)) / 60_000) },
  });
  const gone = [...states.keys()].filter((card) => !known.has(card)).length;
  return done({ file, cards: cards.length, reviews: reviews.length, gone });
}
