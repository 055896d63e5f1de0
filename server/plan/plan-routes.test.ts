import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST as tellOutcome } from '@/app/api/v1/plans/[id]/outcome/route';
import { DELETE, PUT } from '@/app/api/v1/plans/[id]/route';
import { GET } from '@/app/api/v1/plans/today/route';
import { closeDb } from '@/db/client';
import { findPlan, listOpenPlans, listPlans } from '@/db/queries/plans';
import { plans } from '@/db/schema/schedule';
import { dayText, studyDay } from '@/domain/shared/study-day';
import { cookieName } from '@/server/auth/cookies';
import type { Content } from '@/server/content/content';
import { restoreDeck } from '@/server/decks/restore-deck';
import { createPlanner } from '@/server/plan/create-planner';
import { type Planner, providePlanner } from '@/server/plan/planner';
import { recordReviews } from '@/server/review/record-reviews';
import { startQuizContent } from '@/tests/support/quiz-routes';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

process.env['AUTH_SECRET'] ??= 'a secret of the tests, long enough for anyone';

let database: TestDatabase;
let content: Content;
let planner: Planner;
beforeAll(async () => {
  database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
  ({ content } = await startQuizContent());
  planner = createPlanner();
  providePlanner(planner);
});
afterAll(async () => {
  await planner.close();
  await content.close();
  await closeDb();
  await database.close();
});

const dayMs = 86_400_000;
const today = () => studyDay(new Date(), 'UTC', 4);
const wish = (more: Record<string, unknown> = {}) => ({
  examDay: dayText(today() + 10),
  guides: ['bridges'],
  minutesPerDay: 20,
  daysOff: [],
  ...more,
});

