import { test as base, type Page } from '@playwright/test';
import { accountEvents, browserData, cachedPaths } from '@/tests/support/browser-data';
import { deckPackage, frenchNotes } from '@/tests/support/deck-files';
import { anotherSession, signIn, withAppDatabase } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

const day = 86_400_000;
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function openReview(page: Page): Promise<void> {
  await page.goto('/review');
  await expect(page.locator('html[data-review="ready"]')).toBeAttached();
}

async function bringIn(page: Page, file: Uint8Array<ArrayBuffer>): Promise<void> {
  await page.goto('/decks');
  await hydrated(page);
  await page.getByLabel('File from Anki').setInputFiles({
    name: 'French.apkg',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(file),
  });
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByRole('region', { name: 'What came along' })).toBeVisible();
}

test('a deck of Anki is brought in with its log, says what was lost, and is reviewed, also after a reload', async ({
  page,
  context,
}) => {
  test.slow();
  const person = await signIn(context);
  await page.goto('/decks');
  await expect(page.getByText('No decks yet.')).toBeVisible();
  await expectAccessible(page);
  const at = Date.now() - 9 * day;
  const reviews = [
    { guid: 'aB3(x', at, ease: 4, type: 0 },
    { guid: 'aB3(x', at: at + 1, ease: 0, type: 4, factor: 2500 },
  ];
  await bringIn(page, await deckPackage(frenchNotes, reviews));
  const report = page.getByRole('region', { name: 'What came along' });
  await expect(report).toContainText('3 cards added. 1 review of Anki is in your log.');
  await expect(report).toContainText('voir.png');
  await expect(report).toContainText('a due day that was set by hand');
  await expect(page.getByRole('link', { name: 'French words' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expectAccessible(page);
  }
  await report.getByRole('link', { name: 'See its cards' }).click();
  await expect(title(page)).toHaveText('French words');
  await expect(page.getByRole('row')).toHaveCount(4);
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expectAccessible(page);
  }

  await openReview(page);
  await expect(title(page)).toHaveText('to run');
  await expect(page.locator('.flashcard-place')).toContainText('French words, verbs');
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('courir');
  await expect(page.getByRole('link', { name: 'Card 1 in the deck' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit this answer' })).toHaveCount(0);
  await page.keyboard.press('3');
  await expect(title(page)).toHaveText('to see');
  await expect.poll(async () => (await accountEvents(person.id)).length).toBe(2);

  await openReview(page);
  await expect(title(page)).toHaveText('to see');
  await page.goto('/dashboard');
  await page.getByRole('link', { name: 'French words' }).click();
  await expect(title(page)).toHaveText('French words');
});

// A browser without a network says so in its console.
base('a deck is reviewed without a network, and what was answered is sent later', async ({ page, context }) => {
  const person = await signIn(context);
  await bringIn(page, await deckPackage(frenchNotes));
  await openReview(page);
  await expect(title(page)).toHaveText('to run');
  await expect.poll(() => cachedPaths(page)).toContain('/review');
  await context.setOffline(true);
  await openReview(page);
  await expect(title(page)).toHaveText('to run');
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('courir');
  await page.keyboard.press('4');
  await expect(title(page)).toHaveText('to see');
  await context.setOffline(false);
  await expect.poll(async () => (await accountEvents(person.id)).length).toBe(1);
});

test('a deck is renamed, takes a newer file, and is removed when that is confirmed; nobody else can open it', async ({
  page,
  context,
  browser,
}) => {
  await signIn(context);
  await bringIn(page, await deckPackage(frenchNotes));
  await page.getByRole('link', { name: 'See its cards' }).click();
  await expect(title(page)).toHaveText('French words');
  const address = page.url();
  await hydrated(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Verbs of French');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(title(page)).toHaveText('Verbs of French');

  const newer = await deckPackage(frenchNotes.slice(0, 2));
  await page.getByLabel('Newer file of this deck').setInputFiles({
    name: 'French.apkg',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(newer),
  });
  await page.getByRole('checkbox', { name: /^Set cards aside/ }).check();
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByRole('region', { name: 'Last import' })).toContainText('2 as before, 1 set aside.');
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(title(page)).toHaveText('Verbs of French');

  const other = await browser.newContext();
  await signIn(other);
  expect((await other.request.get(address)).status()).toBe(404);
  await other.close();

  await page.getByRole('button', { name: 'Remove this deck' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Remove this deck' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('No decks yet.')).toBeVisible();
  await openReview(page);
  await expect(title(page)).toHaveText('Nothing to review yet.');
});

test('decks leave the browser with whoever signs out, and are there again when they come back', async ({
  page,
  context,
}) => {
  const person = await signIn(context);
  await bringIn(page, await deckPackage(frenchNotes));
  await openReview(page);
  await expect(title(page)).toHaveText('to run');
  await expect.poll(async () => (await browserData(page)).decks.length).toBe(1);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/$/);
  expect((await browserData(page)).decks).toEqual([]);
  await openReview(page);
  await expect(title(page)).toHaveText('Nothing to review yet.');
  await signIn(context, await withAppDatabase((db) => anotherSession(db, person)));
  await openReview(page);
  await expect(title(page)).toHaveText('to run');
});

test('a file that is no deck is refused in words, and nothing is made', async ({ page, context }) => {
  await signIn(context);
  await page.goto('/decks');
  await hydrated(page);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText('Choose a file first')).toBeVisible();
  const buffer = Buffer.from('PK\u0003\u0004 nothing');
  await page.getByLabel('File from Anki').setInputFiles({ name: 'x.apkg', mimeType: 'application/zip', buffer });
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByText('This is no Anki package, or it is damaged')).toBeVisible();
  await expect(page.getByText('No decks yet.')).toBeVisible();
});
