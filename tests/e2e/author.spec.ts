import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './journey';

/** The promise is two seconds, which `npm run bench` measures; a test machine may be busy with other tests. */
const patience = 8000;
const contentDir = process.env['E2E_CONTENT_DIR'] ?? '';

test('an author edits, adds, breaks, mends and removes a guide, and sees each within seconds', async ({
  page,
  request,
}) => {
  expect(contentDir).not.toBe('');
  const folder = path.join(contentDir, 'guides', 'edit-me');
  const file = path.join(folder, 'edit-me.md');
  const guide = (title: string, extra = '') =>
    `---\ntitle: ${title}\nbriefTitle: Edit me\nbriefDescription: A guide that changes\nquestions:\n  - question: What changes?\n    answer: Everything.\n    topics: [Beginner]\n${extra}---\nThe text.\n`;
  const shows = async (text: string) => {
    await expect(async () => expect(await (await request.get('/guides/edit-me')).text()).toContain(text)).toPass({
      timeout: patience,
      intervals: [50],
    });
    await page.goto('/guides/edit-me');
    await expect(page.locator('body')).toContainText(text);
  };
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, guide('First title'));
    await shows('First title');
    await writeFile(file, guide('Second title'));
    await shows('Second title');
    // A mistake in the question: readers keep the version that was good.
    await writeFile(file, guide('Third title').replace('question: What changes?', 'question: "What breaks?'));
    await page.waitForTimeout(1500);
    await shows('What changes?');
    await expect(page.locator('body')).not.toContainText('What breaks?');
    await writeFile(file, guide('Fourth title', '  - question: Mended?\n    answer: Yes.\n    topics: [Advanced]\n'));
    await shows('Fourth title');
    await shows('Mended?');
    await rm(folder, { recursive: true });
    await expect(async () => expect((await page.goto('/guides/edit-me'))?.status()).toBe(404)).toPass({
      timeout: patience,
      intervals: [50],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('nothing hostile in a guide runs or reaches the page', async ({ page }) => {
  const folder = path.join(contentDir, 'guides', 'hostile');
  const hostile = await readFile(path.join(import.meta.dirname, '../fixtures/hostile-guide.md'), 'utf8');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(path.join(folder, 'hostile.md'), hostile);
    await expect(async () => expect((await page.goto('/guides/hostile'))?.status()).toBe(200)).toPass({
      timeout: patience,
      intervals: [50],
    });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => (window as unknown as { hit?: boolean }).hit)).toBeUndefined();
    const bad = await page.evaluate(() =>
      [...document.querySelectorAll('.read *, .qt *')]
        .filter(
          (node) =>
            /^(SCRIPT|STYLE|IFRAME|OBJECT|EMBED|FORM|SVG|MATH|LINK|META|BASE)$/i.test(node.tagName) ||
            node.getAttributeNames().some((name) => /^on|^style$|^srcdoc$/.test(name)) ||
            /^\s*(javascript|data|vbscript):/i.test(node.getAttribute('href') ?? ''),
        )
        .map((node) => node.outerHTML.slice(0, 80)),
    );
    expect(bad).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a guide of an article alone has no empty list of questions', async ({ page }) => {
  const folder = path.join(contentDir, 'guides', 'article-alone');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(path.join(folder, 'article-alone.md'), '---\ntitle: An article\n---\n## One part\n\nText.\n');
    await expect(async () => expect((await page.goto('/guides/article-alone'))?.status()).toBe(200)).toPass({
      timeout: patience,
      intervals: [50],
    });
    await expect(page.locator('.toc a')).toHaveText(['One part']);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['One part']);
    await expect(page.locator('main')).not.toContainText(/0 (questions|cards)/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('headings of an article never share an id with what the page has itself', async ({ page }) => {
  const folder = path.join(contentDir, 'guides', 'same-ids');
  await mkdir(folder, { recursive: true });
  const names = ['Questions', 'Beginner', 'Main', 'Toasts', 'Question one', 'Q', 'Beginner'];
  const article = names.map((name) => `## ${name}\n\nText.[^a]\n`).join('\n');
  const questions = '  - question: One?\n    answer: "Yes.[^a]"\n    topics: [Beginner]\n    id: one\n';
  try {
    const text = `---\ntitle: Same ids\nquestions:\n${questions}---\n${article}\n[^a]: A note.\n`;
    await writeFile(path.join(folder, 'same-ids.md'), text);
    await expect(async () => expect((await page.goto('/guides/same-ids'))?.status()).toBe(200)).toPass({
      timeout: patience,
      intervals: [50],
    });
    const ids = await page.locator('[id]').evaluateAll((nodes) => nodes.map((node) => node.id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
