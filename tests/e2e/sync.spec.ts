import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { listReviewsAfter } from '@/db/queries/reviews';
import { saveSettings } from '@/db/queries/settings';
import { accountEvents, browserData } from '@/tests/support/browser-data';
import { cards, openCards, rate } from '@/tests/support/card-steps';
import { makePerson, signIn, type TestPerson, withAppDatabase } from '@/tests/support/signed-in';
import { expectAccessible } from './journey';

const done = (page: Page) => page.getByRole('progressbar');

const saved = (page: Page) => expect(page.getByText('All ratings are saved to your account')).toBeVisible();
const person = (): Promise<TestPerson> => withAppDatabase((db) => makePerson(db));
const idsOf = (rows: readonly unknown[]): string[] => rows.map((row) => (row as { id: string }).id).sort();

/** The session ends; what the browser keeps stays. */
async function expire(context: BrowserContext): Promise<void> {
  const { deleteSessions } = await import('@/db/queries/sessions');
  const { userId } = await context.request.get('/api/v1/me').then(async (answer) => {
    const { account } = (await answer.json()) as { account: { id: string } };
    return { userId: account.id };
  });
  await withAppDatabase((db) => deleteSessions(db, { userId, keep: null }));
}

test('a rating carries the zone and the hour that the account has chosen, and after signing out those of the browser', async ({
  context,
  page,
}) => {
  const who = await signIn(context, await person());
  await withAppDatabase((db) =>
    saveSettings(db, {
      userId: who.id,
      settings: {
        timeZone: 'Asia/Tokyo',
        rolloverHour: 3,
        newPerDay: 20,
        reviewsPerDay: 200,
        theme: 'system',
        queueMisses: false,
      },
      now: new Date(),
    }),
  );
  await openCards(page);
  await saved(page);
  await rate(page, '3');
  await expect.poll(async () => (await accountEvents(who.id)).length).toBe(1);
  const [row] = await withAppDatabase((db) => listReviewsAfter(db, { userId: who.id, after: 0, limit: 1 }));
  expect(row?.event).toMatchObject({ timeZone: 'Asia/Tokyo', rolloverHour: 3 });
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/$/);
  expect(await page.evaluate(() => localStorage.getItem('cairn-study'))).toBeNull();
});

test('ratings of a stranger move into the account at the first page after signing in, once', async ({
  context,
  page,
}) => {
  await openCards(page);
  await rate(page, '321');
  const made = idsOf((await browserData(page)).events);
  expect(made).toHaveLength(3);
  const who = await signIn(context);
  await page.goto('/guides');
  await expect.poll(async () => (await accountEvents(who.id)).sort()).toEqual(made);
  await expect.poll(async () => (await browserData(page)).outbox).toEqual([]);
  await openCards(page);
  await saved(page);
  await expectAccessible(page);
  await page.reload();
  await saved(page);
  expect((await accountEvents(who.id)).sort()).toEqual(made);
});

test('they also move when the account already has some, and a second device sees all and goes on', async ({
  browser,
}) => {
  const who = await person();
  const first = await browser.newContext();
  const desk = await first.newPage();
  await signIn(first, who);
  await openCards(desk);
  await rate(desk, '44');
  await saved(desk);
  await expect.poll(async () => (await accountEvents(who.id)).length).toBe(2);

  const second = await browser.newContext();
  const phone = await second.newPage();
  await openCards(phone);
  await rate(phone, '11');
  await signIn(second, who);
  await phone.reload();
  await saved(phone);
  expect(await accountEvents(who.id)).toHaveLength(4);
  expect(idsOf((await browserData(phone)).events)).toEqual((await accountEvents(who.id)).sort());
  await rate(phone, '3');
  await expect.poll(async () => (await accountEvents(who.id)).length).toBe(5);

  await desk.goto('/guides/sql');
  await expect.poll(async () => idsOf((await browserData(desk)).events)).toEqual((await accountEvents(who.id)).sort());
  await expect(desk.getByRole('img', { name: /^(?:Recall|Still learning)/ })).not.toHaveCount(0);
  await first.close();
  await second.close();
});

