import { expect, type Page, test } from '@playwright/test';
import { browserData, cachedPaths } from '@/tests/support/browser-data';
import { releaseProxy } from '@/tests/support/release-proxy';
import { signIn } from '@/tests/support/signed-in';
import { expectAccessible, goOffline, hydrated } from './journey';

async function keptOffline(page: Page, slug: string): Promise<void> {
  await expect
    .poll(async () => (await cachedPaths(page)).filter((path) => path.startsWith(`/guides/${slug}`)).sort())
    .toEqual([`/guides/${slug}`, `/guides/${slug}/cards`, `/guides/${slug}/deck.json`]);
}

test('a guide that was opened once is read offline, and its cards work, though they were never opened', async ({
  context,
  page,
}) => {
  await page.goto('/guides/sql');
  await keptOffline(page, 'sql');
  await goOffline(context);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.q').first()).toBeVisible();
  const font = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(font).not.toBe('rgba(0, 0, 0, 0)');
  await page.goto('/guides/sql/cards');
  await expect(page.locator('html[data-cards="ready"]')).toBeAttached();
  await expect(page.getByText('Offline. Guides that were opened before can be read')).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
  await page.reload();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
  expect((await browserData(page)).events).toHaveLength(1);
});

test('any other page says that it needs the network, and names what can be read', async ({ context, page }) => {
  await page.goto('/guides/sql');
  await keptOffline(page, 'sql');
  await context.setOffline(true);
  for (const path of ['/', '/settings', '/guides/backend', '/search?q=join']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offline');
  }
  await expect(page.getByRole('link', { name: /^30 SQL interview questions/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Review without the network' })).toBeVisible();
  await expectAccessible(page);
});

test('nothing private is ever kept: only guides, their cards, the page of the reviews, files of the build and the offline page', async ({
  context,
  page,
}) => {
  await signIn(context);
  await page.goto('/guides/sql');
  await keptOffline(page, 'sql');
  for (const path of ['/settings', '/guides', '/guides/sql/cards', '/sign-in', '/settings']) {
    await page.goto(path);
    await hydrated(page);
  }
  const strange = (await cachedPaths(page)).filter(
    (path) =>
      !path.startsWith('/_next/static/') &&
      !/\.(?:svg|png|webmanifest)$/.test(path) &&
      !['/guides/sql', '/guides/sql/cards', '/guides/sql/deck.json', '/review', '/offline'].includes(path),
  );
  expect(strange).toEqual([]);
});

test('a new release waits, is offered, and replaces the old one with all that was kept', async ({ browser }) => {
  const proxy = await releaseProxy(Number(process.env['E2E_PORT']));
  const context = await browser.newContext({ baseURL: proxy.url });
  try {
    const page = await context.newPage();
    await page.goto('/guides/sql');
    await keptOffline(page, 'sql');
    const before = await page.evaluate(() => caches.keys());
    proxy.release('second-');
    await page.reload();
    await expect(page.getByText('A new version is ready.')).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => caches.keys())).toEqual(expect.arrayContaining(before));
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByText('A new version is ready.')).toBeHidden();
    await expect
      .poll(async () =>
        (await page.evaluate(() => caches.keys())).every(
          (name) => !name.startsWith('cairn-') || name.includes('second-'),
        ),
      )
      .toBe(true);
    await keptOffline(page, 'sql');
    await context.setOffline(true);
    await page.goto('/guides/sql/cards');
    await expect(page.locator('html[data-cards="ready"]')).toBeAttached();
  } finally {
    await context.close();
    await proxy.close();
  }
});

test('the app can be installed: manifest and icons are there', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = (await (await request.get(href ?? '')).json()) as {
    display: string;
    start_url: string;
    icons: { src: string; sizes: string; type: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/' });
  expect(manifest.icons.map((icon) => icon.purpose)).toContain('maskable');
  for (const icon of manifest.icons) {
    const answer = await request.get(icon.src);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain(icon.type);
  }
});

test('the service worker is asked for anew each time and may fetch from our own origin only', async ({ request }) => {
  const answer = await request.get('/sw.js');
  expect(answer.headers()).toMatchObject({ 'cache-control': 'no-cache' });
  expect(answer.headers()['content-type']).toContain('text/javascript');
  expect(answer.headers()['content-security-policy']).toContain("connect-src 'self'");
  expect(answer.headers()['content-security-policy']).not.toContain('sandbox');
});
