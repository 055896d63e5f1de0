import { type BrowserContext, test as base, type Page } from '@playwright/test';
import { accountEvents, browserData, cachedPaths } from '@/tests/support/browser-data';
import { openCards, rate } from '@/tests/support/card-steps';
import { signIn } from '@/tests/support/signed-in';
import { expect, expectAccessible, goOffline, hydrated, test } from './journey';

const question = (page: Page) => page.getByRole('heading', { level: 1 });
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const done = (page: Page) => page.getByRole('progressbar');
const sentence = (page: Page) => page.locator('.finish-sentence');

async function openReview(page: Page): Promise<void> {
  await page.goto('/review');
  await expect(page.locator('html[data-review="ready"]')).toBeAttached();
}

/** The clock of a browser, which time passes on only when it is told to, or as the page runs. */
async function atNoon(page: Page, day: string): Promise<void> {
  await page.clock.install({ time: new Date(`2026-03-${day}T12:00:00Z`) });
}

/** A later morning: the page is opened anew then. */
async function nextDay(page: Page, day: string): Promise<void> {
  await page.clock.setFixedTime(new Date(`2026-03-${day}T12:00:00Z`));
}

test.use({ timezoneId: 'UTC' });

test('who has nothing to review is told where to begin', async ({ page }) => {
  await openReview(page);
  await expect(question(page)).toHaveText('Nothing to review yet.');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Choose a guide' }).click();
  await expect(page).toHaveURL(/\/guides$/);
});

test('learning steps come back when their minutes are up, each rating shows its interval, and undo goes all the way', async ({
  page,
}) => {
  await atNoon(page, '02');
  await openCards(page);
  await rate(page, '14');
  await openReview(page);
  // Two were looked at; a card that was missed is due again in a minute, and new cards come in between.
  const first = (await question(page).textContent()) ?? '';
  await page.keyboard.press('Space');
  await expect(answer(page)).toBeFocused();
  await expect(page.getByRole('button', { name: /^Again/ })).toContainText('in 1 min');
  await expect(page.getByRole('button', { name: /^Hard/ })).toContainText('in 6 min');
  await expect(page.getByRole('button', { name: /^Good/ })).toContainText('in 10 min');
  await expect(page.getByRole('button', { name: /^Easy/ })).toContainText('in 8 days');
  await expectAccessible(page);
  await page.keyboard.press('1');
  await expect(page.getByRole('status').first()).toHaveText('Again, next in 1 min');
  await expect(question(page)).not.toHaveText(first);
  const second = (await question(page).textContent()) ?? '';
  await page.clock.fastForward(90_000);
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  // The card of the guide's page and this one have both waited for their minute.
  const seen = new Set<string>();
  for (let index = 0; index < 2; index += 1) {
    seen.add((await question(page).textContent()) ?? '');
    await page.keyboard.press('Space');
    await expect(answer(page)).toBeVisible();
    await page.keyboard.press('3');
    await expect(answer(page)).toBeHidden();
  }
  expect(seen.has(first)).toBe(true);
  for (let index = 0; index < 4; index += 1) await page.keyboard.press('u');
  await expect(question(page)).toHaveText(first);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  const { events } = await browserData(page);
  expect((events as { kind: string }[]).filter(({ kind }) => kind === 'undo')).toHaveLength(4);
  expect(second).not.toBe('');
});

test('a week of reviews: what is due comes on its day, the end says how it went and what comes tomorrow', async ({
  page,
}) => {
  test.slow();
  await atNoon(page, '02');
  await openCards(page);
  await rate(page, '44444');
  await page.goto('/guides/sql');
  await expect(page.getByRole('img', { name: 'Recall 100%' })).toHaveCount(5);
  await expect(page.locator('.practice [data-guide-progress]')).toContainText('You would likely recall 5 of 30');
  let reviewed = 0;
  for (const day of ['03', '06', '10', '11']) {
    await nextDay(page, day);
    await openReview(page);
    const total = Number(await done(page).getAttribute('aria-valuemax'));
    // Twenty new cards a day at most, and what is due.
    for (let index = 0; index < 60; index += 1) {
      if ((await page.locator('.finish').count()) > 0) break;
      await page.keyboard.press('Space');
      await expect(answer(page)).toBeVisible();
      await page.keyboard.press('4');
      await expect(answer(page)).toBeHidden();
    }
    await expect(question(page)).toHaveText(total === 0 ? 'Nothing is due now.' : 'That is all for today.');
    await expect(sentence(page)).toContainText('Tomorrow has');
    reviewed += total;
  }
  expect(reviewed).toBeGreaterThanOrEqual(30);
  const reviews = ((await browserData(page)).events as { kind: string }[]).filter(({ kind }) => kind === 'review');
  expect(reviews.length).toBe(5 + reviewed);
  await expect(page.getByText('SQL is at')).toBeVisible();
  await expectAccessible(page);
});

