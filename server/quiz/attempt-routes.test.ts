import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDb } from '@/db/client';
import { attemptItems, attempts } from '@/db/schema/quizzes';
import { reviewEvents } from '@/db/schema/reviews';
import { settings } from '@/db/schema/users';
import type { AttemptView, FinishedAttempt, RunningAttempt, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';
import type { Content } from '@/server/content/content';
import { attemptRequest, QuizBrowser, startQuizContent } from '@/tests/support/quiz-routes';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
let content: Content;
let dir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('AUTH_URL', 'http://localhost:3000');
  ({ content, dir } = await startQuizContent());
}, 60_000);
afterAll(async () => {
  vi.useRealTimers();
  await content.close();
  await closeDb();
  await database.close();
  await rm(dir, { recursive: true });
});
beforeEach(() => {
  vi.useRealTimers();
});

/** The right answers, by what the items ask. */
const textOf = (item: ShownItem, wanted: string): string =>
  item.choices.find(({ html }) => html.replace(/<[^>]*>/g, '').trim() === wanted)?.id ?? 'none';

function rightAnswer(item: ShownItem): Response {
  const byPrompt: readonly (readonly [RegExp, () => Response])[] = [
    [/runs through an arch/, () => ({ type: 'single', choice: textOf(item, 'Compression') })],
    [/keystone/, () => ({ type: 'boolean', value: false })],
    [/live loads/, () => ({ type: 'multiple', choices: [textOf(item, 'Cars'), textOf(item, 'Wind')] })],
    [/unit is a force/, () => ({ type: 'short', text: ' CanaryNewton ' })],
    [
      /steps in order/,
      () => ({ type: 'order', order: ['Towers', 'Cables', 'Hangers', 'Deck'].map((step) => textOf(item, step)) }),
    ],
    [/hangs from/, () => ({ type: 'cloze', gaps: { a: 'canaryhangers', b: 'canarycables' } })],
    [/two halves/, () => ({ type: 'number', text: '1,225 m' })],
    [/print/, () => ({ type: 'single', choice: textOf(item, '31') })],
  ];
  const found = byPrompt.find(([prompt]) => prompt.test(item.promptText));
  if (found === undefined) throw new Error(`no answer to ${item.promptText}`);
  return found[1]();
}

const answerTo = (response: Response | null, more: Record<string, unknown> = {}) => ({
  writeId: newId(),
  response,
  isFlagged: false,
  durationMs: 1200,
  ...more,
});

async function start(browser: QuizBrowser, more: Record<string, unknown> = {}): Promise<string> {
  const request = attemptRequest(more);
  const { status } = await browser.ask('POST', '/api/v1/attempts', request);
  expect(status).toBe(201);
  return request.id;
}

async function view<State extends AttemptView = RunningAttempt>(browser: QuizBrowser, id: string): Promise<State> {
  return (await browser.ask('GET', `/api/v1/attempts/${id}`)).json as State;
}

const put = (browser: QuizBrowser, id: string, ref: string, body: unknown) =>
  browser.ask('PUT', `/api/v1/attempts/${id}/responses/${ref}`, body);
const submit = (browser: QuizBrowser, id: string) => browser.ask('POST', `/api/v1/attempts/${id}/submit`, {});

async function answerAll(browser: QuizBrowser, id: string): Promise<RunningAttempt> {
  const running = await view(browser, id);
  for (const item of running.items)
    expect((await put(browser, id, item.ref, answerTo(rightAnswer(item)))).status).toBe(200);
  return running;
}

async function signedIn() {
  const person = await makePerson(database.db);
  return { person, browser: new QuizBrowser(person.secret) };
}

const eventsOf = (userId: string) =>
  database.db.select().from(reviewEvents).where(eq(reviewEvents.userId, userId)).orderBy(reviewEvents.seq);

