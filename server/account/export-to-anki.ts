/** Somebody's cards for Anki: every guide they have practised and their own decks, with the schedule and the log. */
import type { Database } from '@/db/database';
import { listAllReviews } from '@/db/queries/all-reviews';
import { listDecksWhole } from '@/db/queries/decks';
import { listSettingsVersions } from '@/db/queries/schedule-versions';
import { findSettings } from '@/db/queries/settings';
import { type CardContext, cardRow } from '@/domain/anki/card-row';
import { deckNameOf, type Note } from '@/domain/anki/note';
import { stableNumber } from '@/domain/anki/note-guid';
import { reviewRows } from '@/domain/anki/review-log';
import type { Library } from '@/domain/content/library';
import { deckGuide } from '@/domain/decks/deck-name';
import { guideOf, nameOfCard } from '@/domain/review/card-names';
import type { ReviewEvent } from '@/domain/review/review-event';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { foldSchedule, type Step } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import { type ScheduleSettings, type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';
import { done, failed, type Result } from '@/domain/shared/result';
import { studyDay, studyDayStart } from '@/domain/shared/study-day';
import type { PackageDeck } from '@/server/anki/collection-json';
import { deckNotes } from '@/server/anki/deck-notes';
import { deckOfGuide } from '@/server/anki/export-guide';
import { guideNotes } from '@/server/anki/guide-notes';
import { type PackageCard, writePackage } from '@/server/anki/write-package';
import type { Content } from '@/server/content/content';

export type AnkiExport = {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly cards: number;
  readonly reviews: number;
  /** Cards of the log whose questions are no longer in any guide or deck. */
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

/** A guide or a deck, as it goes into the package. */
type Shelved = {
  readonly slug: string;
  readonly deck: PackageDeck;
  readonly notes: readonly { readonly id: string; readonly note: Note }[];
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
};

function cardsOf(
  { slug, deck, notes, modifiedAt }: Shelved,
  given: { readonly folded: Folded; readonly settings: ScheduleSettings; readonly calendar: Calendar },
): PackageCard[] {
  const { folded, settings, calendar } = given;
  return notes.map(({ id, note }, index) => {
    const card = `${slug}/${id}`;
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
    return { note: { ...note, tags }, deck: deck.id, card, row, changedAt: Math.floor(modifiedAt / 1000) };
  });
}

async function guidesOf(content: Content, states: Folded['states'], origin: URL): Promise<Shelved[]> {
  const begun = new Set([...states.keys()].map(guideOf));
  const guides = content.library().guides.filter(({ slug }) => begun.has(slug));
  const shelved: Shelved[] = [];
  for (const guide of guides) {
    const { slug, modifiedAt } = guide;
    const { notes } = await guideNotes(content, guide, origin);
    shelved.push({ slug, deck: deckOfGuide(guide), notes, modifiedAt });
  }
  return shelved;
}

async function ownDecksOf(db: Database, content: Content, userId: string, origin: URL): Promise<Shelved[]> {
  const shelved: Shelved[] = [];
  for (const { deck, cards } of await listDecksWhole(db, { userId })) {
    const slug = deckGuide(deck.id);
    const shown = cards.filter(({ isParked }) => !isParked);
    const notes = await deckNotes(content, slug, shown, origin);
    const about = { id: stableNumber(`deck ${slug}`), name: deckNameOf(deck.name), about: '' };
    shelved.push({ slug, deck: about, notes, modifiedAt: deck.changedAt.getTime() });
  }
  return shelved;
}

/** A note of Anki that is in two decks here goes out under its own guid once. */
function withOwnGuids(cards: readonly PackageCard[]): PackageCard[] {
  const taken = new Set<string>();
  return cards.map((each) => {
    const isTaken = taken.has(each.note.guid);
    taken.add(each.note.guid);
    return isTaken ? { ...each, note: { ...each.note, guid: `cairn/${each.card}` } } : each;
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
  const shelved = [
    ...(await guidesOf(content, states, origin)),
    ...(await ownDecksOf(db, content, userId, origin)),
  ].filter(({ notes }) => notes.length > 0);
  const cards = withOwnGuids(shelved.flatMap((each) => cardsOf(each, { folded, settings, calendar })));
  if (cards.length === 0) return failed('no_cards');
  const known = new Set(cards.map(({ card }) => card));
  const reviews = reviewRows(
    steps.filter(({ card }) => known.has(card)).map((step) => ({ ...step, at: step.moment.at })),
  );
  const changedAt = Math.floor(Math.max(...shelved.map(({ modifiedAt }) => modifiedAt)) / 1000);
  const file = await writePackage({
    decks: shelved.map(({ deck }) => deck),
    cards,
    reviews,
    createdAt: Math.floor(crt / 1000),
    changedAt,
    clock: { rolloverHour, minutesWest: Math.round((crt - (firstDay * dayMs + rolloverHour * 3_600_000)) / 60_000) },
  });
  const gone = [...states.keys()].filter((card) => !known.has(card)).length;
  return done({ file, cards: cards.length, reviews: reviews.length, gone });
}
