import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { users } from '@/db/schema/users';
import type { OwnScore } from '@/domain/score/score-schema';
import { type AttemptWish, makeFinishedAttempt } from '@/tests/support/finished-attempt';
import { hostileNames } from '@/tests/support/score-facts';
import { makePerson, signIn, type TestPerson, withAppDatabase } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

type Learner = { readonly person: TestPerson; readonly attempt: string };

function learner(wish: Partial<AttemptWish> = {}): Promise<Learner> {
  return withAppDatabase(async (db) => {
    const person = await makePerson(db);
    await db.update(users).set({ name: 'Maya Lindqvist' }).where(eq(users.id, person.id));
    return { person, attempt: await makeFinishedAttempt(db, { userId: person.id, ...wish }) };
  });
}

type Shared = Learner & { readonly score: OwnScore; readonly path: string };

/** A score page that is up, made by the API. */
async function shared(
  page: Page,
  choice: { name?: string | null; isListed?: boolean } = {},
  wish: Partial<AttemptWish> = {},
): Promise<Shared> {
  const { person, attempt } = await learner(wish);
  const made = await page.request.post('/api/v1/scores', {
    headers: {
      cookie: `cairn-session-${process.env['E2E_PORT']}=${person.secret}`,
      origin: `http://localhost:${process.env['E2E_PORT']}`,
    },
    data: { id: newId(), attempt, name: 'Maya Lindqvist', isListed: false, ...choice },
  });
  expect(made.status()).toBe(200);
  const score = (await made.json()) as OwnScore;
  return { person, attempt, score, path: new URL(score.url ?? '').pathname };
}

const forms = ['', '/badge.svg', '/score.json', '/shields.json', '/og.png', '/credential.json'];

