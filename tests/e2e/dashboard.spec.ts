import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { recordReviews } from '@/server/review/record-reviews';
import { learnerHistory } from '@/tests/support/learner-history';
import { dayMs } from '@/tests/support/schedule-log';
import { makePerson, signIn, type TestPerson, withAppDatabase } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

/** The guide's questions are named after their answer files. */
const answers = readdirSync(path.join(import.meta.dirname, '../../content/guides/sql/content'));
const sqlQuestions = answers.map((file) => path.basename(file, '.md')).sort();

/** A person who studied until yesterday, half a year or a few days. */
async function learner(days: number): Promise<TestPerson> {
  const lastDay = Math.floor(Date.now() / dayMs) - 1;
  const guides = [{ slug: 'sql', questions: sqlQuestions }];
  const events = learnerHistory({ guides, lastDay, days, newPerDay: 1, atMost: 30 });
  return withAppDatabase(async (db) => {
    const person = await makePerson(db);
    for (let from = 0; from < events.length; from += 500)
      await recordReviews(db, { userId: person.id, values: events.slice(from, from + 500), now: new Date() });
    return person;
  });
}

/** Shows the dashboard of somebody made up, on a day that is always the same, in the page and its styles. */
async function showMadeUp(page: Page): Promise<void> {
  const drawing = path.join(import.meta.dirname, '../support/draw-dashboard.tsx');
  const html = execFileSync(process.execPath, ['--import', 'tsx', drawing], { encoding: 'utf8' });
  await page.goto('/dashboard');
  await hydrated(page);
  await page.locator('main').evaluate((main, text) => {
    main.innerHTML = text;
  }, html);
  await page.evaluate(() => document.fonts.ready);
}

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const drawingOf = (section: Locator): Locator => section.locator('svg[role="img"]:visible').first();

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test('axe finds nothing, tables open, and nothing needs to be scrolled sideways', async ({ page, context }) => {
        await signIn(context, await learner(120));
        await page.goto('/dashboard');
        await hydrated(page);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('due today');
        await expectAccessible(page);
        const tables = page.getByText('Show as table');
        expect(await tables.count()).toBe(5);
        for (const table of await tables.all()) await table.click();
        await expect(page.getByRole('columnheader', { name: '95% interval' }).first()).toBeVisible();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });

      // One picture for each theme and each width; the other two pairs would tell nothing more.
      if ((colorScheme === 'light') !== (width === 1280)) return;
      test('it is drawn as agreed', async ({ page, context }) => {
        await signIn(context);
        await showMadeUp(page);
        const name = `${width === 390 ? 'phone' : 'wide'}-${colorScheme}`;
        const parts = {
          due: page.locator('.due-head'),
          readiness: part(page, 'Readiness'),
          ahead: part(page, 'Reviews ahead'),
          year: part(page, 'A year of stones'),
          trust: part(page, 'Can you trust the numbers?'),
          recall: part(page, 'Recall by interval'),
        };
        for (const [of, section] of Object.entries(parts))
          await expect(section).toHaveScreenshot(['dashboard', `${of}-${name}.png`], {
            maxDiffPixelRatio: 0.02,
            threshold: 0.25,
            animations: 'disabled',
          });
      });
    });

test('each drawing says what it shows, and its table has the same figures', async ({ page, context }) => {
  await signIn(context, await learner(120));
  await page.goto('/dashboard');
  const ahead = part(page, 'Reviews ahead');
  const label = (await drawingOf(ahead).getAttribute('aria-label')) ?? '';
  const due = Number(/^\d+/.exec(label)?.[0]);
  await ahead.getByText('Show as table').click();
  const today = ahead.getByRole('row', { name: /^today/ });
  await expect(today.getByRole('cell')).toHaveText(String(due));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    due === 0 ? 'Nothing is due' : `${due} due today`,
  );
  const cells = await ahead.locator('tbody td').allTextContents();
  expect(cells).toHaveLength(30);
  const all = cells.reduce((sum, cell) => sum + Number(cell), 0);
  expect(label).toContain(`${all} in the next 30 days`);
  const readiness = part(page, 'Readiness');
  await expect(readiness.getByRole('link', { name: 'SQL' })).toHaveAttribute('href', '/guides/sql');
  await expect(readiness.getByText(/^\d+ of \d+ learned$/)).toBeVisible();
  await expect(part(page, 'Can you trust the numbers?')).toContainText('the schedule expected you to recall');
});

test('before there are 100 answers predictions are not judged', async ({ page, context }) => {
  await signIn(context, await learner(5));
  await page.goto('/dashboard');
  const trust = part(page, 'Can you trust the numbers?');
  await expect(trust).toContainText('Not enough yet.');
  await expect(trust.getByRole('progressbar', { name: 'Answers so far' })).toBeVisible();
  await expect(trust.getByRole('img')).toHaveCount(0);
  await expectAccessible(page);
});

test('a newcomer is told where to begin', async ({ page, context }) => {
  await signIn(context);
  await page.goto('/dashboard');
  await hydrated(page);
  await expect(page.getByRole('heading', { name: 'Nothing to review yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Choose a guide' }).click();
  await expect(page).toHaveURL(/\/guides$/);
});

test('whoever is signed in finds the dashboard in the navigation; a stranger does not', async ({ page, context }) => {
  await page.goto('/guides');
  await hydrated(page);
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' });
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(link).toHaveCount(0);
  await page.goto('/dashboard');
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Fdashboard$/);
  await signIn(context);
  await page.goto('/guides');
  await link.click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await expect(link).toHaveAttribute('aria-current', 'page');
});

test('without scripts the dashboard is whole, and works', async ({ browser }) => {
  const person = await learner(30);
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(context, person);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await expect(drawingOf(part(page, 'A year of stones'))).toBeVisible();
  await part(page, 'Reviews ahead').getByText('Show as table').click();
  await expect(page.getByRole('rowheader', { name: 'today' })).toBeVisible();
  await context.close();
});
