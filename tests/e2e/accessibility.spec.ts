import { expect, expectAccessible, hydrated, test } from './journey';

const pages = [
  '/',
  '/guides',
  '/guides/backend',
  '/guides/sql',
  '/guides/javascript',
  '/guides/sql/quiz',
  '/quizzes',
  '/authors/cairn-contributors',
  '/search?q=index',
  '/about',
  '/privacy',
  '/nothing-here',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });
      for (const path of pages) {
        test(`axe finds nothing on ${path}`, async ({ page }) => {
          await page.goto(path);
          await hydrated(page);
          // All answers at once take axe minutes; the first ones hold code, tables, outputs and sources.
          for (const row of (await page.locator('.q > details').all()).slice(0, 6))
            await row.evaluate((details) => details.setAttribute('open', ''));
          await expectAccessible(page);
        });
      }
    });
  }
}

test.describe('narrow and large', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  for (const path of pages) {
    test(`${path} needs no sideways scrolling at 320 px and with text at 200 %`, async ({ page }) => {
      await page.goto(path);
      await hydrated(page);
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 640, height: 640 });
      await page.addStyleTag({ content: '' }).catch(() => undefined);
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
  }
});

test('everything on a guide can be reached and seen by keyboard', async ({ page }) => {
  await page.goto('/guides/backend');
  await hydrated(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        outline: style.outlineStyle,
        width: Number.parseFloat(style.outlineWidth),
        isVisible: box.width > 0 && box.bottom > 0 && box.top < window.innerHeight,
      };
    });
    expect(focus).toMatchObject({ outline: 'solid', isVisible: true });
    expect(focus?.width).toBeGreaterThanOrEqual(2);
  }
});

test('nothing moves after the first paint', async ({ page }) => {
  for (const path of ['/', '/guides/backend']) {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const total = await page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((sum, each) => sum + each, 0),
    );
    expect(total).toBeLessThan(0.02);
  }
});
