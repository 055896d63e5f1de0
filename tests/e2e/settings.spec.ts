import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { v7 as newId } from 'uuid';
import { findSettings, saveSettings } from '@/db/queries/settings';
import { sessions, users } from '@/db/schema/users';
import { choiceOf } from '@/domain/scheduling/schedule-choice';
import { defaultSettings } from '@/domain/scheduling/settings';
import { chooseSchedule } from '@/server/account/choose-schedule';
import { recordReviews } from '@/server/review/record-reviews';
import { privatePages } from '@/tests/support/access-table';
import { accountEvents } from '@/tests/support/browser-data';
import { linkMailedTo } from '@/tests/support/mail-sink';
import { makePerson, signIn, type TestPerson, withAppDatabase } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

/** A person who rated three cards. */
async function learner(): Promise<TestPerson> {
  return withAppDatabase(async (db) => {
    const person = await makePerson(db);
    const device = newId();
    const values = ['left-join', 'having', 'acid'].map((question) => ({
      id: newId(),
      kind: 'review',
      guide: 'sql',
      question,
      rating: 3,
      at: new Date().toISOString(),
      timeZone: 'Europe/Berlin',
      rolloverHour: 4,
      device,
      durationMs: 4000,
      mode: 'four',
      revision: 'r',
      edition: 'e',
    }));
    await recordReviews(db, { userId: person.id, values, now: new Date() });
    return person;
  });
}

const forget = (userId: string) =>
  withAppDatabase((db) =>
    db
      .update(sessions)
      .set({ authenticatedAt: new Date(Date.now() - 11 * 60_000) })
      .where(eq(sessions.userId, userId)),
  );