describe('an exam', () => {
  test('asks every type without its key, and says everything once it is submitted', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser);
    const running = await answerAll(browser, id);
    expect(running.items.map(({ type }) => type).sort()).toEqual(
      ['boolean', 'cloze', 'multiple', 'number', 'order', 'short', 'single', 'single'].sort(),
    );
    expect((await view(browser, id)).responses[running.items[0]?.ref ?? '']?.response).not.toBeNull();
    const before = browser.received.join('\n');
    // What the learner typed comes back to them; nothing else of the keys does.
    expect(before.replaceAll(/"(?:text|a|b)":"[^"]*"/g, '')).not.toMatch(/canary/i);
    expect(before).not.toMatch(/"correct"|"isKey"|"accept"|"tolerance"|"keyHash"/);
    expect((await submit(browser, id)).json).toEqual({ state: 'finished' });
    const finished = await view<FinishedAttempt>(browser, id);
    expect(finished.score).toMatchObject({ points: 8, items: 8, percent: 100, interval: null });
    expect(finished.score.byLevel.map(({ name, items }) => [name, items])).toEqual([
      ['Beginner', 4],
      ['Intermediate', 2],
      ['Advanced', 2],
    ]);
    const words = JSON.stringify(finished.graded);
    for (const type of ['single', 'boolean', 'multiple', 'short', 'order', 'cloze', 'number', 'code'])
      expect(words).toContain(`CANARY-explained-${type}`);
    expect(words).toContain('CANARY-why-wrong');
  });

  test('choices keep their text as it is written, gaps are places, and code is highlighted', async () => {
    const browser = new QuizBrowser();
    const { items } = await view(browser, await start(browser));
    const code = items.find(({ codeHtml }) => codeHtml !== null);
    expect(code?.choices.map(({ html }) => html).sort()).toEqual(['0x1F', '1.0', '31', 'null']);
    expect(code?.codeHtml).toContain('<pre');
    const cloze = items.find(({ type }) => type === 'cloze');
    expect(cloze?.promptHtml).toContain('<span data-gap="a"></span>');
    expect(cloze?.gaps).toEqual(['a', 'b']);
  });

  test('starts once however often it is asked to, and an id cannot be used for something else', async () => {
    const browser = new QuizBrowser();
    const request = attemptRequest();
    const first = await browser.ask('POST', '/api/v1/attempts', request);
    const again = await Promise.all([1, 2, 3].map(() => browser.ask('POST', '/api/v1/attempts', request)));
    expect([first.status, ...again.map(({ status }) => status)]).toEqual([201, 200, 200, 200]);
    const other = await browser.ask('POST', '/api/v1/attempts', { ...request, mode: 'practice' });
    expect([other.status, (other.json as { code: string }).code]).toEqual([409, 'id_used']);
    const foreign = await new QuizBrowser().ask('POST', '/api/v1/attempts', request);
    expect([foreign.status, (foreign.json as { code: string }).code]).toEqual([409, 'id_used']);
  });

  test('two clicks at once make one attempt', async () => {
    const { browser, person } = await signedIn();
    const request = attemptRequest();
    const both = await Promise.all([1, 2, 3, 4].map(() => browser.ask('POST', '/api/v1/attempts', request)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(await database.db.$count(attempts, eq(attempts.userId, person.id))).toBe(1);
  });

  test('the greatest write stands, in whatever order writes arrive and however often', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser);
    const item = (await view(browser, id)).items.find(({ type }) => type === 'boolean');
    const ref = item?.ref ?? '';
    const early = answerTo({ type: 'boolean', value: true });
    const late = { ...answerTo({ type: 'boolean', value: false }), writeId: newId({ msecs: Date.now() + 5 }) };
    expect((await put(browser, id, ref, late)).json).toMatchObject({ status: 'saved' });
    expect((await put(browser, id, ref, early)).json).toMatchObject({
      status: 'superseded',
      saved: { response: { value: false }, writeId: late.writeId },
    });
    expect((await put(browser, id, ref, late)).json).toMatchObject({ status: 'duplicate' });
    const taken = { ...answerTo(null), writeId: newId({ msecs: Date.now() + 10 }) };
    expect((await put(browser, id, ref, taken)).json).toMatchObject({ status: 'saved', saved: { response: null } });
    expect((await view(browser, id)).responses[ref]?.response).toBeNull();
  });

  test('after submission nothing changes, and submitting again is the same', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser);
    const { items } = await answerAll(browser, id);
    await submit(browser, id);
    const late = await put(browser, id, items[0]?.ref ?? '', answerTo(null));
    expect([late.status, (late.json as { code: string }).code]).toEqual([409, 'finished']);
    expect((await submit(browser, id)).status).toBe(200);
    expect((await view<FinishedAttempt>(browser, id)).score.points).toBe(8);
  });

  test('answers that race the submission are in the grade, or refused', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { browser } = await signedIn();
      const id = await start(browser);
      const { items } = await view(browser, id);
      const [answers] = await Promise.all([
        Promise.all(items.map((item) => put(browser, id, item.ref, answerTo(rightAnswer(item))))),
        submit(browser, id),
      ]);
      const saved = answers.filter(({ status }) => status === 200).length;
      expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
      expect((await view<FinishedAttempt>(browser, id)).score.points).toBe(saved);
      const rows = await database.db.select().from(attemptItems).where(eq(attemptItems.attemptId, id));
      expect(rows.filter(({ response }) => response !== null)).toHaveLength(saved);
    }
  });

  test('is graded by what was asked, whatever the content says meanwhile', async () => {
    const file = path.join(dir, 'guides/bridges/content/arch.md');
    const before = await readFile(file, 'utf8');
    const browser = new QuizBrowser();
    const id = await start(browser);
    const { items, edition } = await answerAll(browser, id);
    await writeFile(
      file,
      '---\nquiz:\n  - id: three\n    type: boolean\n    prompt: New.\n    value: true\n---\nNew.\n',
    );
    await content.refresh();
    expect(content.library().guideBySlug.get('bridges')?.edition).not.toBe(edition);
    await submit(browser, id);
    const finished = await view<FinishedAttempt>(browser, id);
    expect([finished.score.points, finished.edition]).toEqual([8, edition]);
    expect(finished.items.map(({ promptHtml }) => promptHtml)).toEqual(items.map(({ promptHtml }) => promptHtml));
    await writeFile(file, before);
    await content.refresh();
  });
});

