import type { Page } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { plans } from '@/db/schema/schedule';
import { dayText, studyDay } from '@/domain/shared/study-day';
import { restoreDeck } from '@/server/decks/restore-deck';
import { recordReviews } from '@/server/review/record-reviews';
import { signIn, type TestPerson, withAppDatabase } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

const today = () => studyDay(new Date(), 'UTC', 4);
const dayMs = 86_400_000;
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const reckoned = (page: Page) => expect(page.getByText('Predicted readiness')).toBeVisible({ timeout: 30_000 });

async function answerAll(person: TestPerson, cards: readonly string[], daysAgo = 0): Promise<void> {
  const at = new Date(Date.now() - daysAgo * dayMs).toISOString();
  const values = cards.map((card, index) => ({
    id: newId(),
    kind: 'review',
    guide: card.split('/')[0],
    question: card.split('/')[1],
    rating: index % 5 === 0 ? 1 : 3,
    durationMs: 9000,
    mode: 'four',
    revision: 'r',
    edition: 'e',
    at,
    timeZone: 'UTC',
    rolloverHour: 4,
    device: newId(),
  }));
  await withAppDatabase((db) => recordReviews(db, { userId: person.id, values, now: new Date() }));
}

/** The server's clock cannot be moved, so everything that happened is moved into the past instead. */
async function letDaysPass(person: TestPerson, days: number): Promise<void> {
  await withAppDatabase(async (db) => {
    await db
      .update(plans)
      .set({
        examDay: sql`${plans.examDay} - ${days}::int`,
        createdAt: sql`${plans.createdAt} - ${days}::int * interval '1 day'`,
        changedAt: sql`${plans.changedAt} - ${days}::int * interval '1 day'`,
      })
      .where(eq(plans.userId, person.id));
    const back = sql`to_char((claimed_at::timestamptz at time zone 'UTC') - ${days}::int * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    await db.execute(
      sql`update review_events set claimed_at = ${back}, reviewed_at = reviewed_at - ${days}::int * interval '1 day', local_day = local_day - ${days}::int where user_id = ${person.id}`,
    );
  });
}

async function makePlan(page: Page, days: number, minutes: string): Promise<void> {
  await page.goto('/plan');
  await hydrated(page);
  await page.getByLabel('Day of the interview').fill(dayText(today() + days));
  await page.getByRole('checkbox', { name: /^SQL/ }).check();
  await page.getByLabel('Minutes a day').fill(minutes);
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await reckoned(page);
}

const queue = async (page: Page): Promise<string[]> =>
  ((await (await page.request.get('/api/v1/plans/today')).json()) as { cards: string[] }).cards;

test('a plan goes from its first day to the interview: what to expect, what to do, and how it went', async ({
  page,
  context,
}) => {
  test.slow();
  const person = await signIn(context);
  await page.goto('/plan');
  await hydrated(page);
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page.getByText('Choose a day from tomorrow on, within a year')).toBeVisible();
  await expect(page.getByText('Choose at least one guide')).toBeVisible();
  await expectAccessible(page);

  await makePlan(page, 10, '20');
  await expect(title(page)).toHaveText(/^Interview on \d+ \w+$/);
  await expect(page.getByText('in 10 days')).toBeVisible();
  const start = page.getByRole('link', { name: 'Start review' });
  await expect(start).toHaveAttribute('href', /^\/review\?plan=[0-9a-f-]{36}$/);
  await expect(page.getByRole('img', { name: /^Readiness is 0% today\./ })).toBeVisible();
  const first = await queue(page);
  await expect(page.getByRole('heading', { name: `${first.length} cards today` })).toBeVisible();

  await answerAll(person, first);
  await page.reload();
  await reckoned(page);
  await expect(page.getByRole('heading', { name: /left today|That is all for today/ })).toBeVisible({
    timeout: 30_000,
  });
  expect((await queue(page)).filter((card) => first.includes(card))).toEqual([]);

  await letDaysPass(person, 4);
  await page.reload();
  await expect(page.getByText('in 6 days')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Readiness went from \d+% on/ })).toBeVisible({ timeout: 30_000 });
  await page.getByText('Show as table').click();
  await expect(page.getByRole('row', { name: /^Today \d+%/ })).toBeVisible();

  await letDaysPass(person, 6);
  await page.reload();
  await expect(page.getByText('Nothing is left to do.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Start review' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'It went well' }).click();
  await expect(title(page)).toHaveText('The plan has ended');
  expect(await queue(page)).toEqual([]);
  const rows = await withAppDatabase((db) => db.select().from(plans).where(eq(plans.userId, person.id)));
  expect(rows).toMatchObject([{ outcome: 'well' }]);
});

test('a plan without enough time says so, how many minutes would do, and what it leaves out', async ({
  page,
  context,
}) => {
  test.slow();
  await signIn(context);
  await makePlan(page, 2, '5');
  const callout = page.locator('.callout', { hasText: 'The time is too short for all of it.' });
  await expect(callout).toContainText(/\d+ of \d+ questions would never be seen/);
  await expect(callout).toContainText(/\d+ minutes a day would be enough|No day is long enough/);
  await callout
    .getByText(/^SQL.*questions?$/)
    .first()
    .click();
  await expect(callout.locator('details[open] li').first()).toBeVisible();
  await page.getByRole('button', { name: 'End this plan' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'End this plan' }).click();
  await page.getByRole('button', { name: 'End the plan' }).click();
  await expect(title(page)).toHaveText('The plan has ended');
});

/** Of somebody who keeps nothing for a week, whatever was done before. */
async function forgetfulLog(person: TestPerson, guide: string): Promise<void> {
  const stamp = { kind: 'review', durationMs: 30_000, mode: 'four', revision: 'r', edition: 'e', timeZone: 'UTC' };
  const device = newId();
  const review = (question: string, daysAgo: number, rating: number) => ({
    ...{ ...stamp, id: newId(), rolloverHour: 4, device, guide, question, rating },
    at: new Date(Date.now() - daysAgo * dayMs).toISOString(),
  });
  const values = Array.from({ length: 30 }, (_, index) => [
    review(cardOf(index), 17, 3),
    review(cardOf(index), 9, 1),
    review(cardOf(index), 8.99, 3),
    review(cardOf(index), 1, 1),
    review(cardOf(index), 0.99, 3),
  ]).flat();
  await withAppDatabase((db) => recordReviews(db, { userId: person.id, values, now: new Date() }));
}

const cardOf = (index: number) => `anki-x${String(100 + index)}`;

test('a plan that keeps few questions well says so, names what it leaves out, and is overruled', async ({
  page,
  context,
}) => {
  test.slow();
  const person = await signIn(context);
  const words = { tags: [], hasMath: false, isParked: false, back: 'It means that.' };
  const cards = Array.from({ length: 120 }, (_, index) => ({
    ...words,
    card: cardOf(index),
    guid: `g${index}`,
    front: `What does **word ${index + 1}** mean, and where would somebody who speaks the language every day rather say another?`,
  }));
  const deck = { id: newId(), name: 'Nouns', cards };
  await withAppDatabase((db) => restoreDeck(db, { userId: person.id, deck, now: new Date() }));
  await forgetfulLog(person, `~${deck.id}`);
  await page.goto('/plan');
  await hydrated(page);
  await page.getByLabel('Day of the interview').fill(dayText(today() + 30));
  await page.getByRole('checkbox', { name: /^Nouns/ }).check();
  await page.getByLabel('Minutes a day').fill('5');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await reckoned(page);

  const callout = page.locator('.callout');
  await expect(callout).toContainText(/By your answers so far, about \d+ of 120 questions can be kept\./);
  await expect(callout).toContainText(/What you have begun comes before what is new, and \d+ questions are left out:/);
  await callout.getByText(/^Nouns: \d+ questions$/).click();
  await expect(callout.locator('details[open] li').last()).toHaveText(
    /^What does word \d+ mean, and where would somebody who speaks the language every day rather …$/,
  );
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/plan-few-well.png', fullPage: true });
  const deep = await queue(page);
  expect(deep.some((card) => Number(card.slice(-3)) >= 130)).toBe(false);

  await callout.getByRole('button', { name: 'Ask every question, even if fewer are kept' }).click();
  await expect(callout).toContainText('Every question is asked, as you chose.', { timeout: 30_000 });
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/plan-overruled.png', fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const broad = await queue(page);
  expect(broad.every((card) => Number(card.slice(-3)) >= 130)).toBe(true);
  await page.getByText('Change the date, guides or minutes').click();
  await expect(page.getByRole('checkbox', { name: 'Ask every question' })).toBeChecked();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/plan-overruled-phone.png', fullPage: true });
  await callout.getByRole('button', { name: 'Leave some out, so that more are kept' }).click();
  await expect(callout).toContainText('What you have begun comes before what is new', { timeout: 30_000 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.screenshot({ path: 'test-results/plan-few-well-phone.png', fullPage: true });
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const [name, width] of [
    ['wide', 1280],
    ['phone', 390],
  ] as const)
    test(`a plan is accessible, ${colorScheme}, ${name}`, async ({ page, context }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const person = await signIn(context);
      await makePlan(page, 12, '15');
      const cards = await queue(page);
      await answerAll(person, cards);
      await letDaysPass(person, 3);
      await answerAll(person, cards.slice(0, 12), 1);
      await page.reload();
      await expect(page.getByRole('img', { name: /^Readiness went from/ })).toBeVisible({ timeout: 30_000 });
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `test-results/plan-${colorScheme}-${name}.png`, fullPage: true });
    });

test('the plan’s cards are the ones of today on the dashboard and in the reviews, without being asked for', async ({
  page,
  context,
}) => {
  await signIn(context);
  await page.goto('/plan');
  await hydrated(page);
  await makePlan(page, 10, '20');
  const cards = await queue(page);
  await page.goto('/dashboard');
  await expect(title(page)).toContainText(`${cards.length} cards today`);
  await expect(page.getByText(/^Your interview is in 10 days, on \d+ \w+\. As planned/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Start review' }).click();
  await expect(page).toHaveURL(/\/review$/);
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuemax', String(cards.length));
});
