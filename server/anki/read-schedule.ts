/** Cards and log of a collection that `readCollection` has made safe to read. */
import type { Database } from 'sql.js';
import type { FoundCard, FoundReview, FoundSchedule } from '@/domain/anki/found-schedule';
import { checkTable, hasTable, type Row, rows } from '@/server/anki/collection-rows';
import { packageLimits } from '@/server/anki/zip-entries';

type Listed = FoundCard & { readonly id: string; readonly note: string };

function listCards(database: Database, reviews: ReadonlyMap<string, readonly FoundReview[]>): Listed[] {
  checkTable(database, 'cards', ['id', 'nid', 'ord', 'mod', 'type', 'queue']);
  const sql = 'select id, nid, ord, mod, type, queue from cards not indexed';
  return rows(database, sql, packageLimits.notes * 4).map(([id, note, ord, mod, type, queue]) => ({
    id: String(id),
    note: String(note),
    ordinal: Number(ord),
    type: Number(type),
    queue: Number(queue),
    changedAt: Number(mod) * 1000,
    reviews: reviews.get(String(id)) ?? [],
  }));
}

function readReviews(database: Database, most: number): Row[] {
  if (!hasTable(database, 'revlog')) return [];
  checkTable(database, 'revlog', ['id', 'cid', 'ease', 'factor', 'time', 'type']);
  const sql = 'select id, cid, ease, factor, time, type from revlog not indexed order by id desc';
  return rows(database, sql, most + 1);
}

/** The newest `most` rows of the log, oldest first. */
export function readSchedule(database: Database, most: number): FoundSchedule {
  const found = readReviews(database, most);
  const reviews = new Map<string, FoundReview[]>();
  for (const [id, card, ease, factor, time, type] of found.slice(0, most).reverse()) {
    const row = {
      at: Number(id),
      ease: Number(ease),
      factor: Number(factor),
      timeMs: Number(time),
      type: Number(type),
    };
    const of = reviews.get(String(card));
    if (of === undefined) reviews.set(String(card), [row]);
    else of.push(row);
  }
  const cards = new Map<string, FoundCard[]>();
  for (const { id: _, note, ...card } of listCards(database, reviews)) {
    const place = `note ${note}`;
    cards.set(place, [...(cards.get(place) ?? []), card]);
  }
  for (const of of cards.values()) of.sort((a, b) => a.ordinal - b.ordinal);
  return { cards, isCut: found.length > most };
}