describe('what is refused', () => {
  const bad: readonly (readonly [string, unknown])[] = [
    ['a key more', { ...answerTo(null), credit: 1 }],
    ['no write id', { response: null, isFlagged: false, durationMs: 1 }],
    ['a write id of another kind', { ...answerTo(null), writeId: '0d0f4b1e-0000-4000-8000-000000000000' }],
    ['a negative time', answerTo(null, { durationMs: -1 })],
    ['a choice of another item', answerTo({ type: 'single', choice: 'ffffffff' })],
    ['another type', answerTo({ type: 'number', text: '1' })],
    ['two choices for one', answerTo({ type: 'single', choices: [] } as never)],
    ['a number that is none', answerTo({ type: 'boolean', value: 1 } as never)],
    ['half a character', answerTo({ type: 'short', text: '\ud800' })],
    ['a choice twice', answerTo({ type: 'multiple', choices: ['00000000', '00000000'] })],
    ['checking in an exam', answerTo(null, { check: true })],
  ];
  test.each(bad)('%s', async (_, body) => {
    const browser = new QuizBrowser();
    const id = await start(browser);
    const item = (await view(browser, id)).items.find(({ type }) => type === 'single');
    const refused = await put(browser, id, item?.ref ?? '', body);
    expect(refused.status).toBe(422);
    expect((await view(browser, id)).responses[item?.ref ?? '']?.response).toBeNull();
  });

  test('nothing to ask, no such guide, and ids that are none', async () => {
    const browser = new QuizBrowser();
    const choice = { length: 10, levels: ['Nowhere'], topics: [], clockMinutes: null };
    expect((await browser.ask('POST', '/api/v1/attempts', attemptRequest({ choice }))).status).toBe(422);
    expect((await browser.ask('POST', '/api/v1/attempts', attemptRequest({ guide: 'none' }))).status).toBe(404);
    expect((await browser.ask('POST', '/api/v1/attempts', attemptRequest({ id: 'x' }))).status).toBe(422);
    expect((await browser.ask('POST', '/api/v1/attempts', attemptRequest({ score: 30 }))).status).toBe(422);
    expect((await browser.ask('GET', '/api/v1/attempts/x')).status).toBe(404);
  });

  test('somebody else’s attempt is the same as none', async () => {
    const { browser } = await signedIn();
    const id = await start(browser);
    const ref = (await view(browser, id)).items[0]?.ref ?? '';
    const strip = (text: string) => text.replace(/"requestId":"[^"]*"/, '');
    for (const other of [new QuizBrowser(), (await signedIn()).browser]) {
      await start(other);
      for (const [method, part, body] of [
        ['GET', '', undefined],
        ['PUT', `/responses/${ref}`, answerTo(null)],
        ['POST', '/submit', {}],
        ['POST', '/extend', { extension: 1 }],
        ['POST', `/hints/${ref}`, { count: 1 }],
      ] as const) {
        const theirs = await other.ask(method, `/api/v1/attempts/${id}${part}`, body);
        const none = await other.ask(method, `/api/v1/attempts/${newId()}${part}`, body);
        expect([theirs.status, strip(theirs.text)]).toEqual([404, strip(none.text)]);
      }
    }
    expect((await view(browser, id)).state).toBe('running');
  });
});

