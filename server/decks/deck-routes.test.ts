import { strToU8 } from 'fflate';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DELETE, GET, PATCH, PUT } from '@/app/api/v1/decks/[id]/route';
import { GET as list, POST as restore } from '@/app/api/v1/decks/route';
import { closeDb } from '@/db/client';
import { listAllReviews } from '@/db/queries/all-reviews';
import { listCardStates } from '@/db/queries/reviews';
import type { ImportReport } from '@/domain/decks/import-report';
import type { Card } from '@/domain/review/deck';
import { exportToAnki } from '@/server/account/export-to-anki';
import { cookieName } from '@/server/auth/cookies';
import type { Content } from '@/server/content/content';
import { cardName } from '@/server/decks/convert-cards';
import { loadQueue } from '@/server/review/load-queue';
import { collectionWith, modernPackage, packed } from '@/tests/support/anki-packages';
import { deckPackage, frenchNotes } from '@/tests/support/deck-files';
import { readWithPython } from '@/tests/support/python-sqlite';
import { startQuizContent } from '@/tests/support/quiz-routes';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

process.env['AUTH_SECRET'] ??= 'a secret of the tests, long enough for anyone';

let database: TestDatabase;
let content: Content;
beforeAll(async () => {
  database = await createTestDatabase();
  ({ content } = await startQuizContent());
  process.env['DATABASE_URL'] = database.url;
});
afterAll(async () => {
  await content.close();
  await closeDb();
  await database.close();
});

type Answered<Json> = { readonly status: number; readonly json: Json };
type Anything = Record<string, unknown>;
type Imported = { readonly id: string; readonly name: string; readonly report: ImportReport };

async function ask<Json = Anything>(
  person: TestPerson,
  method: string,
  path: string,
  body?: Uint8Array<ArrayBuffer> | object,
): Promise<Answered<Json>> {
  const isFile = body instanceof Uint8Array;
  const headers: Record<string, string> = {
    'sec-fetch-site': 'same-origin',
    'content-type': isFile ? 'application/octet-stream' : 'application/json',
    cookie: `${cookieName('session')}=${person.secret}`,
  };
  const sent = body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) };
  const request = new Request(`http://localhost:3000/api/v1/decks${path}`, { method, headers, ...sent });
  const one = { GET, PUT, PATCH, DELETE }[method];
  const handler = path === '' ? (method === 'GET' ? list : restore) : one;
  if (handler === undefined) throw new Error(method);
  const response = await handler(request);
  return { status: response.status, json: (await response.json()) as Json };
}

const put = (person: TestPerson, id: string, file: Uint8Array, query = '') =>
  ask<Imported & { code: string }>(person, 'PUT', `/${id}${query}`, new Uint8Array(file));

const cardsOf = async (person: TestPerson, id: string) =>
  (await ask<{ cards: Card[]; next: number | null }>(person, 'GET', `/${id}`)).json.cards;

const day = 86_400_000;
const past = Date.now() - 20 * day;
const reviews = [
  { guid: 'aB3(x', at: past, ease: 3, type: 0 },
  { guid: 'aB3(x', at: past + 4 * day, ease: 4 },
  { guid: 'aB4(x', at: past + 1, ease: 1 },
];

