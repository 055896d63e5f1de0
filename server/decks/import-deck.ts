/**
 * Brings a file of Anki into a private deck, new or there already. Cards are found again by their names: what changed is
 * written over, what is new is added, and reviews are in the log, which only grows.
 */
import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import {
  type CardRow,
  findDeck,
  insertDeck,
  listDeckCards,
  listDecks,
  lockDeck,
  saveCards,
  updateDeck,
} from '@/db/queries/decks';
import { findSettings } from '@/db/queries/settings';
import type { Loss } from '@/domain/anki/note';
import type { DeckCard } from '@/domain/decks/deck-card';
import { deckLimits } from '@/domain/decks/deck-limits';
import { deckTitle } from '@/domain/decks/deck-name';
import { type ImportReport, lossLines } from '@/domain/decks/import-report';
import { loggedReviews } from '@/domain/decks/logged-reviews';
import type { ReviewEvent } from '@/domain/review/review-event';
import { done, failed, type Result } from '@/domain/shared/result';
import { type ConvertedCards, convertCards } from '@/server/decks/convert-cards';
import { type FileProblem, type FoundDeck, readDeckFile } from '@/server/decks/read-deck-file';
import { inTurn } from '@/server/limits/in-turn';
import { appendLocked, batchOf } from '@/server/log/review-log';

export type ImportRefusal = FileProblem | 'no_cards' | 'id_used' | 'too_many_decks';

export type ImportWish = {
  /** The name of a new deck; empty: that of the deck in the file. */
  readonly name: string;
  /** Takes Anki's log over. */
  readonly withLog: boolean;
  /** Parks cards that the file does not have. */
  readonly parks: boolean;
  /** Of the browser, for the study days of Anki's reviews, until the learner has chosen one. */
  readonly timeZone: string;
};

type Given = {
  readonly userId: string;
  readonly id: string;
  readonly file: Uint8Array;
  readonly wish: ImportWish;
  readonly now: Date;
};

export type Imported = { readonly id: string; readonly name: string; readonly report: ImportReport };

/** What is read at a time: a file takes memory and time, whoever sends it. */
const line = 'deck files';
const eventsAtOnce = 500;

type Prepared = {
  readonly cards: readonly DeckCard[];
  readonly events: readonly ReviewEvent[];
  readonly found: FoundDeck;
  readonly report: Pick<ImportReport, 'skipped' | 'lost'>;
};