async function rateAll(page: Page, key: string): Promise<void> {
  await expect(
    answer(page)
      .or(page.getByRole('button', { name: /^Show answer/ }))
      .first(),
  ).toBeVisible();
  for (let index = 0; index < 60 && (await page.locator('.finish').count()) === 0; index += 1) await rate(page, key);
}

// A browser without a network says so in its console.
base(
  'when nothing is due, a stranger goes on: with more new questions, and with the cards that come next, offline',
  async ({ context, page }) => {
    test.slow();
    await atNoon(page, '02');
    await openCards(page);
    await keptForReview(page);
    await rate(page, '4'.repeat(20));
    await openReview(page);
    await expect(question(page)).toHaveText('Nothing is due now.');
    await expect(page.getByRole('button', { name: /^Go on/ })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: '5 more new questions today' }).click();
    await expect(question(page)).toBeFocused();
    await expect(done(page)).toHaveAttribute('aria-valuemax', '5');
    await rateAll(page, '4');
    await expect(page.getByRole('button', { name: '5 more new questions today' })).toBeVisible();

    await nextDay(page, '04');
    await context.setOffline(true);
    await openReview(page);
    await rateAll(page, '4');
    await expect(page.getByText('The next card is due in 6 days.')).toBeVisible();
    await page.getByRole('button', { name: 'Go on with the next 10 cards' }).click();
    await expect(page.locator('.flashcard-mark')).toHaveText(/^Due in 6 days, recall \d+%$/);
    const before = (await browserData(page)).events.length;
    await rate(page, '31');
    // Later than what was rated, so that the order is plain.
    await page.clock.setFixedTime(new Date('2026-03-04T12:05:00Z'));
    await page.reload();
    await expect(done(page)).toHaveAttribute('aria-valuenow', '6');
    const events = (await browserData(page)).events as { kind: string; rating: number; mode: string }[];
    expect(events.slice(before)).toMatchObject([
      { kind: 'review', rating: 3, mode: 'four' },
      { kind: 'review', rating: 1, mode: 'four' },
    ]);
    // The one that was missed comes back in its minutes.
    await rate(page, '3'.repeat(8));
    await rateAll(page, '3');
    await page.getByRole('button', { name: 'Go on with the next 10 cards' }).click();
    await expect(done(page)).toHaveAttribute('aria-valuemax', '25');
  },
);

test('two ratings instead of four are chosen once, and answer to the keys that they have on the cards', async ({
  page,
}) => {
  await openCards(page);
  await rate(page, '4');
  await openReview(page);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Use know / don’t know' }).click();
  await expect(page.getByRole('button', { name: 'Know in 10 min' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Know, next in 10 min')).toBeAttached();
  await openReview(page);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Don’t know/ })).toBeVisible();
  await page.keyboard.press('1');
  await expect(answer(page)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(answer(page)).toBeHidden();
  const events = (await browserData(page)).events as { rating: number; mode: string }[];
  expect(events.slice(1)).toMatchObject([
    { rating: 3, mode: 'quick' },
    { rating: 1, mode: 'quick' },
  ]);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Use four ratings' }).click();
  await expect(page.getByRole('button', { name: /^Hard/ })).toBeVisible();
});

test('after many days it is said what is there, and on a phone an interval of months stands in one line', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await atNoon(page, '02');
  await openCards(page);
  await rate(page, '444');
  await page.clock.setFixedTime(new Date('2026-05-20T12:00:00Z'));
  await openReview(page);
  const said = page.getByText(/^After 79 days, 3 cards are due; those that fade fastest come first/);
  await expect(said).toBeVisible();
  await page.keyboard.press('Space');
  const good = page.getByRole('button', { name: /^Good in \d\.\d months$/ });
  await expect(good.locator('.in-short')).toHaveText(/^\d\.\d mo$/);
  for (const line of await page.locator('.rate .in').all()) expect((await line.boundingBox())?.height).toBeLessThan(24);
  await expectAccessible(page);
  await page.keyboard.press('3');
  await expect(said).toHaveCount(0);
});

