import { expect, expectAccessible, hydrated, test } from './journey';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a stranger reads the article and every answer of the backend guide', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Read a guide' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('50 backend developer interview questions');
    await expect(page.locator('.q')).toHaveCount(50);
    const answers = await page
      .locator('.ans-text')
      .evaluateAll((nodes) => nodes.map((node) => (node.textContent ?? '').trim().length));
    expect(Math.min(...answers)).toBeGreaterThan(300);
    const first = page.locator('.q').first();
    await first.locator('summary').click();
    await expect(first.locator('.ans-text')).toBeVisible();
  });

  test('a link to a question opens its answer', async ({ page }) => {
    await page.goto('/guides/backend#question-idempotency');
    await expect(page.locator('#question-idempotency .ans-text')).toBeVisible();
  });

  test('the search works as a form', async ({ page }) => {
    await page.goto('/search');
    await page.getByRole('searchbox').fill('idempotency');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(/q=idempotency/);
    await expect(page.locator('.results li').first()).toBeVisible();
  });
});

test('the address of a question opens it, and copying the link gives that address', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/guides/backend#question-cap-theorem');
  const answer = page.locator('#question-cap-theorem');
  await expect(answer).toBeVisible();
  await expect(answer).toBeInViewport();
  await answer.getByRole('link', { name: 'Link to this question' }).click();
  await expect(page.getByRole('status')).toContainText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/guides\/backend#question-cap-theorem$/);
});

test('code can be copied as it is written', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/guides/sql');
  const block = page.locator('.read .codebox').first();
  const code = await block.locator('code').textContent();
  await block.getByRole('button', { name: /Copy/ }).click();
  await expect(block.getByRole('button')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test('the contents follow the reading', async ({ page }) => {
  await page.goto('/guides/backend');
  await hydrated(page);
  const links = page.locator('.toc a');
  await links.nth(2).click();
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'location');
  await page.getByRole('heading', { name: 'Advanced' }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 600);
  await expect(page.locator('.toc a[aria-current="location"]')).toContainText(/Intermediate|Advanced/);
});

test('questions open and close by keys, and all at once', async ({ page }) => {
  await page.goto('/guides/backend');
  await hydrated(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('.q').nth(1).locator('summary')).toBeFocused();
  await page.keyboard.press('o');
  await expect(page.locator('.q').nth(1).locator('.ans')).toBeVisible();
  await page.getByRole('button', { name: 'Open all answers' }).click();
  await expect(page.locator('.q > details[open]')).toHaveCount(50);
  await page.locator('.q summary').first().click();
  await page.getByRole('button', { name: 'Open all answers' }).click();
  await page.getByRole('button', { name: 'Close all answers' }).click();
  await expect(page.locator('.q > details[open]')).toHaveCount(0);
});

test('a chosen theme holds on the next page, before anything is painted', async ({ page }) => {
  await page.goto('/');
  await hydrated(page);
  await page.getByRole('button', { name: /Theme/ }).click();
  await page.getByRole('button', { name: /Theme: light/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const response = await page.goto('/guides/backend', { waitUntil: 'commit' });
  expect(response?.status()).toBe(200);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).not.toBe('rgb(248, 247, 243)');
  const bars = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map(
        (meta) => `${meta.content} ${meta.media}`,
      ),
    );
  await expect.poll(bars).toEqual(['#f8f7f3 not all', '#191715 all']);
  await page.getByRole('button', { name: /Theme: dark/ }).click();
  await expect.poll(bars).toEqual(['#f8f7f3 (prefers-color-scheme: light)', '#191715 (prefers-color-scheme: dark)']);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
});

test('search finds by a misspelt word while typing, by keyboard alone', async ({ page }) => {
  await page.goto('/guides');
  await hydrated(page);
  await page.keyboard.press('/');
  await expect(page).toHaveURL(/\/search/);
  await hydrated(page);
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('idempotancy');
  await expect(page.locator('.results li').first()).toContainText(/idempoten/i);
  await page.getByRole('searchbox').fill('zzzzqqqq');
  await expect(page.getByRole('status')).toContainText('Nothing found');
  await expectAccessible(page);
});

test('a page that does not exist says so and leads on', async ({ page }) => {
  const response = await page.goto('/guides/no-such-guide');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('There is no page here');
  await page.getByRole('link', { name: 'See all guides' }).click();
  await expect(page).toHaveURL(/\/guides$/);
});
