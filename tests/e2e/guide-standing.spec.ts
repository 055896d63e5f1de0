import type { Page } from '@playwright/test';
import { signIn } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

const filter = (page: Page) => page.getByRole('group', { name: 'Questions shown' });
const practice = (page: Page, width: number) => page.locator(width < 1100 ? '.practice-inline' : '.practice');

/** One that is kept for days, one that comes back in a minute, one in ten. */
async function practiseThree(page: Page): Promise<void> {
  await page.goto('/guides/sql/cards');
  await expect(page.locator('html[data-cards="ready"]')).toBeAttached();
  for (const key of ['Space', '4', 'Space', '1', 'Space', '3']) await page.keyboard.press(key);
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '2');
}

/** Where things stand and how high they are. What the buttons say may make them narrower. */
function boxes(page: Page) {
  const watched =
    '.practice, .practice > *, .practice-levels > * > *, .practice-inline, #questions, .qgroup, .q, .ending';
  return page.locator(watched).evaluateAll((nodes) =>
    nodes
      .filter((node) => node.closest('[data-bar] > *') === null)
      .map((node) => {
        const { x, y, height } = node.getBoundingClientRect();
        return `${node.className} ${node.classList.contains('tn') ? '' : Math.round(x)} ${Math.round(y)} ${Math.round(height)}`;
      }),
  );
}

for (const width of [1280, 800, 390]) {
  test(`a guide says what is held and due once some cards were practised, and nothing moves, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/guides/sql');
    await expect(page.getByRole('button', { name: 'Open all answers' })).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    const before = await boxes(page);
    await expect(filter(page)).toHaveCount(0);
    await expect(practice(page, width).getByRole('link', { name: 'Practise' })).toBeVisible();

    await practiseThree(page);
    await page.addInitScript(() => {
      type Shift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null }[] };
      new PerformanceObserver((list) => {
        // The head of every page has a count of its own.
        const moved = (list.getEntries() as Shift[]).flatMap(({ sources }) =>
          sources.filter(({ node }) => node?.parentElement?.closest('.lay') != null),
        );
        if (moved.length > 0)
          document.documentElement.dataset['moved'] = moved.map(({ node }) => node?.textContent).join();
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/guides/sql');
    await expect(filter(page)).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    expect(await boxes(page)).toEqual(before);
    await expect(page.locator('html')).not.toHaveAttribute('data-moved', /./);
    await expect(practice(page, width).getByRole('link', { name: 'Review 2' })).toHaveAttribute(
      'href',
      '/guides/sql/cards',
    );
    await expect(page.locator('.qgroup').first()).toContainText(/1 of \d+ held/);
    const level = page.locator('.practice [data-level]').first();
    await expect(level.locator('.tn')).toHaveText(/^1\/\d+$/);
    await expect(level.locator('progress')).toHaveJSProperty('value', 1);
    await filter(page).scrollIntoViewIfNeeded();
    await expectAccessible(page);
  });
}

test('questions are filtered by keyboard, and it is said how many are shown', async ({ page }) => {
  await practiseThree(page);
  await page.goto('/guides/sql');
  const button = (name: string | RegExp) => filter(page).getByRole('button', { name });
  await expect(button('All 30')).toHaveAttribute('aria-pressed', 'true');
  await button('All 30').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(button('Due 2')).toHaveAttribute('aria-pressed', 'true');
  await expect(button('All 30')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('[data-questions-shown]')).toHaveText('2 of 30 questions shown');
  await expect(page.locator('.q:not([hidden])')).toHaveCount(2);
  await expect(page.locator('.qgroup:visible')).toHaveCount(1);
  await expectAccessible(page);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('j');
  await expect(page.locator('.q:not([hidden]) summary').last()).toBeFocused();
  await button('Weakest').focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.q:not([hidden])')).toHaveCount(3);
  await button('All 30').click();
  await expect(page.locator('.q:not([hidden])')).toHaveCount(30);
  await expect(page.locator('[data-questions-shown]')).toHaveText('30 of 30 questions shown');
});

test('a link to a question that is filtered out shows it', async ({ page }) => {
  await practiseThree(page);
  await page.goto('/guides/sql');
  await filter(page).getByRole('button', { name: 'Due 2' }).click();
  const last = page.locator('.q').last();
  const id = await last.locator('.ans').getAttribute('id');
  await expect(last).toHaveAttribute('hidden', 'until-found');
  await page.evaluate((hash) => {
    location.hash = hash ?? '';
  }, id);
  await expect(last.locator('.ans-text')).toBeVisible();
  await expect(last.locator('.ans')).toBeInViewport();
  await expect(filter(page).getByRole('button', { name: 'All 30' })).toHaveAttribute('aria-pressed', 'true');
  await filter(page).getByRole('button', { name: 'Due 2' }).click();
  await page.locator('.toc a', { hasText: 'Advanced' }).click();
  await expect(page.getByRole('heading', { name: 'Advanced' })).toBeInViewport();
  await expect(page.locator('.q:not([hidden])')).toHaveCount(30);
});

test('the way leads to the reviews of the account for whoever has one', async ({ page, context }) => {
  await signIn(context);
  await practiseThree(page);
  await page.goto('/guides/sql');
  await hydrated(page);
  await expect(page.locator('.practice').getByRole('link', { name: 'Review 2' })).toHaveAttribute('href', '/review');
});
