import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './journey';

const cards = '/guides/sql/cards';

async function openCards(page: Page, path = cards): Promise<void> {
  await page.goto(path);
  await expect(page.locator('html[data-cards="ready"]')).toBeAttached();
}
const question = (page: Page) => page.getByRole('heading', { level: 1 });
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const done = (page: Page) => page.getByRole('progressbar');

test('the whole flow by keyboard alone: reveal, rate, undo, skip, finish', async ({ page }) => {
  await openCards(page);
  const first = await question(page).textContent();
  await page.keyboard.press('3');
  await expect(question(page)).toHaveText(first ?? '');
  await page.keyboard.press('Space');
  await expect(answer(page)).toBeFocused();
  await page.keyboard.press('1');
  await expect(question(page)).not.toHaveText(first ?? '');
  await expect(question(page)).toBeFocused();
  await page.keyboard.press('u');
  await expect(question(page)).toHaveText(first ?? '');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toBeVisible();
  await page.keyboard.press('2');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('s');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '2');
  for (let index = 2; index < 30; index += 1) {
    await page.keyboard.press('Space');
    await expect(answer(page)).toBeVisible();
    await page.keyboard.press('Space');
    await expect(done(page)).toHaveAttribute('aria-valuenow', String(index + 1));
  }
  await expect(question(page)).toContainText('Done');
  await expect(page.locator('.finish-sentence')).toHaveText('30 cards, 28 recalled at the first try. 1 set aside.');
  const shaky = page.locator('.finish-list').first().getByRole('link');
  await expect(shaky).toHaveCount(1);
  await expectAccessible(page);
  await shaky.click();
  await expect(page).toHaveURL(/\/guides\/sql#question-/);
  await expect(page.locator('.q details[open]')).toHaveCount(1);
});

test('a card that was missed comes back in the same sitting', async ({ page }) => {
  await openCards(page);
  const missed = await question(page).textContent();
  await page.keyboard.press('Space');
  await page.keyboard.press('1');
  for (let index = 0; index < 4; index += 1) {
    await expect(question(page)).not.toHaveText(missed ?? '');
    await page.keyboard.press('Space');
    await page.keyboard.press('3');
  }
  await expect(question(page)).toHaveText(missed ?? '');
});

test('keys are listed on ?, and typing into a field rates nothing', async ({ page }) => {
  await openCards(page);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('3');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Space');
  await expect(answer(page)).toBeVisible();
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  async function swipe(page: Page, dx: number): Promise<void> {
    const client = await page.context().newCDPSession(page);
    const box = await page.locator('.flashcard-question').boundingBox();
    const [x, y] = [(box?.x ?? 0) + 150, (box?.y ?? 0) + 10];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let step = 1; step <= 8; step += 1) {
      await client.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x: x + (dx * step) / 8, y }],
      });
      await page.waitForTimeout(30);
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** Chromium may take a tap that follows a swipe within a moment for a part of it: a person taps again. */
  async function showAnswer(page: Page): Promise<void> {
    await expect(async () => {
      if (!(await answer(page).isVisible())) await page.getByRole('button', { name: 'Show answer' }).tap();
      await expect(answer(page)).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  test('cards are worked through by touch: tap, swipe right, swipe left', async ({ page }) => {
    await openCards(page);
    const first = await question(page).textContent();
    await swipe(page, 140);
    await expect(question(page)).toHaveText(first ?? '');
    await showAnswer(page);
    await swipe(page, 40);
    await expect(question(page)).toHaveText(first ?? '');
    await swipe(page, 140);
    await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
    await showAnswer(page);
    await swipe(page, -140);
    await expect(page.getByRole('status').first()).toHaveText(/Again/);
    await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
    await showAnswer(page);
    await expect(page.getByRole('button', { name: /^Good/ })).toBeInViewport();
    for (const button of await page.locator('.rate button').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.getByRole('button', { name: /^Good/ }).tap();
    await expect(done(page)).toHaveAttribute('aria-valuenow', '2');
    await expectAccessible(page);
  });
});

test('the quick mode has two answers, and arrow keys', async ({ page }) => {
  await openCards(page);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Use know / don’t know' }).click();
  await expect(page.getByRole('button', { name: /^Know/ })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('ArrowUp');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '2');
});

test('a sitting goes on after the tab was closed, and marks stand beside the questions', async ({ context, page }) => {
  await openCards(page);
  for (const key of ['1', '2', '3', '4']) {
    await page.keyboard.press('Space');
    await page.keyboard.press(key);
  }
  await expect(done(page)).toHaveAttribute('aria-valuenow', '3');
  const current = await question(page).textContent();
  await page.close();
  const again = await context.newPage();
  await openCards(again);
  await expect(done(again)).toHaveAttribute('aria-valuenow', '3');
  await expect(question(again)).toHaveText(current ?? '');
  await again.goto('/guides/sql');
  await expect(again.getByRole('img', { name: 'Still learning' })).not.toHaveCount(0);
  await expect(again.getByRole('img', { name: 'Recall 100%' })).toHaveCount(1);
  await expect(again.locator('.practice [data-guide-progress]')).toContainText('You would likely recall 4 of 30');
  await again.goto('/');
  await expect(again.locator('.g[data-guide="sql"] [data-mark]')).toHaveText('13% ready, 30 questions');
  await expectAccessible(again);
});

test('two open tabs agree', async ({ context, page }) => {
  await openCards(page);
  const other = await context.newPage();
  await openCards(other);
  const guide = await context.newPage();
  await guide.goto('/guides/sql');
  await page.bringToFront();
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(done(other)).toHaveAttribute('aria-valuenow', '1');
  await expect(question(other)).toHaveText((await question(page).textContent()) ?? '');
  await expect(guide.getByRole('img', { name: 'Recall 100%' })).toHaveCount(1);
  await other.bringToFront();
  await other.keyboard.press('u');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '0');
  await expect(guide.getByRole('img', { name: 'Recall 100%' })).toHaveCount(0);
});

test('cards are chosen by level and topic, shuffled, and reset after a question', async ({ page }) => {
  await openCards(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Choose cards' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose cards' });
  await dialog.getByLabel('Advanced').check();
  await expect(dialog.getByRole('status')).toHaveText('9 cards');
  await dialog.getByLabel('Joins').check();
  await expect(dialog.getByRole('status')).toContainText('No card fits');
  await expect(dialog.getByRole('button', { name: 'Start with these' })).toBeDisabled();
  await expectAccessible(page);
  await dialog.getByLabel('Joins').uncheck();
  await dialog.getByLabel('Shuffle').check();
  await dialog.getByRole('button', { name: 'Start with these' }).click();
  await expect(done(page)).toHaveAttribute('aria-valuemax', '9');
  await page.reload();
  await expect(done(page)).toHaveAttribute('aria-valuemax', '9');
  await page.getByRole('button', { name: 'Choose cards' }).click();
  await page.getByRole('button', { name: 'Reset this guide' }).click();
  await page.getByRole('button', { name: 'Keep them' }).click();
  await page.getByRole('button', { name: 'Reset this guide' }).click();
  await page.getByRole('button', { name: 'Forget ratings' }).click();
  await expect(done(page)).toHaveAttribute('aria-valuemax', '30');
  await page.goto('/guides/sql');
  await expect(page.locator('.practice [data-guide-progress]')).toContainText('none practised yet');
});

