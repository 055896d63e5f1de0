import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './journey';

const slug = 'changed-answer';
const folder = path.join(process.env['E2E_CONTENT_DIR'] ?? '', 'guides', slug);
const front = (text: string) => text.replaceAll('\n', '\n      ');

async function publish(page: Page, seconds: number, asked: string): Promise<void> {
  const lock = `A lock is held for ${seconds} seconds.\n\nThen it ends by itself.\n\n\`\`\`js\nlock(${seconds});\nunlock();\n\`\`\``;
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, `${slug}.md`),
    `---\ntitle: Locks that change\nquestions:\n  - question: How long is a lock held?\n    id: lock\n    answer: |\n      ${front(lock)}\n  - question: ${asked}\n    id: lease\n    answer: It is a lock with an end.\n---\n`,
  );
  await expect
    .poll(async () => (await page.request.get(`/guides/${slug}/deck.json`)).text())
    .toContain(`held for ${seconds} seconds`);
}

async function openReview(page: Page): Promise<void> {
  await page.goto('/review');
  await expect(page.locator('html[data-review="ready"]')).toBeAttached();
}

test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('a card whose answer changed is due and shows what changed; one that is asked otherwise is left alone', async ({
  page,
}) => {
  await publish(page, 10, 'What is a lease?');
  await page.goto(`/guides/${slug}/cards`);
  await expect(page.locator('html[data-cards="ready"]')).toBeAttached();
  for (const key of ['Space', '4', 'Space', '4']) await page.keyboard.press(key);
  await expect(page.getByText('How it went').or(page.locator('.finish')).first()).toBeVisible();
  await openReview(page);
  await expect(page.locator('.flashcard')).toHaveCount(0);

  await publish(page, 30, 'What would you call a lease?');
  await expect(async () => {
    await openReview(page);
    await expect(page.getByText('Answer changed since you learned it')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How long is a lock held?');
  await page.keyboard.press('Space');
  await page.getByText('Answer changed since you learned it').click();
  const change = page.locator('.change');
  await expect(change.locator('del').first()).toHaveText(/10$/);
  await expect(change.locator('ins').first()).toHaveText(/30$/);
  await expect(change.getByText('1 paragraph as before')).toBeVisible();
  await expect(change.locator('pre del')).toContainText('lock(10);');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  await page.keyboard.press('3');
  await expect(page.locator('.flashcard')).toHaveCount(0);
  await openReview(page);
  await expect(page.getByText('Answer changed since you learned it')).toHaveCount(0);
});