test('without a network ratings wait and the page says so; with it they are sent', async ({ context, page }) => {
  const who = await signIn(context);
  await openCards(page);
  await rate(page, '3');
  await saved(page);
  await context.setOffline(true);
  await rate(page, '34');
  await expect(page.getByText('Offline. Ratings are kept here and sent later: 2 waiting.')).toBeVisible();
  await expect(page.getByText('2 ratings waiting')).toBeVisible();
  await expectAccessible(page);
  expect(await accountEvents(who.id)).toHaveLength(1);
  await context.setOffline(false);
  await saved(page);
  await expect(page.getByText('Offline.')).toBeHidden();
  expect(await accountEvents(who.id)).toHaveLength(3);
});

test('a connection cut after the server had the ratings loses nothing and doubles nothing', async ({
  context,
  page,
}) => {
  const who = await signIn(context);
  let cuts = 0;
  await page.route('**/api/v1/reviews', async (route) => {
    if (route.request().method() !== 'POST' || cuts > 1) return await route.continue();
    const body = route.request().postDataJSON() as { events: unknown[] };
    if (body.events.length === 0) return await route.continue();
    cuts += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await openCards(page);
  await rate(page, '3241');
  await expect.poll(() => cuts, { timeout: 30_000 }).toBe(2);
  await expect.poll(async () => (await browserData(page)).outbox, { timeout: 30_000 }).toEqual([]);
  await saved(page);
  const inAccount = await accountEvents(who.id);
  expect([...inAccount].sort()).toEqual(idsOf((await browserData(page)).events));
  expect(new Set(inAccount).size).toBe(4);
});

test('two tabs that sync at once send everything once', async ({ context, page }) => {
  const who = await signIn(context);
  await openCards(page);
  const other = await context.newPage();
  await other.goto('/guides/sql');
  await page.bringToFront();
  await rate(page, '3333');
  await other.bringToFront();
  await page.bringToFront();
  await expect.poll(async () => (await browserData(page)).outbox).toEqual([]);
  expect(await accountEvents(who.id)).toHaveLength(4);
});

test('a server that cannot save keeps the queue, and nothing looks like being signed out', async ({
  context,
  page,
}) => {
  const who = await signIn(context);
  await openCards(page);
  await rate(page, '3');
  await saved(page);
  await page.route('**/api/v1/reviews', (route) =>
    route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: { code: 'unavailable' } }),
  );
  await rate(page, '2');
  await expect(page.getByText('The server cannot save for the moment.')).toBeVisible();
  await expect(page.getByRole('link', { name: /Sign in to send/ })).toHaveCount(0);
  await page.unroute('**/api/v1/reviews');
  await saved(page);
  expect(await accountEvents(who.id)).toHaveLength(2);
});

test('what the server refuses is kept beside, shown, and can be saved as a file', async ({ context, page }) => {
  await signIn(context);
  await page.route('**/api/v1/reviews', async (route) => {
    if (route.request().method() !== 'POST') return await route.continue();
    const { events } = route.request().postDataJSON() as { events: { id: string }[] };
    const results = events.map(({ id }) => ({ id, status: 'rejected', code: 'time_zone' }));
    await route.fulfill({ json: { results, latest: 0 } });
  });
  await openCards(page);
  await rate(page, '3');
  await expect.poll(async () => (await browserData(page)).refused).toHaveLength(1);
  expect((await browserData(page)).outbox).toEqual([]);
  await page.goto('/settings');
  await expect(page.getByText('The server refused 1 rating.')).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save them as a file' }).click();
  expect((await download).suggestedFilename()).toBe('refused-ratings.json');
});