describe('practice', () => {
  test('a checked answer is graded, explained and closed; the others stay secret', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser, { mode: 'practice' });
    const { items } = await view(browser, id);
    const item = items.find(({ promptText }) => /arch\?/.test(promptText));
    const ref = item?.ref ?? '';
    const wrong = { type: 'single', choice: textOf(item as ShownItem, 'Shear') } as const;
    const checked = await put(browser, id, ref, answerTo(wrong, { check: true }));
    expect(checked.json).toMatchObject({ graded: { credit: 0, verdict: 'wrong' }, saved: { isChecked: true } });
    expect(checked.text).toContain('CANARY-why-right');
    expect(checked.text).not.toMatch(/CANARY-explained-(?!single)/);
    const again = await put(browser, id, ref, answerTo(rightAnswer(item as ShownItem), { check: true }));
    expect([again.status, (again.json as { code: string }).code]).toEqual([409, 'checked']);
    expect(Object.keys((await view(browser, id)).graded)).toEqual([ref]);
  });

  test('a check that is sent twice is one check, and tells the grade both times', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser, { mode: 'practice' });
    const item = (await view(browser, id)).items[0] as ShownItem;
    const body = answerTo(rightAnswer(item), { check: true });
    const answers = await Promise.all([1, 2, 3].map(() => put(browser, id, item.ref, body)));
    for (const { json } of answers) expect(json).toMatchObject({ graded: { credit: 1 } });
  });

  test('hints open one after the other, and are noted', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser, { mode: 'practice' });
    const item = (await view(browser, id)).items.find(({ hintCount }) => hintCount === 2);
    expect(JSON.stringify(item)).not.toContain('CANARY-hint');
    const opened = await browser.ask('POST', `/api/v1/attempts/${id}/hints/${item?.ref}`, { count: 1 });
    expect(opened.text).toContain('CANARY-hint-one');
    expect(opened.text).not.toContain('CANARY-hint-two');
    const rows = await database.db.select().from(attemptItems).where(eq(attemptItems.attemptId, id));
    expect(rows.find(({ ref }) => ref === item?.ref)?.hints).toBe(1);
    expect((await browser.ask('POST', `/api/v1/attempts/${id}/hints/${item?.ref}`, { count: 3 })).status).toBe(404);
    const exam = await start(browser);
    expect((await browser.ask('POST', `/api/v1/attempts/${exam}/hints/${item?.ref}`, { count: 1 })).status).toBe(422);
  });
});

describe('the clock', () => {
  const withClock = { choice: { length: 'all', levels: [], topics: [], clockMinutes: 10 } };
  const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

  test('what it cuts off is graded as it was saved, and nothing is taken afterwards', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser, withClock);
    const { items } = await view(browser, id);
    const first = items[0] as ShownItem;
    await put(browser, id, first.ref, answerTo(rightAnswer(first)));
    vi.useFakeTimers({ toFake: ['Date'] });
    pass(10.05);
    const inTime = items[1] as ShownItem;
    expect((await put(browser, id, inTime.ref, answerTo(rightAnswer(inTime)))).status).toBe(200);
    pass(1);
    const late = items[2] as ShownItem;
    const refused = await put(browser, id, late.ref, answerTo(rightAnswer(late)));
    expect([refused.status, (refused.json as { code: string }).code]).toEqual([409, 'time_over']);
    const finished = await view<FinishedAttempt>(browser, id);
    expect(finished).toMatchObject({ state: 'finished', endedBy: 'clock', durationMs: 600_000 });
    expect(finished.score.points).toBe(2);
  });

  test('can be extended ten times, each once however often it is asked for', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser, withClock);
    const extend = (extension: number) => browser.ask('POST', `/api/v1/attempts/${id}/extend`, { extension });
    const before = Date.parse((await view(browser, id)).deadlineAt ?? '');
    const once = (await extend(1)).json as { deadlineAt: string; extensionsLeft: number };
    expect(Date.parse(once.deadlineAt) - before).toBe(150_000);
    expect((await extend(1)).json).toEqual(once);
    expect((await extend(3)).status).toBe(409);
    for (let extension = 2; extension <= 10; extension += 1) expect((await extend(extension)).status).toBe(200);
    expect((await extend(11)).status).toBe(409);
    expect(await view(browser, id)).toMatchObject({ extensions: 10, extensionsLeft: 0 });
  });

  test('there is none unless it was asked for', async () => {
    const browser = new QuizBrowser();
    const id = await start(browser);
    expect((await view(browser, id)).deadlineAt).toBeNull();
    expect((await browser.ask('POST', `/api/v1/attempts/${id}/extend`, { extension: 1 })).status).toBe(422);
  });
});

