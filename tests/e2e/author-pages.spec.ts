import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadContent } from '@/server/content/load';
import { type SeededStatistics, seedStatistics } from '@/tests/support/seed-statistics';
import { makePerson, signIn, type TestPerson, withAppDatabase } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

const contentDir = process.env['E2E_CONTENT_DIR'] ?? '';

let author: TestPerson;
let learner: TestPerson;
let seeded: SeededStatistics;

/** A guide for each worker, since learners are written once for each. */
const slug = `statistics-${process.env['TEST_WORKER_INDEX']}`;
const folder = (guide: string) => path.join(contentDir, 'guides', guide);

const item = (index: number): string =>
  index % 2 === 0
    ? `  - id: item-${index}\n    type: boolean\n    prompt: Is statement ${index} true?\n    value: true\n    explanation: It is.\n`
    : `  - id: item-${index}\n    type: single\n    prompt: Which part is number ${index}?\n    choices:\n${[
        'first',
        'second',
        'third',
        'fourth',
      ]
        .map((word, at) => `      - text: The ${word} part\n${at === index % 4 ? '        correct: true\n' : ''}`)
        .join('')}    explanation: It is that one.\n`;

test.beforeAll(async () => {
  await mkdir(path.join(folder(slug), 'content'), { recursive: true });
  const guide = `---\ntitle: Statistics\nquestions:\n  - question: What?\n    answer: a.md\n    topics: [Beginner]\n---\nText.\n`;
  const items = Array.from({ length: 13 }, (_, index) => item(index + 1)).join('');
  await writeFile(path.join(folder(slug), 'content', 'a.md'), `---\nquiz:\n${items}---\nThat.\n`);
  await writeFile(path.join(folder(slug), `${slug}.md`), guide);
  const { library } = await loadContent(contentDir, null);
  const loaded = library.guideBySlug.get(slug);
  if (loaded === undefined) throw new Error('the guide was not read');
  [author, learner, seeded] = await withAppDatabase(async (db) => [
    await makePerson(db, 'author'),
    await makePerson(db),
    await seedStatistics(db, loaded),
  ]);
});
test.afterAll(() => rm(folder(slug), { recursive: true, force: true }));
test.beforeEach(async ({ request }) => {
  await expect(async () => expect((await request.get(`/guides/${slug}`)).status()).toBe(200)).toPass({
    timeout: 10_000,
  });
});

const detailOf = (ref: string) => `/author/statistics/${slug}/${ref}`;
const pages = () => ['/author', '/author/statistics', `/author/statistics/${slug}`, detailOf(seeded.flagged.item.ref)];

test('strangers are sent to sign in, learners find no such page, and nothing of it is kept', async ({ request }) => {
  const cookie = (secret: string) => ({ cookie: `cairn-session-${process.env['E2E_PORT']}=${secret}` });
  for (const address of pages()) {
    const stranger = await request.get(address, { maxRedirects: 0 });
    expect([stranger.status(), stranger.headers()['location']]).toEqual([307, expect.stringContaining('/sign-in?')]);
    for (const more of [{}, { rsc: '1' }]) {
      const refused = await request.get(address, { headers: { ...cookie(learner.secret), ...more } });
      if (!('rsc' in more)) expect(refused.status()).toBe(404);
      expect(await refused.text()).not.toMatch(/Author tools|Discrimination/);
    }
    const own = await request.get(address, { headers: cookie(author.secret) });
    expect([own.status(), own.headers()['cache-control']]).toEqual([200, expect.stringContaining('no-store')]);
    expect(await own.text()).toContain('Author tools');
  }
  for (const missing of ['/author/statistics/none', `/author/statistics/${slug}/none`])
    expect((await request.get(missing, { headers: cookie(author.secret) })).status()).toBe(404);
});

test('an author comes from the settings to a problem, with its line, its cure and its source', async ({
  page,
  context,
  request,
}) => {
  const problems = folder('with-problems');
  await mkdir(problems, { recursive: true });
  try {
    const text =
      '---\ntitle: With problems\nquestions:\n  - question: What?\n    answer: That.\n    topics: [Beginner]\n    anwser: Typo\n---\nText.\n';
    await writeFile(path.join(problems, 'with-problems.md'), text);
    await signIn(context, author);
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Problems of the content' }).click();
    await expect(page).toHaveURL(/\/author$/);
    await expect(async () => {
      await page.goto('/author?guide=with-problems');
      await expect(page.locator('.au-problem').first()).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 10_000 });
    const problem = page.locator('.au-problem').first();
    await expect(problem.locator('.au-place')).toHaveText(/^guides\/with-problems\/with-problems\.md:7:5$/);
    await expect(problem.locator('.hit')).toContainText('anwser: Typo');
    await expect(problem.locator('.au-caret')).toContainText('^^^^^^');
    await expect(page.getByRole('navigation', { name: 'Guides' }).locator('[aria-current]')).toContainText(
      'with-problems',
    );
    await expectAccessible(page);
    const source = await request.get((await problem.locator('.au-place').getAttribute('href')) ?? '');
    expect(await source.text()).toBe(text);
    await page.goto('/author?guide=with-problems&severity=error');
    await expect(page.getByText('Nothing of this kind.')).toBeVisible();
  } finally {
    await rm(problems, { recursive: true, force: true });
  }
});

test('a question that strong learners miss comes first, with the choice they take instead', async ({
  page,
  context,
}) => {
  await signIn(context, author);
  await page.goto('/author/statistics');
  await page.locator(`a[href="/author/statistics/${slug}"]`).click();
  const rows = page.locator('.au-table tbody tr');
  await expect(rows).toHaveCount(seeded.asked);
  await expect(rows.first()).toContainText(/Most strong learners choose [A-H]: is [A-H] also right\?/);
  await expect(page.locator('main')).toContainText(/flagged/);
  const few = rows.filter({ hasText: 'Hidden below 5' });
  await expect(few).toHaveCount(1);
  await expect(few).toContainText('under 5');
  await rows.first().getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`${seeded.flagged.item.ref}$`));
  await expect(page.locator('.au-four')).toContainText(/50%.*negative.*40/s);
  await expect(page.locator('.au-choices tbody tr')).not.toHaveCount(0);
  await expect(
    page.getByRole('img', { name: /The lowest fifth gets 100% of the credit, the highest 0%/ }),
  ).toBeVisible();
  await page.getByText('Show as table').click();
  await expect(page.getByRole('rowheader', { name: 'highest' })).toBeVisible();
  await page.getByRole('link', { name: 'Next question' }).click();
  await expect(page).not.toHaveURL(new RegExp(`${seeded.flagged.item.ref}$`));
  await expect(page.getByRole('link', { name: 'Previous question' })).toBeVisible();
});

test('the figures come as a file', async ({ page, context }) => {
  await signIn(context, author);
  await page.goto(`/author/statistics/${slug}`);
  const loading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await loading).suggestedFilename()).toMatch(/^cairn-statistics-\d+-\d{4}-\d\d-\d\d\.csv$/);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });
      test('the pages for authors fit and are accessible', async ({ page, context }, info) => {
        await signIn(context, author);
        for (const address of [...pages(), detailOf(seeded.few.item.ref)]) {
          await page.goto(address);
          await hydrated(page);
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          await page.screenshot({ path: info.outputPath(`${address.replaceAll('/', '-')}.png`), fullPage: true });
        }
      });
    });