test('every rating is an event with an id of its own, and nothing is deleted', async ({ page }) => {
  await openCards(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await page.keyboard.press('u');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '0');
  const events = await page.evaluate(
    () =>
      new Promise<Record<string, unknown>[]>((resolve) => {
        const opening = indexedDB.open('cairn');
        opening.onsuccess = () => {
          const all = opening.result.transaction('events').objectStore('events').getAll();
          all.onsuccess = () => resolve(all.result);
        };
      }),
  );
  expect(events.map((event) => event['kind']).sort()).toEqual(['review', 'undo']);
  const review = events.find((event) => event['kind'] === 'review');
  expect(review).toMatchObject({ guide: 'sql', rating: 3, mode: 'four', rolloverHour: 4 });
  expect(review?.['id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(events.find((event) => event['kind'] === 'undo')?.['ref']).toBe(review?.['id']);
});

test('where the browser stores nothing, a sitting works and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('no', 'SecurityError');
        },
      },
    });
  });
  await openCards(page);
  await expect(page.getByText('does not let the site store anything')).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('u');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '0');
  await expectAccessible(page);
});

test('where the storage is full, a sitting goes on and says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openCards(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('1');
  await expect(page.getByText('storage is full')).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the cards page leads to the guide', async ({ page }) => {
    await page.goto(cards);
    await page.getByRole('link', { name: 'The guide' }).click();
    await expect(page).toHaveURL(/\/guides\/sql$/);
  });
});

for (const [width, height] of [
  [1280, 800],
  [390, 700],
  [320, 480],
] as const)
  test(`at ${width} x ${height} the bar of ratings covers nothing that has the focus`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openCards(page);
    await page.keyboard.press('Space');
    await expect(answer(page)).toBeFocused();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let step = 0; step < 20; step += 1) {
        await page.keyboard.press(key);
        const covered = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element.closest('.flashcard') === null || element.matches('h1, section')) return null;
          const bar = document.querySelector('.rating')?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
          const { top, bottom } = element.getBoundingClientRect();
          // A long block need not fit above the bar, but its beginning must be seen.
          const isCovered = bottom - top < 100 ? bottom > bar + 1 : top > bar - 24;
          return isCovered ? `${element.textContent} ${top} ${bottom} ${bar}` : null;
        });
        expect(covered).toBeNull();
      }
    }
  });

test('the cards of a guide are there for Anki, for everyone, and are kept like pages', async ({ page, request }) => {
  await openCards(page);
  await page.getByRole('button', { name: 'Choose cards' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose cards' });
  for (const [name, file] of [
    ['package', 'sql.apkg'],
    ['text', 'sql.txt'],
  ] as const) {
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('link', { name }).click();
    expect((await downloading).suggestedFilename()).toBe(file);
  }
  await expectAccessible(page);
  const first = await request.get('/guides/sql/anki.apkg');
  expect(first.headers()['cache-control']).toBe('public, max-age=0, s-maxage=1');
  const again = await request.get('/guides/sql/anki.apkg', {
    headers: { 'if-none-match': first.headers()['etag'] ?? '' },
  });
  expect([first.status(), again.status()]).toEqual([200, 304]);
  expect(await (await request.get('/guides/sql/anki.txt')).text()).toContain('\n#guid column:1\n');
  for (const path of ['/guides/nothing/anki.apkg', '/guides/nothing/anki.txt'])
    expect((await request.get(path)).status()).toBe(404);
});