describe('a file of Anki', () => {
  test('becomes a deck of the person, named after the deck in it, with safe HTML and a report of what was lost', async () => {
    const person = await makePerson(database.db);
    const id = newId();
    const { status, json } = await put(person, id, await deckPackage(frenchNotes));
    expect(status).toBe(200);
    expect(json).toMatchObject({ id, name: 'French words', report: { added: 3, changed: 0, same: 0, reviews: 0 } });
    expect(json.report.lost).toContainEqual({ what: 'the picture voir.png', count: 1, of: ['to see'] });
    const cards = await cardsOf(person, id);
    expect(cards.map(({ questionHtml }) => questionHtml)).toEqual(['to <strong>run</strong>', 'to see', 'to read']);
    expect(cards.map(({ topics }) => topics)).toEqual([['verbs'], ['verbs'], ['verbs']]);
    expect(cards[2]?.answerHtml).toContain('lire');
    expect(cards.map(({ answerHtml }) => answerHtml).join()).not.toMatch(/<script|alert|<img/);
    expect((await ask(person, 'GET', '')).json).toMatchObject({
      account: person.id,
      decks: [{ id, slug: `~${id}`, name: 'French words', cards: 3, parked: 0 }],
    });
  });

  test('may be the newer format, or a text', async () => {
    const person = await makePerson(database.db);
    expect((await put(person, newId(), modernPackage())).json.report.added).toBeGreaterThan(0);
    const text = await put(person, newId(), strToU8('Front,Back\nuno,one\ndos,two\n'), '?name=%20Spanish%20');
    expect(text.json).toMatchObject({ name: 'Spanish', report: { added: 2 } });
  });

  test('sent twice is one deck, and says the same both times', async () => {
    const person = await makePerson(database.db);
    const [id, file] = [newId(), await deckPackage(frenchNotes, reviews)];
    const [first, second] = [await put(person, id, file), await put(person, id, file)];
    expect(second).toEqual(first);
    expect(await listAllReviews(database.db, { userId: person.id })).toHaveLength(3);
    expect((await ask<{ decks: unknown[] }>(person, 'GET', '')).json.decks).toHaveLength(1);
  });

  test('brings its log along, which schedules the cards, and counts nothing twice in a later file', async () => {
    const person = await makePerson(database.db);
    const { id: userId } = person;
    const id = newId();
    expect((await put(person, id, await deckPackage(frenchNotes, reviews))).json.report.reviews).toBe(3);
    const byHand = { guid: 'aB3(x', at: past + 7 * day, ease: 0, type: 4 };
    const more = [...reviews, { guid: 'aB5(x', at: past + 6 * day, ease: 2, type: 0 }, byHand];
    const { report } = (await put(person, id, await deckPackage(frenchNotes, more))).json;
    expect(report.lost.at(-1)).toMatchObject({ what: expect.stringContaining('by hand'), of: ['to run'] });
    expect(report).toMatchObject({
      ...{ added: 0, changed: 0, same: 3, reviews: 4 },
    });
    const events = await listAllReviews(database.db, { userId });
    expect(events).toHaveLength(4);
    const states = await listCardStates(database.db, { userId });
    expect(states.map(({ guide, reps, state }) => [guide, reps, state])).toEqual(
      expect.arrayContaining([[`~${id}`, 2, 'review']]),
    );
    const library = content.library();
    const queue = await loadQueue(database.db, { userId, library, now: new Date(), limit: 50 });
    expect(queue.parked).toBe(0);
    // The first was easy and is due in weeks; the others are in their steps, which were up long ago.
    const names = ['aB4(x', 'aB5(x'].map((guid) => `~${id}/${cardName(guid, '')}`);
    expect(queue.cards.map((card) => card.id).sort()).toEqual(names);
  });

  test('is taken without its log where that is wished', async () => {
    const person = await makePerson(database.db);
    await put(person, newId(), await deckPackage(frenchNotes, reviews), '?log=0');
    expect(await listAllReviews(database.db, { userId: person.id })).toEqual([]);
  });

  test('writes over what changed, adds what is new, keeps what it does not have, and parks that when asked', async () => {
    const person = await makePerson(database.db);
    const id = newId();
    await put(person, id, await deckPackage(frenchNotes, reviews));
    const [run, see] = frenchNotes;
    if (run === undefined || see === undefined) throw new Error('no notes');
    const newer = [{ guid: 'new', question: 'to eat', answer: 'manger' }, { ...run, answer: 'courir, filer' }, see];
    const kept = await put(person, id, await deckPackage(newer));
    expect(kept.json.report).toMatchObject({ added: 1, changed: 1, same: 1, parked: 0 });
    expect((await cardsOf(person, id)).map(({ questionHtml }) => questionHtml.replace(/<[^>]*>/g, ''))).toEqual([
      'to eat',
      'to run',
      'to see',
      'to read',
    ]);
    expect((await put(person, id, await deckPackage(newer), '?park=1')).json.report.parked).toBe(1);
    expect(await cardsOf(person, id)).toHaveLength(3);
    expect((await put(person, id, await deckPackage(frenchNotes))).json.report).toMatchObject({ same: 2, changed: 1 });
    expect(await cardsOf(person, id)).toHaveLength(4);
    expect(await listAllReviews(database.db, { userId: person.id })).toHaveLength(3);
  });
});