test('a session that has ended keeps the queue and asks to sign in; then it is sent', async ({ context, page }) => {
  const who = await signIn(context);
  await openCards(page);
  await rate(page, '3');
  await saved(page);
  await expire(context);
  await rate(page, '41');
  const link = page.getByRole('link', { name: 'Sign in to send 2 ratings' });
  await expect(link).toBeVisible();
  await expect(link).toHaveAttribute('href', `/sign-in?returnTo=${encodeURIComponent(cards)}`);
  expect((await browserData(page)).outbox).toHaveLength(2);
  const { insertSession } = await import('@/db/queries/sessions');
  const { secretHash } = await import('@/server/auth/secret-token');
  const now = new Date();
  const session = { userId: who.id, method: 'email' as const, device: 'Test', now };
  const expires = new Date(now.getTime() + 86_400_000);
  await withAppDatabase((db) => insertSession(db, { ...session, tokenHash: secretHash(who.secret), expires }));
  await page.reload();
  await saved(page);
  expect(await accountEvents(who.id)).toHaveLength(3);
});

test('somebody else who signs in gets nothing of the first person, and is asked', async ({ context, page }) => {
  const first = await signIn(context);
  await openCards(page);
  await rate(page, '33');
  await saved(page);
  await context.setOffline(true);
  await rate(page, '1');
  await expect(page.getByText('1 waiting')).toBeVisible();
  const second = await person();
  await signIn(context, second);
  await context.setOffline(false);
  const dialog = page.getByRole('dialog', { name: 'Ratings of another account' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText('This browser holds 1 rating of another account');
  // The page may be about to start anew, since the store has changed hands.
  await expect(() => expectAccessible(page)).toPass();
  await dialog.getByRole('button', { name: 'Keep them for that account' }).click();
  await expect(dialog).toBeHidden();
  await expect(done(page)).toHaveAttribute('aria-valuenow', '0');
  await rate(page, '4');
  await expect.poll(async () => (await accountEvents(second.id)).length).toBe(1);
  expect(await accountEvents(first.id)).toHaveLength(2);
  const data = await browserData(page);
  expect(data.parked).toHaveLength(1);
  expect(data.events).toHaveLength(1);

  await signIn(context, first);
  await page.goto('/guides');
  await expect.poll(async () => (await accountEvents(first.id)).length).toBe(3);
  expect(await accountEvents(second.id)).toHaveLength(1);
  // The page starts anew when the store changes hands.
  await expect
    .poll(() =>
      browserData(page).then(
        ({ parked }) => parked,
        () => null,
      ),
    )
    .toEqual([]);
});

test('ratings made while nobody was signed in may be taken by the person who says they are theirs', async ({
  context,
  page,
}) => {
  const first = await signIn(context);
  await openCards(page);
  await rate(page, '3');
  await saved(page);
  await context.clearCookies();
  await openCards(page);
  await rate(page, '22');
  await expect(page.getByRole('link', { name: 'Sign in to send 2 ratings' })).toBeVisible();
  const second = await person();
  await signIn(context, second);
  await page.reload();
  const dialog = page.getByRole('dialog', { name: 'Ratings of another account' });
  await dialog.getByRole('button', { name: 'Take 2 ratings into this account' }).click();
  await expect.poll(async () => (await accountEvents(second.id)).length).toBe(2);
  await saved(page);
  expect(await accountEvents(first.id)).toHaveLength(1);
});

test('signing out sends what waits and leaves nothing of the person in the browser', async ({ context, page }) => {
  const who = await signIn(context);
  await openCards(page);
  await rate(page, '321');
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'This browser' });
  await expect(section.getByText('Ratings kept here')).toBeVisible();
  const device = (await browserData(page)).settings.find((row) => (row as { name: string }).name === 'device');
  await section.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await accountEvents(who.id)).toHaveLength(3);
  const { settings, ...rest } = await browserData(page);
  expect(rest).toEqual({ events: [], outbox: [], refused: [], parked: [], sittings: [], decks: [] });
  expect(settings.filter((row) => (row as { name: string }).name !== 'device')).toEqual([]);
  expect(settings).not.toContainEqual(device);
  const cookies = await context.cookies();
  expect(cookies.map((cookie) => cookie.name)).not.toContain('cairn-signed-in');
  await page.goto('/guides/sql');
  await expect(page.locator('.practice [data-guide-progress]')).toContainText('none practised yet');
});

