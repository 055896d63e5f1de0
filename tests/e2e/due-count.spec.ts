import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { accountEvents } from '@/tests/support/browser-data';
import { signIn } from '@/tests/support/signed-in';
import { expect, hydrated, test } from './journey';

const slug = 'due-count';
const folder = path.join(process.env['E2E_CONTENT_DIR'] ?? '', 'guides', slug);
const deckPath = `/guides/${slug}/deck.json`;

async function publish(page: Page, seconds: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, `${slug}.md`),
    `---\ntitle: Leases that count\nquestions:\n  - question: How long is a lease?\n    id: lease\n    answer: It lasts ${seconds} seconds.\n  - question: What is a term?\n    id: term\n    answer: The time of one leader.\n---\n`,
  );
  await expect.poll(async () => (await page.request.get(deckPath)).text()).toContain(`lasts ${seconds} seconds`);
}

/** As if the page before had been closed long ago. */
const muchLater = (page: Page) =>
  page.evaluate(() => {
    const note = JSON.parse(localStorage.getItem('cairn-due') ?? '{}');
    localStorage.setItem('cairn-due', JSON.stringify({ ...note, at: 0 }));
  });

/** What the head of a page, the dashboard and the route say is due. */
async function expectDue(page: Page, due: number): Promise<void> {
  await page.goto('/dashboard');
  await hydrated(page);
  const said = due === 0 ? 'Nothing is due today.' : new RegExp(`^${due} due today`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said);
  const head = page.locator('.top [data-due]');
  if (due === 0) await expect(head).toBeHidden();
  else await expect(head).toHaveText(`${due} due`);
  const { counts } = await (await page.request.get('/api/v1/reviews/queue')).json();
  expect(counts).toMatchObject({ learning: 0, reviews: due, later: 0, held: 0 });
}

async function openReview(page: Page): Promise<void> {
  await page.goto('/review');
  await expect(page.locator('html[data-review="ready"]')).toBeAttached();
}

test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('the head, the dashboard and the reviews agree on what is due, when an answer changes and when its guide goes', async ({
  page,
  context,
}) => {
  test.slow();
  const person = await signIn(context);
  await publish(page, 10);
  await page.goto(`/guides/${slug}/cards`);
  await expect(page.locator('html[data-cards="ready"]')).toBeAttached();
  for (const key of ['Space', '4', 'Space', '4']) await page.keyboard.press(key);
  await expect.poll(() => accountEvents(person.id)).toHaveLength(2);
  await expectDue(page, 0);

  await publish(page, 30);
  await muchLater(page);
  await expectDue(page, 1);
  await openReview(page);
  await expect(page.locator('.flashcard')).toHaveCount(1);

  await rm(folder, { recursive: true });
  await expect.poll(async () => (await page.request.get(deckPath)).status()).toBe(404);
  await page.goto('/guides');
  await hydrated(page);
  await muchLater(page);
  await expectDue(page, 0);
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith(deckPath)) asked += 1;
  });
  await openReview(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is due now.');
  // What is gone is not looked for again and again.
  await page.waitForTimeout(1000);
  expect(asked).toBeLessThan(4);
});
