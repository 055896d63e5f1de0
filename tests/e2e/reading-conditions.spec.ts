/** Readers who print, who need larger letters, who come by a damaged link, or who type faster than the network. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { expect, hydrated, test } from './journey';

function luminance(page: Page, selector: string, property: 'color' | 'backgroundColor'): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => {
      const context = document.createElement('canvas').getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.fillStyle = getComputedStyle(element)[name as 'color'];
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 765;
    }, property);
}

test('a guide in the dark theme is printed dark on white, with all answers, and closes them again', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.goto('/guides/sql');
  await hydrated(page);
  await page.locator('.q summary').nth(2).click();
  await page.emulateMedia({ media: 'print' });
  expect(await luminance(page, 'body', 'backgroundColor')).toBe(1);
  for (const text of ['body', '.read p', '.read pre code', '.ans-text pre span'])
    expect(await luminance(page, text, 'color')).toBeLessThan(0.55);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.q > details[open]')).toHaveCount(30);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.q > details[open]')).toHaveCount(1);
});

test('a reader whose browser writes twice as large gets one column, and nothing on top of another', async ({
  baseURL,
}) => {
  const profile = path.join(tmpdir(), `cairn-large-text-${process.pid}`);
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  const preferences = { webkit: { webprefs: { default_font_size: 32 } } };
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const { args, executablePath } = test.info().project.use.launchOptions ?? {};
  const context = await chromium.launchPersistentContext(profile, {
    viewport: { width: 1280, height: 900 },
    ...(args === undefined ? {} : { args }),
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const page = await context.newPage();
    for (const [address, left, right] of [
      ['/', 'h1', '.flashcard, .deck'],
      ['/guides/sql', 'h1', '.practice'],
    ] as const) {
      await page.goto(`${baseURL}${address}`);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
      const heading = await page.locator(left).boundingBox();
      const beside = page.locator(right).first();
      const box = (await beside.isVisible()) ? await beside.boundingBox() : null;
      const isClear =
        box === null || heading === null || box.y >= heading.y + heading.height || box.x >= heading.x + heading.width;
      expect(isClear).toBe(true);
      expect(heading?.width).toBeGreaterThan(800);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('a damaged anchor does not take the guide away', async ({ page }) => {
  await page.goto('/guides/sql#%E0%A4%A');
  await hydrated(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('SQL');
  await expect(page.getByRole('button', { name: 'Open all answers' })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#question-%';
  });
  await page.goto('/guides/sql#question-join-kinds');
  await expect(page.locator('#question-join-kinds')).toBeVisible();
});

test('a damaged address says that there is no page', async ({ request }) => {
  const response = await request.get('/guides/%E0%A4%A');
  expect(response.status()).toBe(404);
  expect(await response.text()).toContain('There is no page here');
});

test('a letter typed and taken back while the search is on its way leaves the right results', async ({ page }) => {
  await page.route('**/api/v1/search?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue().catch(() => undefined);
  });
  await page.goto('/search');
  await hydrated(page);
  const field = page.getByRole('searchbox');
  const asked = page.waitForRequest(/q=deadlock$/);
  await field.fill('deadlock');
  await asked;
  await page.keyboard.press('x');
  await page.keyboard.press('Backspace');
  await expect(page.locator('.results li').first()).toContainText(/deadlock/i);
});

test('a guide paints before it asks for its scripts, and then works', async ({ page }) => {
  await page.goto('/guides/sql');
  await hydrated(page);
  const [paint, first] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    Math.min(
      ...performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/_next/static/') && name.endsWith('.js'))
        .map(({ startTime }) => startTime),
    ),
  ]);
  expect(first).toBeGreaterThanOrEqual(paint ?? Number.NaN);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog').or(page.getByRole('searchbox')).first()).toBeVisible();
});

test('a guide that is opened behind another tab has its scripts without having been seen', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(document, 'hidden', { value: true }));
  await page.goto('/guides/sql');
  await hydrated(page);
  await expect(page.locator('.q').first().locator('[data-copy-link]')).toBeAttached();
});