describe('a deck', () => {
  test('is nobody else’s: not to be read, written, renamed or removed, and its id cannot be taken', async () => {
    const [person, other] = [await makePerson(database.db), await makePerson(database.db)];
    const [id, file] = [newId(), await deckPackage(frenchNotes)];
    await put(person, id, file);
    expect(await ask(other, 'GET', `/${id}`)).toMatchObject({ status: 404, json: { code: 'no_such_deck' } });
    expect(await ask(other, 'PATCH', `/${id}`, { name: 'Mine' })).toMatchObject({ status: 404 });
    expect(await ask(other, 'DELETE', `/${id}`)).toMatchObject({ status: 404 });
    expect(await put(other, id, file)).toMatchObject({ status: 409, json: { code: 'id_used' } });
    expect((await ask<{ decks: unknown[] }>(other, 'GET', '')).json.decks).toEqual([]);
    expect(await cardsOf(person, id)).toHaveLength(3);
  });

  test('can be renamed and removed; its reviews stay in the log', async () => {
    const person = await makePerson(database.db);
    const id = newId();
    await put(person, id, await deckPackage(frenchNotes, reviews));
    expect(await ask(person, 'PATCH', `/${id}`, { name: ' \0 ' })).toMatchObject({ status: 422 });
    expect((await ask(person, 'PATCH', `/${id}`, { name: 'Verbs' })).json).toEqual({ name: 'Verbs' });
    expect((await ask(person, 'DELETE', `/${id}`)).status).toBe(200);
    expect((await ask(person, 'DELETE', `/${id}`)).status).toBe(404);
    expect(await listAllReviews(database.db, { userId: person.id })).toHaveLength(3);
    const asked = { userId: person.id, library: content.library(), now: new Date(), limit: 50 };
    expect(await loadQueue(database.db, asked)).toMatchObject({ cards: [] });
  });

  test('is one of 30 at most', async () => {
    const person = await makePerson(database.db);
    for (let count = 0; count < 30; count += 1) {
      const deck = { id: newId(), name: 'Deck', cards: [] };
      expect((await ask(person, 'POST', '', deck)).status).toBe(200);
    }
    const refused = await put(person, newId(), await deckPackage(frenchNotes));
    expect(refused).toMatchObject({ status: 409, json: { code: 'too_many_decks' } });
  });

  test('has 5,000 cards at most, and the report says how many there are more', async () => {
    const person = await makePerson(database.db);
    const rows = Array.from({ length: 5003 }, (_, at) => `word ${at}\tmeaning ${at}`).join('\n');
    const { json } = await put(person, newId(), strToU8(rows));
    expect(json.report.added).toBe(5000);
    expect(json.report.skipped).toMatchObject([{ what: 'cards after the first 5000', count: 3 }]);
  });
});