async function openSettings(page: Page): Promise<void> {
  await page.goto('/settings');
  await hydrated(page);
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** What a page says of its owner, where that is not the address. */
const ownMarks: Readonly<Record<string, string>> = { '/dashboard': 'A year of stones' };

test('the pages of an account are for its owner; anyone else is sent to sign in and sees nothing of it', async ({
  request,
}) => {
  const cookie = (secret: string) => `cairn-session-${process.env['E2E_PORT']}=${secret}`;
  const ask = (path: string, secret?: string, more: Record<string, string> = {}) =>
    request.get(path, {
      maxRedirects: 0,
      headers: { ...more, ...(secret === undefined ? {} : { cookie: cookie(secret) }) },
    });
  for (const path of privatePages) {
    const person = await learner();
    const own = await ask(path, person.secret);
    expect([path, own.status(), own.headers()['cache-control']]).toEqual([
      path,
      200,
      expect.stringContaining('no-store'),
    ]);
    const mark = ownMarks[path] ?? person.email;
    expect(await own.text()).toContain(mark);
    for (const more of [{}, { rsc: '1' }, { 'x-middleware-subrequest': 'middleware' }])
      for (const secret of [undefined, 'a'.repeat(43), `${person.secret.slice(0, -1)}`]) {
        const refused = await ask(path, secret, more);
        if (!('rsc' in more)) expect(refused.headers()['location']).toMatch(/^\/sign-in\?/);
        const headers = { ...more, ...(secret === undefined ? {} : { cookie: cookie(secret) }) };
        const followed = await request.get(path, { headers });
        expect(`${await refused.text()}${await followed.text()}`).not.toContain(mark);
      }
    await withAppDatabase((db) =>
      db
        .update(sessions)
        .set({ expires: new Date(Date.now() - 1000) })
        .where(eq(sessions.userId, person.id)),
    );
    const expired = await ask(path, person.secret);
    expect([expired.status(), expired.headers()['location']]).toEqual([307, expect.stringContaining('/sign-in')]);
  }
});

test('name, time zone and limits are saved, and what does not fit is said at its field', async ({ page, context }) => {
  await signIn(context, await learner());
  await openSettings(page);
  const name = part(page, 'Name');
  await name.getByLabel('Name shown to others').fill('  Maya   Lindqvist ');
  await page.keyboard.press('Enter');
  await expect(name.getByText('Saved.')).toBeVisible();
  const study = part(page, 'Study');
  await study.getByLabel('New cards a day').fill('many');
  await study.getByRole('button', { name: 'Save' }).click();
  await expect(study.getByLabel('New cards a day')).toBeFocused();
  await expect(study.getByLabel('New cards a day')).toHaveAccessibleDescription('Write a whole number from 0 to 999');
  await expectAccessible(page);
  await study.getByLabel('New cards a day').fill('12');
  await study.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await study.getByLabel('Theme').selectOption('dark');
  await study.getByRole('button', { name: 'Save' }).click();
  await expect(study.getByText('Saved.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openSettings(page);
  await expect(page.getByLabel('Name shown to others')).toHaveValue('Maya Lindqvist');
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo');
  await expect(page.getByLabel('New cards a day')).toHaveValue('12');
});

test('the schedule is chosen with numbers that fit, holds from then on, and says when it can be fitted', async ({
  page,
  context,
}) => {
  const person = await learner();
  await signIn(context, person);
  await openSettings(page);
  const schedule = part(page, 'Schedule');
  const retention = schedule.getByLabel('Recall wanted when a card is due, in per cent');
  await expect(retention).toHaveValue('90');
  await expect(schedule).toContainText(
    'With 400 reviews on 30 days it can be fitted to yours; so far there are 3 on 1.',
  );
  await expect(schedule.getByRole('button', { name: 'Fit the schedule to my memory' })).toHaveCount(0);
  await retention.fill('98');
  await schedule.getByLabel('A new card comes back after').fill('1, 1500');
  await schedule.getByRole('button', { name: 'Save' }).click();
  await expect(retention).toBeFocused();
  await expect(retention).toHaveAccessibleDescription(/Write a whole number from 70 to 97/);
  await expectAccessible(page);
  await retention.fill('85');
  await schedule.getByLabel('A new card comes back after').fill('2 15');
  await schedule.getByLabel('A forgotten card comes back after').fill('');
  await schedule.getByRole('button', { name: 'Save' }).click();
  await expect(schedule.getByRole('status').first()).toContainText('Saved. It holds from now on.');
  await page.reload();
  await expect(retention).toHaveValue('85');
  await expect(schedule.getByLabel('A new card comes back after')).toHaveValue('2, 15');
  await expect(schedule.getByLabel('A forgotten card comes back after')).toHaveValue('');
});

test('a time zone that this server lists under another name stays chosen', async ({ page, context }) => {
  const person = await signIn(context, await learner());
  const timeZone = 'Asia/Kathmandu';
  expect(Intl.supportedValuesOf('timeZone')).not.toContain(timeZone);
  const chosen = {
    timeZone,
    rolloverHour: 4,
    newPerDay: 20,
    reviewsPerDay: 200,
    theme: 'system',
    queueMisses: false,
  } as const;
  await withAppDatabase((db) => saveSettings(db, { userId: person.id, settings: chosen, now: new Date() }));
  await openSettings(page);
  const study = part(page, 'Study');
  await study.getByLabel('New cards a day').fill('7');
  await study.getByRole('button', { name: 'Save' }).click();
  await expect(study.getByText('Saved.')).toBeVisible();
  const kept = await withAppDatabase((db) => findSettings(db, { userId: person.id }));
  expect(kept).toEqual({ ...chosen, newPerDay: 7 });
});

test('answers keep referrers short and frames out, and pages are not traced', async ({ request }) => {
  for (const path of ['/', '/settings', '/api/v1/me']) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    expect([path, headers['referrer-policy'], headers['x-frame-options']]).toEqual([
      path,
      'strict-origin-when-cross-origin',
      'DENY',
    ]);
  }
  expect((await request.get('/')).headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  for (const path of ['/', '/settings', '/api/v1/me']) {
    const traced = await request.fetch(path, { method: 'TRACE', headers: { 'x-canary': 'traced-words' } });
    expect(traced.status()).toBe(405);
    expect(await traced.text()).not.toContain('traced-words');
  }
});

test('the export is a ZIP that opens, and a fresh account takes it in, once', async ({ page, context, browser }) => {
  const person = await learner();
  const choice = { ...choiceOf(defaultSettings), desiredRetention: 0.8 };
  await withAppDatabase((db) => chooseSchedule(db, { userId: person.id, choice, now: new Date() }));
  await signIn(context, person);
  await openSettings(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download my data' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^cairn-\d{4}-\d\d-\d\d\.zip$/);
  const file = await download.path();
  const entries = unzipSync(new Uint8Array(await readFile(file)));
  expect(Object.keys(entries)).toContain('README.txt');
  expect(strFromU8(entries['account.json'] ?? new Uint8Array())).toContain(person.email);

  const elsewhere = await browser.newContext();
  const other = await signIn(elsewhere);
  const there = await elsewhere.newPage();
  await openSettings(there);
  const data = part(there, 'Your data');
  for (const said of [
    '3 events were added, 0 were here already. 1 version of its schedule came along.',
    '0 events were added, 3 were here already.',
  ]) {
    await data.getByLabel('Bring data in').setInputFiles(file);
    await data.getByRole('button', { name: 'Bring in' }).click();
    await expect(data.getByText(said, { exact: true })).toBeVisible();
  }
  await openSettings(there);
  await expect(there.getByLabel('Recall wanted when a card is due, in per cent')).toHaveValue('80');
  expect(await accountEvents(other.id)).toEqual(await accountEvents(person.id));
  await data
    .getByLabel('Bring data in')
    .setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('no') });
  await data.getByRole('button', { name: 'Bring in' }).click();
  await expect(data.getByText('This is not a ZIP')).toBeVisible();
  await elsewhere.close();
});

test('cards go to Anki as a package, and it says what is in it and what was left out', async ({ page, context }) => {
  await signIn(context, await learner());
  await openSettings(page);
  const data = part(page, 'Your data');
  const downloading = page.waitForEvent('download');
  await data.getByRole('button', { name: 'Export to Anki' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^cairn-\d{4}-\d\d-\d\d\.apkg$/);
  expect(Object.keys(unzipSync(new Uint8Array(await readFile(await download.path())))).sort()).toEqual([
    'collection.anki2',
    'media',
  ]);
  // The questions of this learner's log are in no guide.
  const said = 'Downloaded: 30 cards, 0 reviews. 3 cards left out: their questions are gone from the guides.';
  await expect(data.getByText(said)).toBeVisible();
  await expectAccessible(page);
});

test('export and erasure ask for a recent sign-in', async ({ page, context }) => {
  const person = await signIn(context, await learner());
  await forget(person.id);
  await openSettings(page);
  const data = part(page, 'Your data');
  await data.getByRole('button', { name: 'Download my data' }).click();
  await expect(data.getByRole('link', { name: 'Sign in again' })).toHaveAttribute('href', /^\/sign-in\?returnTo=/);
  await data.getByRole('button', { name: 'Export to Anki' }).click();
  await expect(data.getByRole('link', { name: 'Sign in again' })).toHaveCount(2);
  const end = part(page, 'Delete the account');
  await end.getByRole('textbox').fill(person.email);
  await end.getByRole('button').click();
  await expect(end.getByRole('link', { name: 'Sign in again' })).toBeVisible();
  expect(await accountEvents(person.id)).toHaveLength(3);
});

test('an account is erased when its address is typed, and is gone at once, here and on other devices', async ({
  page,
  context,
  request,
}) => {
  const person = await signIn(context, await learner());
  await openSettings(page);
  const end = part(page, 'Delete the account');
  await end.getByRole('textbox').fill('someone@example.com');
  await end.getByRole('button').click();
  await expect(end.getByRole('textbox')).toBeFocused();
  await expect(end.getByRole('textbox')).toHaveAccessibleDescription(`Write ${person.email} to confirm`);
  await end.getByRole('textbox').fill(person.email);
  await end.getByRole('button').click();
  await expect(page).toHaveURL(/\/\?erased$/);
  expect(await withAppDatabase((db) => db.select().from(users).where(eq(users.id, person.id)))).toEqual([]);
  const cookie = `cairn-session-${process.env['E2E_PORT']}=${person.secret}`;
  const later = await request.get('/api/v1/reviews', { headers: { cookie } });
  expect(later.status()).toBe(401);
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await context.cookies()).filter(({ name }) => name.startsWith('cairn-s'))).toEqual([]);
});

test('the account moves to another address when both mailboxes have confirmed', async ({ page, context }) => {
  const person = await signIn(context, await learner());
  const target = `moved-${person.id}@example.com`;
  await openSettings(page);
  const email = part(page, 'Email');
  await email.getByLabel('New address').fill(target);
  await email.getByRole('button', { name: 'Send the links' }).click();
  await expect(email.getByText('Check both mailboxes.')).toBeVisible();
  await page.goto(await linkMailedTo(person.email));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'This address has confirmed.' })).toBeVisible();
  await page.goto('about:blank');
  await page.goto(await linkMailedTo(target));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'The account has moved.' })).toBeVisible();
  const rows = await withAppDatabase((db) => db.select().from(users).where(eq(users.id, person.id)));
  expect(rows.map((row) => row.email)).toEqual([target]);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });
      test('the settings and the privacy page fit and are accessible', async ({ page, context }, info) => {
        await signIn(context, await learner());
        for (const path of ['/settings', '/privacy', '/settings/email']) {
          await page.goto(path);
          await hydrated(page);
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          await page.screenshot({ path: info.outputPath(`${path.replaceAll('/', '-')}.png`), fullPage: true });
        }
      });
    });