test('a result is shared, opened by a stranger, changed, and taken down everywhere', async ({
  page,
  context,
  browser,
}) => {
  const { person, attempt } = await learner();
  await signIn(context, person);
  await page.goto(`/quiz/${attempt}`);
  await hydrated(page);
  await expect(page.getByLabel('Name shown')).toHaveValue('Maya Lindqvist');
  await page.getByRole('button', { name: 'Make the page' }).dblclick();
  const link = page.getByLabel('Link', { exact: true });
  await expect(link).toHaveValue(/\/s\/[\w-]{32}$/);
  await expect(page.getByRole('heading', { name: 'Share this score' })).toBeFocused();
  await expect(page.getByLabel('For a README')).toHaveValue(/^\[!\[Cairn: SQL interview questions 86%\]\(http/);
  await expect(page.getByRole('link', { name: 'Add to LinkedIn' })).toHaveAttribute(
    'href',
    /linkedin\.com\/profile\/add/,
  );
  const path = new URL(await link.inputValue()).pathname;

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(path);
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Maya Lindqvist');
  await expect(stranger.getByText('scored 26 of 30 on the exam of SQL interview questions.')).toBeVisible();
  await expect(stranger.getByText('It was not proctored.')).toBeVisible();
  for (const form of forms) expect([form, (await stranger.request.get(path + form)).status()]).toEqual([form, 200]);

  await page.getByText('Change what it shows').click();
  await page.getByLabel('Show a name').uncheck();
  await page.getByLabel('Listed', { exact: true }).check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('A score');
  expect(await stranger.content()).not.toContain('Lindqvist');
  await stranger.getByRole('link', { name: 'Other scores' }).click();
  await expect(stranger.getByRole('link', { name: 'SQL interview questions' })).toHaveAttribute('href', path);

  await page.getByRole('button', { name: 'Take it down' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it down' }).click();
  await expect(page.getByText('The page is down. Its address leads nowhere.')).toBeVisible();
  for (const form of forms) expect([form, (await stranger.request.get(path + form)).status()]).toEqual([form, 404]);
  expect((await stranger.request.get(path, { headers: { rsc: '1' } })).status()).toBe(404);
  await stranger.reload();
  await expect(stranger.getByText('Nothing is listed here.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the page' })).toBeVisible();
});

test('the panel stands in the result of its owner, and of nobody else', async ({ page, context }) => {
  const { person, attempt } = await learner();
  await signIn(context);
  expect((await page.goto(`/quiz/${attempt}`))?.status()).toBe(404);
  await signIn(context, person);
  await page.goto(`/quiz/${attempt}`);
  await page.getByRole('link', { name: 'Share this score' }).click();
  await expect(page.getByRole('heading', { name: 'Share this score' })).toBeInViewport();
});

test('an unlisted page is told to nobody; a listed one is kept for a minute and named by what it is', async ({
  page,
}) => {
  const [unlisted, listed] = [await shared(page), await shared(page, { isListed: true })];
  const hidden = await page.request.get(unlisted.path, { headers: { cookie: 'cairn-signed-in=1' } });
  expect(hidden.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
  });
  expect(await hidden.text()).toContain('<meta name="robots" content="noindex, nofollow"/>');
  const open = await page.request.get(listed.path);
  expect(open.headers()['cache-control']).toBe('public, max-age=0, s-maxage=60');
  expect(open.headers()['x-robots-tag']).toBeUndefined();
  for (const form of ['', '/badge.svg', '/score.json', '/shields.json', '/og.png', '/credential.json']) {
    const { etag } = (await page.request.get(listed.path + form)).headers();
    const again = await page.request.get(listed.path + form, { headers: { 'if-none-match': etag ?? '' } });
    expect([form, again.status(), (await again.body()).length]).toEqual([form, 304, 0]);
  }
  const elsewhere = await Promise.all(
    ['/sitemap.xml', '/feed.xml'].map(async (path) => (await page.request.get(path)).text()),
  );
  expect(elsewhere.join('')).not.toMatch(/\/s\/|\/people\//);
});

test('a page that never was, one taken down and one of an erased account cannot be told apart', async ({ page }) => {
  const { path, person, score } = await shared(page);
  const never = await page.request.get(`/s/${'A'.repeat(32)}`);
  const headers = {
    cookie: `cairn-session-${process.env['E2E_PORT']}=${person.secret}`,
    origin: `http://localhost:${process.env['E2E_PORT']}`,
  };
  await page.request.delete(`/api/v1/scores/${score.id}`, { headers });
  const gone = await page.request.get(path);
  const plain = (text: string) => text.replaceAll(path.slice(3), 'A'.repeat(32));
  expect([never.status(), gone.status()]).toEqual([404, 404]);
  expect(plain(await gone.text())).toBe(await never.text());
});

test('hostile names are text on the page and in the badge, and run nothing', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', () => asked.push('dialog'));
  page.on('request', (request) => {
    if (!request.url().startsWith(`http://localhost:${process.env['E2E_PORT']}/`)) asked.push(request.url());
  });
  for (const name of hostileNames) {
    const { person, attempt } = await learner({ guideTitle: name.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '') });
    const headers = {
      cookie: `cairn-session-${process.env['E2E_PORT']}=${person.secret}`,
      origin: `http://localhost:${process.env['E2E_PORT']}`,
    };
    const made = await page.request.post('/api/v1/scores', {
      headers,
      data: { id: newId(), attempt, name: name.replace(/\p{Surrogate}/gu, ''), isListed: false },
    });
    if (made.status() === 422) continue;
    const path = new URL(((await made.json()) as OwnScore).url ?? '').pathname;
    await page.goto(path);
    expect(await page.locator('h1 *, .for *').evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual([
      'BDI',
      'A',
      'BDI',
    ]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
    await page.goto(`${path}/badge.svg`);
    expect(await page.evaluate(() => document.querySelectorAll('script, foreignObject, [onload]').length)).toBe(0);
  }
  expect(asked).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing on a score page, a person’s page and the panel', async ({ page, context }, info) => {
        const { path } = await shared(
          page,
          { isListed: true },
          { credits: [1, 0.5, ...Array(18).fill(1), 0], seen: 3, extensions: 1 },
        );
        await page.goto(path);
        await hydrated(page);
        await page.screenshot({ path: info.outputPath('score.png'), fullPage: true });
        await expectAccessible(page);
        await page.getByRole('link', { name: 'Other scores of this person' }).click();
        await expectAccessible(page);
        await page.screenshot({ path: info.outputPath('person.png'), fullPage: true });
        const { person, attempt } = await shared(page, {}, { credits: Array(10).fill(1) });
        await signIn(context, person);
        await page.goto(`/quiz/${attempt}`);
        await hydrated(page);
        await page.getByText('Change what it shows').click();
        await expectAccessible(page);
        await page.screenshot({ path: info.outputPath('share.png'), fullPage: true });
      });
    });
  }
}

test('a self-rated score says so in every form', async ({ page }) => {
  const { path } = await shared(page, {}, { kind: 'self_rated' });
  await page.goto(path);
  await expect(page.getByText('on the self-rated run of')).toBeVisible();
  await expect(page.getByText(/Self-rated on/)).toBeVisible();
  await expect(page.getByText(/Nobody checked/)).toBeVisible();
  for (const form of ['/badge.svg', '/score.json', '/shields.json', '/credential.json'])
    expect(await (await page.request.get(path + form)).text()).toMatch(/self[-_ ]rated/i);
});