describe('accounts', () => {
  test('what a guest did is claimed at sign-in, once, and leaves its events', async () => {
    const browser = new QuizBrowser();
    const [done, open] = [await start(browser), await start(browser)];
    await answerAll(browser, done);
    await submit(browser, done);
    const person = await makePerson(database.db);
    browser.signIn(person.secret);
    expect((await view(browser, open)).isGuest).toBe(true);
    expect((await browser.ask('POST', '/api/v1/attempts/claim', {})).json).toEqual({ claimed: 2 });
    expect(browser.hasGuestCookie).toBe(false);
    expect((await browser.ask('POST', '/api/v1/attempts/claim', {})).json).toEqual({ claimed: 0 });
    expect((await view(browser, done)).isGuest).toBe(false);
    const events = await eventsOf(person.id);
    expect(events.map(({ kind, credit }) => [kind, credit])).toEqual(Array(8).fill(['quiz', 1]));
  });

  test('right and wrong answers are events; misses are queued on asking, once, or by setting', async () => {
    const { browser, person } = await signedIn();
    const id = await start(browser);
    const { items } = await view(browser, id);
    const [right, wrong] = items as [ShownItem, ShownItem];
    await put(browser, id, right.ref, answerTo(rightAnswer(right)));
    const empty = wrong.type === 'boolean' ? ({ type: 'boolean', value: true } as const) : null;
    await put(browser, id, wrong.ref, answerTo(empty));
    await submit(browser, id);
    const kinds = async () => (await eventsOf(person.id)).map(({ kind }) => kind);
    expect(await kinds()).toEqual(Array(empty === null ? 1 : 2).fill('quiz'));
    const queued = await browser.ask('POST', `/api/v1/attempts/${id}/queue`, {});
    expect(queued.json).toEqual({ added: 4 });
    await browser.ask('POST', `/api/v1/attempts/${id}/queue`, {});
    expect((await kinds()).filter((kind) => kind === 'queue')).toHaveLength(4);

    const { browser: second, person: keen } = await signedIn();
    await database.db.insert(settings).values({ userId: keen.id, queueMisses: true });
    await submit(second, await start(second));
    expect((await eventsOf(keen.id)).map(({ kind }) => kind)).toEqual(Array(4).fill('queue'));
  });

  test('attempts are counted, and items seen before are marked', async () => {
    const { browser } = await signedIn();
    const first = await start(browser);
    await submit(browser, first);
    const second = await start(browser);
    await submit(browser, second);
    expect(await view(browser, first)).toMatchObject({ attemptNumber: 1, seenBefore: 0 });
    expect(await view(browser, second)).toMatchObject({ attemptNumber: 2, seenBefore: 8 });
  });
});

test('a guide without items is a self-rated run, and says so', async () => {
  const { browser, person } = await signedIn();
  const id = await start(browser, { guide: 'stones' });
  const running = await view(browser, id);
  expect(running.kind).toBe('self_rated');
  expect(running.items.map(({ type, answerHtml }) => [type, answerHtml])).toEqual([
    ['self', '<p>Talc.</p>'],
    ['self', '<p>Diamond.</p>'],
  ]);
  const [one, two] = running.items as [ShownItem, ShownItem];
  await put(browser, id, one.ref, answerTo({ type: 'self', rating: 'partly' }));
  await put(browser, id, two.ref, answerTo({ type: 'self', rating: 'knew' }));
  await submit(browser, id);
  expect(await view(browser, id)).toMatchObject({ kind: 'self_rated', score: { points: 1.5, percent: 75 } });
  expect(await eventsOf(person.id)).toEqual([]);
});