describe('a hostile file', () => {
  const refused: readonly [name: string, file: () => Promise<Uint8Array> | Uint8Array, code: string][] = [
    ['is no package', () => strToU8('PK\u0003\u0004 and then nothing'), 'not_a_package'],
    ['has no collection', () => packed({ 'other.txt': strToU8('x') }), 'no_collection'],
    ['has a collection that is none', () => packed({ 'collection.anki2': strToU8('SQLite?') }), 'broken_collection'],
    ['is neither package nor text', () => new Uint8Array([0xff, 0xfe, 0x00, 0x80]), 'not_text'],
    ['is empty', () => new Uint8Array(0), 'empty'],
    ['has rows without a question', () => strToU8('"",""\n'), 'no_cards'],
    [
      'unpacks to more than there is room for',
      () => packed({ 'collection.anki2': new Uint8Array(97 * 1024 * 1024) }),
      'too_large',
    ],
    [
      'has views in place of tables',
      async () =>
        packed({
          'collection.anki2': await collectionWith((db) => void db.exec('create view notes as select 1 as id')),
        }),
      'broken_collection',
    ],
  ];
  test.each(refused)('that %s is refused, and leaves nothing', async (_name, file, code) => {
    const person = await makePerson(database.db);
    const answered = await put(person, newId(), await file());
    expect(answered.json.code).toBe(code);
    expect((await ask<{ decks: unknown[] }>(person, 'GET', '')).json.decks).toEqual([]);
  });
});

test('words that Postgres cannot hold are left out, and the rest is kept', async () => {
  const person = await makePerson(database.db);
  const picture = `<img src="${'p'.repeat(287)}\u{1f5fb}.png">`;
  const { status, json } = await put(person, newId(), strToU8(`#html:true\nq\0ne\tan\0swer${picture}\n`));
  expect([status, json.report.added]).toEqual([200, 1]);
  const words = { card: 'anki-x67', guid: 'g\0\ud800', front: 'a\0b', back: '\ud800', tags: ['\0'], hasMath: false };
  const deck = { id: newId(), name: 'N', cards: [{ ...words, isParked: false }] };
  expect((await ask(person, 'POST', '', deck)).status).toBe(200);
  expect(await cardsOf(person, deck.id)).toMatchObject([{ questionHtml: 'ab', topics: [''] }]);
});

test('a deck goes to Anki again under its guids, with its log, and comes back as the same cards', async () => {
  const person = await makePerson(database.db);
  const { id: userId } = person;
  const [first, second] = [newId(), newId()];
  await put(person, first, await deckPackage(frenchNotes, reviews));
  await put(person, second, await deckPackage(frenchNotes.slice(0, 1)), '?name=Again');
  const origin = new URL('https://cairn.example');
  const made = await exportToAnki(database.db, content, { userId, now: new Date(), origin });
  if (!made.ok) throw new Error(made.code);
  expect(made.value).toMatchObject({ cards: 4, reviews: 3, gone: 0 });
  const { rows } = readWithPython(made.value.file);
  const guids = rows.notes.map((note) => note['guid']);
  expect(guids).toEqual(expect.arrayContaining(frenchNotes.map(({ guid }) => guid)));
  expect(new Set(guids).size).toBe(4);
  const friend = await makePerson(database.db);
  const back = newId();
  const { report } = (await put(friend, back, made.value.file)).json;
  expect(report).toMatchObject({ added: 4, reviews: 3 });
  const names = async (who: TestPerson, id: string) => (await cardsOf(who, id)).map((card) => card.id).sort();
  expect(await names(friend, back)).toEqual(expect.arrayContaining(await names(person, first)));
});

test('a deck comes back out of an export under its own id, and a second time changes nothing', async () => {
  const person = await makePerson(database.db);
  const words = { guid: 'g', front: 'one', back: '<b onclick="x">1</b>', tags: ['n'], hasMath: false };
  const deck = { id: newId(), name: 'Numbers', cards: [{ ...words, card: 'anki-x67', isParked: false }] };
  expect((await ask(person, 'POST', '', deck)).json).toEqual({ id: deck.id, isNew: true });
  expect((await ask(person, 'POST', '', { ...deck, name: 'Other' })).json).toEqual({ id: deck.id, isNew: false });
  expect(await cardsOf(person, deck.id)).toMatchObject([{ id: 'anki-x67', answerHtml: '<p><b>1</b></p>' }]);
});