test('the next card is there in the frame after the rating, and no request is in the way', async ({ page }) => {
  await openCards(page);
  await rate(page, '4');
  await openReview(page);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Space');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const before = document.querySelector('h1')?.textContent;
        let count = 0;
        const look = () => {
          count += 1;
          if (document.querySelector('h1')?.textContent === before && count < 60) requestAnimationFrame(look);
          else resolve(count);
        };
        document.querySelectorAll<HTMLButtonElement>('.rate button')[2]?.click();
        requestAnimationFrame(look);
      }),
  );
  expect(frames).toBeLessThanOrEqual(1);
  expect(requests).toEqual([]);
});

test('a card is suspended, buried or put aside, each is taken back, and the menu is reached by key', async ({
  page,
}) => {
  await openCards(page);
  await rate(page, '4');
  await openReview(page);
  const first = (await question(page).textContent()) ?? '';
  const total = Number(await done(page).getAttribute('aria-valuemax'));
  await page.keyboard.press('b');
  const menu = page.getByRole('dialog', { name: 'This card' });
  await expect(menu).toBeVisible();
  await expectAccessible(page);
  await menu.getByRole('button', { name: 'Suspend' }).click();
  await expect(question(page)).not.toHaveText(first);
  const second = (await question(page).textContent()) ?? '';
  await page.keyboard.press('b');
  await menu.getByRole('button', { name: /^Bury/ }).click();
  await expect(question(page)).not.toHaveText(second);
  const third = (await question(page).textContent()) ?? '';
  await page.keyboard.press('s');
  await expect(question(page)).not.toHaveText(third);
  await page.reload();
  await expect(page.locator('html[data-review="ready"]')).toBeAttached();
  for (const text of [first, second, third]) await expect(question(page)).not.toHaveText(text);
  for (const text of [third, second, first]) {
    await page.keyboard.press('u');
    await expect(question(page)).toHaveText(text);
  }
  await expect(done(page)).toHaveAttribute('aria-valuemax', String(total));
  const kinds = ((await browserData(page)).events as { kind: string }[]).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['bury', 'review', 'suspend', 'undo', 'undo']);
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/guides\/sql#question-/);
});

test('a question is added to the reviews where it is read, and a suspended card is asked again from the end', async ({
  page,
}) => {
  await page.goto('/guides/sql');
  await hydrated(page);
  const row = page.locator('.q').nth(4);
  const text = ((await row.locator('.qt').textContent()) ?? '').trim();
  await row.locator('summary').click();
  await row.getByRole('button', { name: 'Add to reviews' }).click();
  await expect(page.getByText('Added to your reviews.')).toBeVisible();
  await openReview(page);
  await expect(question(page)).toHaveText(text);
  await expect(page.locator('.flashcard-mark')).toContainText('Brought forward');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Suspend' }).click();
  for (let index = 0; index < 40 && (await page.locator('.finish').count()) === 0; index += 1)
    await page.keyboard.press('s');
  await page.getByText('1 suspended card').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask again' }).click();
  await expect(question(page)).toHaveText(text);
  const kinds = ((await browserData(page)).events as { kind: string }[]).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['queue', 'suspend', 'unsuspend']);
});

test('two open tabs agree', async ({ context, page }) => {
  await openCards(page);
  await rate(page, '4');
  await openReview(page);
  const other = await context.newPage();
  await openReview(other);
  await expect(question(other)).toHaveText((await question(page).textContent()) ?? '');
  await page.bringToFront();
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(done(other)).toHaveAttribute('aria-valuenow', '1');
  await expect(question(other)).toHaveText((await question(page).textContent()) ?? '');
  await other.bringToFront();
  await other.keyboard.press('u');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '0');
});

