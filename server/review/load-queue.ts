/**
 * What is due to a learner, across guides: GET /api/v1/reviews/queue.
 *
 * States are read as they were folded when events were recorded. Only two things are looked up besides: cards that were
 * renamed, whose events under all their names are folded here together, and answers that say something else since.
 */
import { LRUCache } from 'lru-cache';
import type { Database } from '@/db/database';
import { hasStaleStates, listLoggedOfCards } from '@/db/queries/card-states';
import { countLooks, type DueCard, findCards, listDue, listSeen } from '@/db/queries/due';
import { findLogEnd } from '@/db/queries/reviews';
import { listSettingsVersions } from '@/db/queries/schedule-versions';
import { findSettings } from '@/db/queries/settings';
import type { Library } from '@/domain/content/library';
import { deckIdOf } from '@/domain/decks/deck-name';
import { type CardNames, cardNames, withDecks } from '@/domain/review/card-names';
import { type DueQueue, type DueState, dueQueue } from '@/domain/review/due-queue';
import type { CardState } from '@/domain/scheduling/card-state';
import { foldSchedule } from '@/domain/scheduling/fold';
import { studyDay } from '@/domain/shared/study-day';
import { type DeckShelf, loadShelf } from '@/server/decks/deck-shelf';
import { loadChanged } from '@/server/log/changed-answers';
import { scheduleEventOf } from '@/server/log/fold-cards';
import { refoldStates } from '@/server/log/refold-states';

export type ReviewQueue = DueQueue & {
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

const names = new WeakMap<Asked['library'], CardNames>();

function namesIn(library: Asked['library']): CardNames {
  const known = names.get(library) ?? cardNames(library.guides);
  names.set(library, known);
  return known;
}

type Joined = { readonly guides: CardNames; readonly names: CardNames };
const joined = new WeakMap<DeckShelf, Joined>();

/** With a person's own decks: made once for a shelf, as long as the guides are the same. */
function namesWith(library: Asked['library'], shelf: DeckShelf): CardNames {
  const guides = namesIn(library);
  const known = joined.get(shelf);
  if (known?.guides === guides) return known.names;
  const names = withDecks(guides, shelf.decks);
  joined.set(shelf, { guides, names });
  return names;
}

/** Learners whose states are known to be of this version: what is recorded from now on is. */
const current = new LRUCache<string, true>({ max: 10_000 });

async function foldOldLog(db: Database, userId: string): Promise<void> {
  if (current.has(userId)) return;
  if (await hasStaleStates(db, { userId })) await refoldStates(db, userId);
  current.set(userId, true);
}

/** The states of cards that have rows under a former name, folded from the events under all their names. */
async function foldRenamed(db: Database, userId: string, of: CardNames): Promise<ReadonlyMap<string, CardState>> {
  if (of.former.length === 0) return new Map();
  const rows = await findCards(db, { userId, cards: of.former });
  const ids = new Set(rows.map(of.currentId));
  if (ids.size === 0) return new Map();
  const events = await listLoggedOfCards(db, { userId, cards: [...ids].flatMap(of.namesOf) });
  const cardOf = (guide: string, question: string) => of.currentId({ guide, question });
  return foldSchedule(
    events.map((event) => scheduleEventOf(event, cardOf)),
    await listSettingsVersions(db, { userId }),
  );
}

const isAsked = ({ isSuspended, buriedDay }: CardState, day: number) => !isSuspended && buriedDay !== day;
const dueState = ({ dueAt, ...row }: DueCard): DueState => ({ ...row, dueAt: dueAt?.getTime() ?? null });

type Rows = {
  readonly rows: readonly DueCard[];
  readonly renamed: ReadonlyMap<string, CardState>;
  readonly day: number;
};

/** What is due by the ids of now; `parked` are those that the content does not have. */
function dueById({ rows, renamed, day }: Rows, of: CardNames): { due: Map<string, DueState>; parked: number } {
  const due = new Map<string, DueState>();
  let parked = 0;
  for (const row of rows) {
    const id = of.currentId(row);
    if (renamed.has(id)) continue;
    if (of.answerHashes.has(id)) due.set(id, dueState(row));
    else parked += 1;
  }
  for (const [id, state] of renamed)
    if (state.dueDay !== null && state.dueDay <= day && isAsked(state, day))
      due.set(id, { ...state, dueDay: state.dueDay });
  return { due, parked };
}

/** The cards that have changed and are not due by themselves: they are due now. */
async function addChanged(
  db: Database,
  given: Rows & { userId: string; changed: ReadonlySet<string>; due: Map<string, DueState>; of: CardNames },
): Promise<void> {
  const { userId, changed, due, renamed, day, of } = given;
  const missing = [...changed].filter((id) => !due.has(id) && !renamed.has(id));
  if (missing.length > 0) {
    const rows = await listDue(db, { userId, day: null, buriedDay: day });
    for (const row of rows) {
      const id = of.currentId(row);
      if (changed.has(id) && !due.has(id) && row.state === 'review') due.set(id, { ...dueState(row), dueDay: day });
    }
  }
  for (const id of changed) {
    const state = renamed.get(id);
    if (state?.state === 'review' && !due.has(id) && isAsked(state, day)) due.set(id, { ...state, dueDay: day });
  }
}

async function loadFresh(db: Database, userId: string, day: number, of: CardNames): Promise<string[][]> {
  const guides = await listSeen(db, { userId, day });
  const begun = new Set(guides.filter(({ isBegun }) => isBegun).map(({ guide }) => guide));
  const seen = new Set(
    guides.flatMap(({ guide, questions }) => questions.map((question) => of.currentId({ guide, question }))),
  );
  return of.decks
    .filter(({ guide }) => begun.has(guide) || deckIdOf(guide) !== null)
    .sort((a, b) => (a.guide < b.guide ? -1 : 1))
    .map(({ cards }) => cards.filter((id) => !seen.has(id)));
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
  const [rows, renamed, changed, looks, piles] = await Promise.all([
    listDue(db, { userId, day, buriedDay: day }),
    foldRenamed(db, userId, of),
    loadChanged(db, { userId, seq: end?.seq ?? 0, version, of }),
    countLooks(db, { userId, day }),
    settings.newPerDay === 0 ? [] : loadFresh(db, userId, day, of),
  ]);
  const { due, parked } = dueById({ rows, renamed, day }, of);
  await addChanged(db, { userId, changed, due, rows, renamed, day, of });
  const newLeft = Math.max(0, settings.newPerDay - looks.fresh);
  const reviewsLeft = Math.max(0, settings.reviewsPerDay - looks.known);
  const fresh = newLeft === 0 ? [] : piles;
  const queue = dueQueue({ due, changed, fresh, reviewsLeft, newLeft, day, now: now.getTime(), limit });
  return { day, parked, ...queue };
}
