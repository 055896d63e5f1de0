/**
 * What is due to a learner, across guides: GET /api/v1/reviews/queue.
 *
 * States are read as they were folded when events were recorded. Only two things are looked up besides: cards that were
 * renamed, whose events under all their names are folded here together, and answers that say something else since.
 */
import { LRUCache } from 'lru-cache';
import type { Database } from '@/db/database';
import { hasStaleStates, listLoggedOfCards } from '@/db/queries/card-states';
import {
  type CardLook,
  type DueCard,
  findLogged,
  listDue,
  listLooks,
  listSeen,
  type SeenCards,
} from '@/db/queries/due';
import { findLogEnd } from '@/db/queries/reviews';
import { listSettingsVersions } from '@/db/queries/schedule-versions';
import { findSettings } from '@/db/queries/settings';
import type { Library } from '@/domain/content/library';
import { deckIdOf } from '@/domain/decks/deck-name';
import { type CardNames, guideOf } from '@/domain/review/card-names';
import { nextDueDay } from '@/domain/review/due-day';
import { type FirstLook, noteLook } from '@/domain/review/first-look';
import { isAsked, isBegun } from '@/domain/review/queue';
import { type DayCards, type DeckOrder, type DueState, orderQueue, type QueuedCard } from '@/domain/review/queue-order';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { foldSchedule } from '@/domain/scheduling/fold';
import { studyDay } from '@/domain/shared/study-day';
import { loadShelf } from '@/server/decks/deck-shelf';
import { namesWith } from '@/server/log/card-names';
import { loadChanged } from '@/server/log/changed-answers';
import { scheduleEventOf } from '@/server/log/fold-cards';
import { refoldStates } from '@/server/log/refold-states';

export type ReviewQueue = {
  readonly counts: {
    /** Steps that are up now, or soon enough to be asked when nothing else is left. */
    readonly learning: number;
    readonly reviews: number;
    readonly new: number;
    /** Steps of today that are not up yet. */
    readonly later: number;
    /** Due, but over the limit of the day. */
    readonly held: number;
  };
  readonly cards: readonly QueuedCard[];
  /** The study day: days since 1970-01-01. */
  readonly day: number;
  /** Due cards whose question is not in the content at present. */
  readonly parked: number;
};

type Asked = {
  readonly userId: string;
  readonly library: Pick<Library, 'guides' | 'version'>;
  readonly now: Date;
  readonly limit: number;
};

/** Learners whose states are known to be of this version: what is recorded from now on is. */
const current = new LRUCache<string, true>({ max: 10_000 });

async function foldOldLog(db: Database, userId: string): Promise<void> {
  if (current.has(userId)) return;
  if (await hasStaleStates(db, { userId })) await refoldStates(db, userId);
  current.set(userId, true);
}

type Renamed = {
  readonly states: ReadonlyMap<string, CardState>;
  readonly looks: ReadonlyMap<string, FirstLook>;
};

/** Cards that were met under a former name, folded from the events under all their names: their rows say nothing. */
async function foldRenamed(db: Database, userId: string, day: number, of: CardNames): Promise<Renamed> {
  const looks = new Map<string, FirstLook>();
  if (of.former.length === 0) return { states: new Map(), looks };
  const rows = await findLogged(db, { userId, cards: of.former });
  const ids = new Set(rows.map(of.currentId));
  if (ids.size === 0) return { states: new Map(), looks };
  const events = await listLoggedOfCards(db, { userId, cards: [...ids].flatMap(of.namesOf) });
  const cardOf = (guide: string, question: string) => of.currentId({ guide, question });
  const states = foldSchedule(
    events.map((event) => scheduleEventOf(event, cardOf)),
    await listSettingsVersions(db, { userId }),
    (step) => noteLook(looks, step, day),
  );
  for (const id of ids) if (!states.has(id)) states.set(id, newCard);
  return { states, looks };
}

type Known = {
  readonly userId: string;
  readonly day: number;
  readonly of: CardNames;
  readonly renamed: Renamed;
  readonly changed: ReadonlySet<string>;
};