test('signing out with unsent ratings asks, and what is kept is sent when the person comes back', async ({
  context,
  page,
}) => {
  const who = await signIn(context);
  await page.route('**/api/v1/reviews', (route) => route.fulfill({ status: 503, json: {} }));
  await openCards(page);
  await rate(page, '3');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ratings not sent' });
  await expect(dialog).toContainText('1 rating has not been sent');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Keep them and sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect((await browserData(page)).events).toEqual([]);
  await page.unroute('**/api/v1/reviews');
  const again = await withAppDatabase(async (db) => {
    const { insertSession } = await import('@/db/queries/sessions');
    const { secretHash } = await import('@/server/auth/secret-token');
    const now = new Date();
    const expires = new Date(now.getTime() + 86_400_000);
    const tokenHash = secretHash(who.secret);
    await insertSession(db, { tokenHash, userId: who.id, method: 'email', device: 'Test', now, expires });
    return who;
  });
  await signIn(context, again);
  await page.goto('/guides');
  await expect.poll(async () => (await accountEvents(who.id)).length).toBe(1);
});

test('what a server set back to a backup has lost is sent to it again', async ({ context, page }) => {
  const who = await signIn(context);
  await openCards(page);
  await rate(page, '333');
  await saved(page);
  await expect.poll(async () => (await accountEvents(who.id)).length).toBe(3);
  const { learners, reviewEvents } = await import('@/db/schema/reviews');
  const { and, eq, gt } = await import('drizzle-orm');
  await withAppDatabase(async (db) => {
    await db.delete(reviewEvents).where(and(eq(reviewEvents.userId, who.id), gt(reviewEvents.seq, 1)));
    await db.update(learners).set({ eventSeq: 1 }).where(eq(learners.userId, who.id));
  });
  await page.reload();
  await expect.poll(async () => (await accountEvents(who.id)).length).toBe(3);
  expect((await accountEvents(who.id)).sort()).toEqual(idsOf((await browserData(page)).events));
});

test('what an earlier release kept in this browser is all there, and moves into the account', async ({
  context,
  page,
}) => {
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<p>blank</p>' }));
  await page.goto('/blank');
  const event = {
    id: '01920000-0000-7000-8000-000000000001',
    guide: 'sql',
    at: '2026-10-01T10:00:00.000Z',
    timeZone: 'Europe/Berlin',
    rolloverHour: 4,
    device: '01920000-0000-7000-8000-000000000002',
    kind: 'review',
    question: 'join-kinds',
    rating: 4,
    durationMs: 900,
    mode: 'four',
    revision: 'a',
    edition: 'b',
  };
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('cairn', 1);
        opening.onupgradeneeded = () => {
          const database = opening.result;
          database.createObjectStore('events', { keyPath: 'id' }).createIndex('guide', 'guide');
          database.createObjectStore('sittings', { keyPath: 'guide' });
          database.createObjectStore('settings', { keyPath: 'name' });
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction(['events', 'sittings', 'settings'], 'readwrite');
          change.objectStore('events').put(kept);
          change.objectStore('settings').put({ name: 'device', value: kept.device });
          change.objectStore('sittings').put({ guide: 'backend', sitting: { kept: true } });
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    event,
  );
  await page.goto('/guides/sql');
  await expect(page.getByRole('img', { name: /^Recall/ })).toHaveCount(1);
  const data = await browserData(page);
  expect(data.events).toEqual([event]);
  expect(data.settings).toContainEqual({ name: 'device', value: event.device });
  expect(data.sittings).toEqual([{ guide: 'backend', sitting: { kept: true } }]);
  const who = await signIn(context);
  await page.reload();
  await expect.poll(() => accountEvents(who.id)).toEqual([event.id]);
});
