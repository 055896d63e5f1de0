import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreDeck } from '@/server/decks/restore-deck';
import { nameDeckCards } from '@/server/plan/name-deck-cards';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('cards of a deck are called by the first words of their questions, to their owner alone', async () => {
  const { db } = database;
  const [person, other] = [await makePerson(db), await makePerson(db)];
  const card = { guid: 'g', back: '1', tags: [], hasMath: false, isParked: false };
  const deck = {
    id: newId(),
    name: 'Numbers',
    cards: [
      { ...card, card: 'anki-x67', front: 'What is **one**?' },
      { ...card, card: 'anki-x68', front: '![](two.png)' },
    ],
  };
  await restoreDeck(db, { userId: person.id, deck, now: new Date() });
  const cards = ['sql/select', `~${deck.id}/anki-x67`];
  expect([...(await nameDeckCards(db, { userId: person.id, cards }))]).toEqual([
    [`~${deck.id}/anki-x67`, 'What is one?'],
    [`~${deck.id}/anki-x68`, 'A card without words'],
  ]);
  expect((await nameDeckCards(db, { userId: other.id, cards })).size).toBe(0);
  expect((await nameDeckCards(db, { userId: person.id, cards: ['sql/select'] })).size).toBe(0);
});