/** What is due by the ids of now; `parked` are those that the content does not have. */
async function dueById(db: Database, rows: readonly DueCard[], { userId, day, of, renamed, changed }: Known) {
  const due = new Map<string, DueState>();
  let parked = 0;
  const add = ({ dueAt, ...row }: DueCard, id: string) => due.set(id, { ...row, dueAt: dueAt?.getTime() ?? null });
  for (const row of rows) {
    const id = of.currentId(row);
    if (renamed.states.has(id)) continue;
    if (of.answerHashes.has(id)) add(row, id);
    else parked += 1;
  }
  for (const [id, state] of renamed.states) if (nextDueDay(state, day, changed.has(id)) === day) due.set(id, state);
  const isMissing = (id: string) => changed.has(id) && !due.has(id) && !renamed.states.has(id);
  if ([...changed].some(isMissing))
    for (const row of await listDue(db, { userId, day: null, buriedDay: day })) {
      const id = of.currentId(row);
      if (isMissing(id) && row.state === 'review') add(row, id);
    }
  return { due, parked };
}

/** New cards of the guides that were begun, and of the learner's own decks. */
function freshCards(
  seen: readonly SeenCards[],
  { day, of, renamed }: Pick<Known, 'day' | 'of' | 'renamed'>,
): DeckOrder[] {
  const begun = new Set<string>();
  const known = new Set<string>();
  for (const { guide, begun: questions, aside } of seen) {
    const isOwn = (question: string) => !renamed.states.has(of.currentId({ guide, question }));
    if (questions.some(isOwn)) begun.add(guide);
    for (const question of [...questions, ...aside]) known.add(of.currentId({ guide, question }));
  }
  for (const [id, state] of renamed.states) {
    if (isBegun(state)) begun.add(guideOf(id));
    if (isBegun(state) || !isAsked(state, day)) known.add(id);
    else known.delete(id);
  }
  return of.decks
    .filter(({ guide }) => begun.has(guide) || deckIdOf(guide) !== null)
    .map(({ guide, cards }) => ({ guide, cards: cards.filter((id) => !known.has(id)) }));
}

function countLooks(looks: readonly CardLook[], of: CardNames, renamed: Renamed): DayCards['looked'] {
  const own = looks.filter((look) => !renamed.states.has(of.currentId(look))).map(({ isNew }) => isNew);
  const all = [...own, ...[...renamed.looks.values()].map((look) => look === 'new')];
  const fresh = all.filter((isNew) => isNew).length;
  return { fresh, known: all.length - fresh };
}

/**
 * Two rounds of queries, each sent at once: what the second one asks for is known only after the first. Waiting for one
 * after the other took most of the time that a list took.
 */
export async function loadQueue(db: Database, asked: Asked): Promise<ReviewQueue> {
  const { userId, library, now, limit } = asked;
  const [shelf, settings, end] = await Promise.all([
    loadShelf(db, { userId }),
    findSettings(db, { userId }),
    findLogEnd(db, { userId }),
    foldOldLog(db, userId),
  ]);
  const of = namesWith(library, shelf);
  const day = studyDay(now, settings.timeZone ?? end?.timeZone ?? 'UTC', settings.rolloverHour);
  const version = `${library.version} ${shelf.version}`;
  const [rows, renamed, changed, looks, seen] = await Promise.all([
    listDue(db, { userId, day, buriedDay: day }),
    foldRenamed(db, userId, day, of),
    loadChanged(db, { userId, seq: end?.seq ?? 0, version, of }),
    listLooks(db, { userId, day }),
    settings.newPerDay === 0 ? [] : listSeen(db, { userId, day }),
  ]);
  const { due, parked } = await dueById(db, rows, { userId, day, of, renamed, changed });
  const { cards, later, held } = orderQueue({
    due,
    fresh: freshCards(seen, { day, of, renamed }),
    plan: null,
    changed,
    looked: countLooks(looks, of, renamed),
    limits: settings,
    day,
    now: now.getTime(),
  });
  const count = (fits: (card: QueuedCard) => boolean) => cards.filter(fits).length;
  const learning = count(({ kind }) => kind === 'learning');
  // A new card that was put among the due ones is one of these.
  const introduced = count(({ kind, isQueued }) => kind === 'new' && !isQueued);
  const reviews = cards.length - learning - introduced;
  return {
    day,
    parked,
    counts: { learning, reviews, new: introduced, later: later.length, held },
    cards: cards.slice(0, limit),
  };
}