/** Cards by their name and by the place of their note, as people know them: by the question. */
function frontsOf(cards: readonly DeckCard[], places: ConvertedCards['places']): ReadonlyMap<string, string> {
  const plain = (front: string) => front.replace(/<[^>]*>|[*`\\]/g, '').trim();
  const fronts = new Map(cards.map(({ card, front }) => [card, plain(front) || card]));
  for (const { card, place } of places) fronts.set(place, fronts.get(card) ?? place);
  return fronts;
}

async function prepare(db: Database, given: Given): Promise<Result<Prepared, ImportRefusal>> {
  const { userId, id, file, wish, now } = given;
  const found = await readDeckFile(file);
  if (!found.ok) return found;
  const { notes, schedule } = found.value;
  const { cards, places, skipped, lost } = await convertCards(notes);
  if (cards.length === 0) return failed('no_cards');
  const { timeZone, rolloverHour } = await findSettings(db, { userId });
  const logged =
    wish.withLog && schedule !== null
      ? loggedReviews({
          deck: id,
          cards: places,
          schedule,
          timeZone: timeZone ?? wish.timeZone,
          rolloverHour,
          now: now.getTime(),
        })
      : { events: [], lost: [] };
  const fronts = frontsOf(cards, places);
  const named = (losses: readonly Loss[]) => losses.map(({ of, what }) => ({ of: fronts.get(of) ?? of, what }));
  const report = { skipped: lossLines(named(skipped)), lost: lossLines(named([...lost, ...logged.lost])) };
  return done({ cards, events: logged.events, found: found.value, report });
}

type Counts = Pick<ImportReport, 'added' | 'changed' | 'same'>;

function compare(cards: readonly DeckCard[], before: readonly CardRow[]): Counts {
  const known = new Map(before.map((row) => [row.card, row]));
  const isSame = (card: DeckCard) => {
    const row = known.get(card.card);
    return row !== undefined && row.revision === card.revision && row.tags.join('\0') === card.tags.join('\0');
  };
  const there = cards.filter(({ card }) => known.has(card));
  const same = there.filter(isSame).length;
  return { added: cards.length - there.length, changed: there.length - same, same };
}

/** In the order of the file; what it does not have comes after. Null when there would be too many. */
async function writeCards(tx: Database, { userId, id, wish }: Given, cards: readonly DeckCard[]) {
  const key = { userId, id };
  const before = await listDeckCards(tx, { ...key, after: -1, limit: deckLimits.cards * 4, withParked: true });
  const names = new Set(cards.map(({ card }) => card));
  const others = before.filter(({ card }) => !names.has(card));
  if (cards.length + others.length > deckLimits.cards * 2) return null;
  const shown = cards.map((card) => ({ ...card, isParked: false }));
  const behind = others.map((card, at) => ({
    ...card,
    position: cards.length + at,
    isParked: card.isParked || wish.parks,
  }));
  await saveCards(tx, { ...key, cards: [...shown, ...behind] });
  return { ...compare(cards, before), parked: wish.parks ? others.filter(({ isParked }) => !isParked).length : 0 };
}

async function writeLog(tx: Database, userId: string, events: readonly ReviewEvent[], now: Date): Promise<number> {
  let reviews = 0;
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    const batch = events.slice(from, from + eventsAtOnce);
    const { results } = await appendLocked(tx, batchOf(userId, batch, now));
    reviews += results.filter(({ status }, index) => batch[index]?.kind === 'review' && status !== 'rejected').length;
  }
  return reviews;
}

function hashOf({ file, wish }: Given): Buffer {
  return createHash('sha256').update(JSON.stringify(wish)).update('\0').update(file).digest();
}

async function write(tx: Database, given: Given, prepared: Prepared): Promise<Result<Imported, ImportRefusal>> {
  const { userId, id, wish, now } = given;
  const { cards, events, found } = prepared;
  const requestHash = hashOf(given);
  const name = deckTitle(wish.name) || deckTitle(found.notes.deck?.split('::').at(-1) ?? '') || 'Deck';
  const { source } = found;
  const known = await findDeck(tx, { userId, id });
  if (known === null) {
    if ((await listDecks(tx, { userId })).length >= deckLimits.decks) return failed('too_many_decks');
    const deck = { id, requestHash, name, source, report: null, createdAt: now, changedAt: now };
    if (!(await insertDeck(tx, { userId, deck }))) return failed('id_used');
  }
  await lockDeck(tx, { userId, id });
  const counts = await writeCards(tx, given, cards);
  if (counts === null) return failed('too_large');
  const reviews = await writeLog(tx, userId, events, now);
  const report = { ...counts, reviews, ...prepared.report };
  await updateDeck(tx, { userId, id, change: { requestHash, source, report }, now });
  return done({ id, name: known?.name ?? name, report });
}

/** What was answered when this very file was brought in with this very wish; null when it was not the last. */
async function repeated(db: Database, given: Given): Promise<Result<Imported, ImportRefusal> | null> {
  const { userId, id } = given;
  const known = await findDeck(db, { userId, id });
  if (known === null || known.report === null || !hashOf(given).equals(known.requestHash)) return null;
  return done({ id, name: known.name, report: known.report });
}

/** Sent twice, it is done once, and says the same. */
export async function importDeck(db: Database, given: Given): Promise<Result<Imported, ImportRefusal>> {
  const before = await repeated(db, given);
  if (before !== null) return before;
  const prepared = await inTurn(line, () => prepare(db, given));
  if (!prepared.ok) return prepared;
  return inTurn(given.userId, () =>
    db.transaction(async (tx) => (await repeated(tx, given)) ?? write(tx, given, prepared.value)),
  );
}