async function keptForReview(page: Page): Promise<void> {
  await expect
    .poll(async () => (await cachedPaths(page)).filter((path) => /^\/review$|deck\.json$/.test(path)).sort())
    .toEqual(['/guides/sql/deck.json', '/review']);
}

async function offlineSitting(context: BrowserContext, page: Page): Promise<void> {
  await goOffline(context);
  await openReview(page);
  await expect(page.getByText(/^Offline\./)).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
  await page.reload();
  await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
}

// A browser without a network says so in its console.
base('a sitting offline is sent when the network is back', async ({ context, page }) => {
  const person = await signIn(context);
  await openCards(page);
  await keptForReview(page);
  await rate(page, '4');
  await expect.poll(() => accountEvents(person.id)).toHaveLength(1);
  await offlineSitting(context, page);
  expect(await accountEvents(person.id)).toHaveLength(1);
  await context.setOffline(false);
  await expect.poll(() => accountEvents(person.id)).toHaveLength(2);
});

test('a rating in the very moment of a reload is there afterwards, also when the browser had no time to store it', async ({
  page,
}) => {
  await atNoon(page, '02');
  // As if the page went away while the store was still at it: what it asks for is never written.
  await page.addInitScript(() => {
    if (sessionStorage.getItem('slow') === null) return;
    sessionStorage.removeItem('slow');
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function slow(...given) {
      if (this.name === 'events') throw new DOMException('gone', 'AbortError');
      return put.apply(this, given);
    };
  });
  await openCards(page);
  await rate(page, '4');
  await page.evaluate(() => sessionStorage.setItem('slow', ''));
  await openCards(page);
  await rate(page, '4');
  await expect(done(page)).toHaveAttribute('aria-valuenow', '2');
  expect((await browserData(page)).events).toHaveLength(1);
  await openCards(page);
  await expect(done(page)).toHaveAttribute('aria-valuenow', '2');
  expect((await browserData(page)).events).toHaveLength(2);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('cairn-step-')))).toEqual(
    [],
  );
});

base('a stranger reviews offline too', async ({ context, page }) => {
  await openCards(page);
  await keptForReview(page);
  await rate(page, '4');
  await offlineSitting(context, page);
});

test('the head shows how many are due, and r starts the review', async ({ page }) => {
  await atNoon(page, '02');
  await openCards(page);
  await rate(page, '444');
  await page.goto('/guides');
  await hydrated(page);
  await expect(page.locator('.top [data-due]')).toBeHidden();
  await nextDay(page, '20');
  await page.reload();
  await hydrated(page);
  await expect(page.locator('.top [data-due]')).toHaveText('3 due');
  await expectAccessible(page);
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/\/review$/);
});

test('where the browser stores nothing, a review works and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('no', 'SecurityError');
        },
      },
    });
  });
  await openReview(page);
  await expect(page.getByText('does not let the site store anything')).toBeVisible();
  await expect(question(page)).toHaveText('Nothing to review yet.');
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme}, on a phone`, () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme });
    test('card, answer, menu and finish are accessible, and ratings are within reach', async ({ page }) => {
      await openCards(page);
      await rate(page, '4');
      await openReview(page);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Show answer' }).tap();
      await expect(page.getByRole('button', { name: /^Good/ })).toBeInViewport();
      for (const button of await page.locator('.rate button').all())
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await expectAccessible(page);
      await page.getByRole('button', { name: /^Easy/ }).tap();
      await expect(done(page)).toHaveAttribute('aria-valuenow', '1');
      await page.getByRole('button', { name: 'This card', exact: true }).tap();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      for (let index = 0; index < 40 && (await page.locator('.finish').count()) === 0; index += 1)
        await page.getByRole('button', { name: 'Put this card aside' }).tap();
      await expect(page.getByRole('button', { name: 'Take them now' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Take them now' }).tap();
      await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page leads to the guides', async ({ page }) => {
    await page.goto('/review');
    await page.getByRole('link', { name: 'The guides' }).click();
    await expect(page).toHaveURL(/\/guides$/);
  });
});