type Answered = { readonly status: number; readonly json: Record<string, unknown> };
async function ask(person: TestPerson, method: string, path: string, body?: unknown): Promise<Answered> {
  const headers: Record<string, string> = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    cookie: `${cookieName('session')}=${person.secret}`,
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = new Request(`http://localhost:3000/api/v1/plans/${path}`, { method, headers, ...sent });
  const handler = method === 'GET' ? GET : method === 'PUT' ? PUT : method === 'DELETE' ? DELETE : tellOutcome;
  const response = await handler(request);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function planned(more: Record<string, unknown> = {}) {
  const person = await makePerson(database.db);
  const id = newId();
  expect((await ask(person, 'PUT', id, wish(more))).status).toBe(200);
  return { person, id };
}

const questions = () =>
  (content.library().guideBySlug.get('bridges')?.questions ?? []).map(({ id }) => `bridges/${id}`);

function answers(person: TestPerson, cards: readonly string[], more: Record<string, unknown> = {}, at = new Date()) {
  const values = cards.map((card) => ({
    id: newId(),
    kind: 'review',
    guide: 'bridges',
    question: card.split('/')[1],
    rating: 3,
    durationMs: 5000,
    mode: 'four',
    revision: 'r',
    edition: 'e',
    at: at.toISOString(),
    timeZone: 'UTC',
    rolloverHour: 4,
    device: newId(),
    ...more,
  }));
  return recordReviews(database.db, { userId: person.id, values, now: new Date() });
}

describe('a plan', () => {
  test('is made once, however often it is sent, and changed under the same id', async () => {
    const { person, id } = await planned();
    const again = await Promise.all([1, 2, 3].map(() => ask(person, 'PUT', id, wish())));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    const changed = await ask(person, 'PUT', id, wish({ minutesPerDay: 30, daysOff: [6, 5] }));
    expect(changed).toEqual({ status: 200, json: { id } });
    const rows = await listPlans(database.db, { userId: person.id });
    expect(rows).toMatchObject([{ id, minutesPerDay: 30, daysOff: [6, 5], guides: ['bridges'], closedAt: null }]);
  });
  test.each([
    [{ examDay: '2026-02-30' }, 422, 'invalid'],
    [{ examDay: dayText(today()) }, 422, 'day_is_past'],
    [{ examDay: dayText(today() + 400) }, 422, 'day_too_far'],
    [{ guides: [] }, 422, 'invalid'],
    [{ guides: ['bridges', 'bridges'] }, 422, 'invalid'],
    [{ guides: ['no-such-guide'] }, 422, 'no_such_guide'],
    [{ minutesPerDay: 0 }, 422, 'invalid'],
    [{ daysOff: [0, 1, 2, 3, 4, 5, 6] }, 422, 'invalid'],
    [{ everyQuestion: 'yes' }, 422, 'invalid'],
    [{ userId: newId() }, 422, 'invalid'],
  ])('that wants %j is refused and not made', async (more, status, code) => {
    const person = await makePerson(database.db);
    expect(await ask(person, 'PUT', newId(), wish(more))).toMatchObject({ status, json: { code } });
    expect(await listPlans(database.db, { userId: person.id })).toEqual([]);
  });
  test('asks every question only where that was wanted', async () => {
    const { person, id } = await planned();
    expect(await findPlan(database.db, { userId: person.id, id })).toMatchObject({ everyQuestion: false });
    expect((await ask(person, 'PUT', id, wish({ everyQuestion: true }))).status).toBe(200);
    expect(await findPlan(database.db, { userId: person.id, id })).toMatchObject({ everyQuestion: true });
  });
  test('of another person is neither seen nor changed', async () => {
    const { person, id } = await planned();
    const other = await makePerson(database.db);
    expect(await ask(other, 'PUT', id, wish({ minutesPerDay: 5 }))).toMatchObject({ status: 409 });
    expect(await ask(other, 'DELETE', id)).toMatchObject({ status: 404 });
    expect(await ask(other, 'GET', `today?plan=${id}`)).toMatchObject({ status: 404 });
    expect(await findPlan(database.db, { userId: person.id, id })).toMatchObject({ minutesPerDay: 20, closedAt: null });
  });
  test('that has ended stays ended, and makes room for another', async () => {
    const { person, id } = await planned();
    for (let count = 0; count < 2; count += 1) expect((await ask(person, 'DELETE', id)).status).toBe(200);
    expect(await ask(person, 'PUT', id, wish({ minutesPerDay: 5 }))).toMatchObject({ json: { code: 'plan_ended' } });
    expect(await ask(person, 'GET', 'today')).toMatchObject({ status: 200, json: { plan: null, cards: [] } });
    for (let count = 0; count < 5; count += 1) expect((await ask(person, 'PUT', newId(), wish())).status).toBe(200);
    expect(await ask(person, 'PUT', newId(), wish())).toMatchObject({ json: { code: 'too_many_plans' } });
    expect(await listOpenPlans(database.db, { userId: person.id })).toHaveLength(5);
  });
  test('is told how it went from its day on, and not before', async () => {
    const { person, id } = await planned();
    expect(await ask(person, 'POST', `${id}/outcome`, { outcome: 'well' })).toMatchObject({
      status: 409,
      json: { code: 'too_soon' },
    });
    await database.db.update(plans).set({ examDay: today() });
    expect(await ask(person, 'POST', `${id}/outcome`, { outcome: 'superbly' })).toMatchObject({ status: 422 });
    expect((await ask(person, 'POST', `${id}/outcome`, { outcome: 'mixed' })).status).toBe(200);
    expect(await findPlan(database.db, { userId: person.id, id })).toMatchObject({ outcome: 'mixed' });
    expect(await listOpenPlans(database.db, { userId: person.id })).toEqual([]);
  });
});

describe("today's cards", () => {
  test('are every question of the guides that fits into the minutes, new ones by level', async () => {
    const { person, id } = await planned();
    const { json } = await ask(person, 'GET', 'today');
    expect(json).toMatchObject({ plan: id, state: 'fresh', day: dayText(today()), doneToday: 0 });
    expect([...(json['cards'] as string[])].sort()).toEqual(questions().sort());
    expect(json['seconds']).toBe(questions().length * 40);
  });
  test('go down with each answer, whatever was answered in which guide', async () => {
    const { person } = await planned();
    const [first = '', second = ''] = questions();
    await answers(person, [first]);
    const { json } = await ask(person, 'GET', 'today');
    expect(json).toMatchObject({ state: 'fresh', doneToday: 1 });
    expect(json['cards']).not.toContain(first);
    expect(json['cards']).toContain(second);
  });
  test('stop when the minutes are used, not when the estimate is', async () => {
    const { person } = await planned({ minutesPerDay: 1 });
    const [first = ''] = questions();
    // The default is 40 seconds for a new card: one fits into a minute.
    expect((await ask(person, 'GET', 'today')).json['cards']).toHaveLength(1);
    await answers(person, [first], { durationMs: 59_500 });
    expect((await ask(person, 'GET', 'today')).json['cards']).toEqual([]);
  });
  test('may be those of a deck of one’s own, which nobody else can plan with', async () => {
    const [person, other] = [await makePerson(database.db), await makePerson(database.db)];
    const card = { card: 'anki-x67', guid: 'g', front: 'one', back: '1', tags: [], hasMath: false, isParked: false };
    const deck = { id: newId(), name: 'Numbers', cards: [card] };
    await restoreDeck(database.db, { userId: person.id, deck, now: new Date() });
    const guides = [`~${deck.id}`];
    const refused = await ask(other, 'PUT', newId(), wish({ guides }));
    expect(refused).toMatchObject({ status: 422, json: { code: 'no_such_guide' } });
    expect((await ask(person, 'PUT', newId(), wish({ guides }))).status).toBe(200);
    expect((await ask(person, 'GET', 'today')).json['cards']).toEqual([`~${deck.id}/anki-x67`]);
  });
  test('are none on a day off and on the day itself', async () => {
    const weekday = (today() + 3) % 7;
    const { person, id } = await planned({ daysOff: [weekday] });
    expect((await ask(person, 'GET', `today?plan=${id}`)).json['cards']).toEqual([]);
    const day = await planned();
    await database.db.update(plans).set({ examDay: today() });
    expect((await ask(day.person, 'GET', 'today')).json['cards']).toEqual([]);
  });
  test('leave out what was set aside, and keep the memory of a question under its former name', async () => {
    const { person } = await planned();
    const [first = ''] = questions();
    const {
      id: _,
      kind: __,
      ...stamp
    } = {
      id: '',
      kind: '',
      guide: 'bridges',
      at: new Date(Date.now() - dayMs).toISOString(),
      timeZone: 'UTC',
      rolloverHour: 4,
      device: newId(),
    };
    const suspend = { ...stamp, id: newId(), kind: 'suspend', question: first.split('/')[1] };
    await recordReviews(database.db, { userId: person.id, values: [suspend], now: new Date() });
    const { json } = await ask(person, 'GET', 'today');
    expect(json['cards']).toHaveLength(questions().length - 1);
    expect(json['cards']).not.toContain(first);
  });
});
