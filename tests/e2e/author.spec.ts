import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './journey';

const contentDir = process.env['E2E_CONTENT_DIR'] ?? '';

test('an author edits, adds, breaks, mends and removes a guide, and sees each within two seconds', async ({ page }) => {
  expect(contentDir).not.toBe('');
  const folder = path.join(contentDir, 'guides', 'edit-me');
  const file = path.join(folder, 'edit-me.md');
  const guide = (title: string, extra = '') =>
    `---\ntitle: ${title}\nbriefTitle: Edit me\nbriefDescription: A guide that changes\nquestions:\n  - question: What changes?\n    answer: Everything.\n    topics: [Beginner]\n${extra}---\nThe text.\n`;
  const shows = async (text: string) => {
    await expect(async () => {
      await page.goto('/guides/edit-me');
      await expect(page.locator('body')).toContainText(text, { timeout: 100 });
    }).toPass({ timeout: 2000, intervals: [50] });
  };
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, guide('First title'));
    await shows('First title');
    await writeFile(file, guide('Second title'));
    await shows('Second title');
    await writeFile(file, guide('Third title', '  - question: "never closed\n    answer: x\n'));
    await page.waitForTimeout(1500);
    await shows('Second title');
    await writeFile(file, guide('Fourth title', '  - question: Mended?\n    answer: Yes.\n    topics: [Advanced]\n'));
    await shows('Fourth title');
    await shows('Mended?');
    await rm(folder, { recursive: true });
    await expect(async () => expect((await page.goto('/guides/edit-me'))?.status()).toBe(404)).toPass({ timeout: 2000, intervals: [50] });
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
    await expect(async () => expect((await page.goto('/guides/hostile'))?.status()).toBe(200)).toPass({ timeout: 2000, intervals: [50] });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => (window as unknown as { hit?: boolean }).hit)).toBeUndefined();
    const bad = await page.evaluate(() =>
      [...document.querySelectorAll('.read *, .qt *')].filter(
        (node) =>
          /^(SCRIPT|STYLE|IFRAME|OBJECT|EMBED|FORM|SVG|MATH|LINK|META|BASE)$/i.test(node.tagName) ||
          node.getAttributeNames().some((name) => /^on|^style$|^srcdoc$/.test(name)) ||
          /^\s*(javascript|data|vbscript):/i.test(node.getAttribute('href') ?? ''),
      ).map((node) => node.outerHTML.slice(0, 80)),
    );
    expect(bad).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
