/** Quizzes as they are taken: started, answered by keyboard and by touch, interrupted in every way, and read afterwards. */
import { cp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Locator, type Page, test as rough } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { attempts } from '@/db/schema/quizzes';
import type { AttemptView, RunningAttempt, ShownItem } from '@/domain/quiz/attempt-view';
import { signIn, withAppDatabase } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

const contentDir = process.env['E2E_CONTENT_DIR'] ?? '';
/** Items of every type, and a guide without any. They stay for the other workers. */
const fixtures = 'tests/fixtures/content/quizzes/guides';

test.beforeAll(async () => {
  for (const guide of ['bridges', 'stones']) {
    // Every worker brings them: each beside first, so that two at once never write into one folder.
    const beside = path.join(contentDir, `bringing-${process.pid}-${guide}`);
    await cp(path.join(fixtures, guide), beside, { recursive: true });
    await rename(beside, path.join(contentDir, 'guides', guide)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    await rm(beside, { recursive: true, force: true });
  }
});

type Choice = { readonly mode?: 'exam' | 'practice'; readonly clockMinutes?: number | null };

/** Waits until the content engine has seen a guide, and opens the page that starts its quiz. */
async function openStart(page: Page, guide: string): Promise<void> {
  await expect(async () => {
    expect((await page.goto(`/guides/${guide}/quiz`))?.status()).toBe(200);
  }).toPass({ timeout: 8000, intervals: [100] });
  await hydrated(page);
}

async function api<Value>(page: Page, method: string, address: string, body?: unknown): Promise<Value> {
  return page.evaluate(
    async ([verb, url, sent]) => {
      const json = sent === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: sent };
      return (await fetch(url, { method: verb, ...json })).json();
    },
    [method, address, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
}

async function ready(page: Page): Promise<void> {
  await expect(page.locator('html[data-quiz="ready"]')).toBeAttached();
}

/** An attempt at all items of a guide, begun without the form. */
async function begin(page: Page, guide: string, { mode = 'exam', clockMinutes = null }: Choice = {}): Promise<string> {
  await openStart(page, guide);
  const id = newId();
  const choice = { length: 'all', levels: [], topics: [], clockMinutes };
  expect(await api(page, 'POST', '/api/v1/attempts', { id, guide, mode, choice })).toEqual({ id });
  await page.goto(`/quiz/${id}`);
  await ready(page);
  return id;
}

const load = (page: Page, id: string) => api<AttemptView>(page, 'GET', `/api/v1/attempts/${id}`);
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const primary = (page: Page): Locator => page.locator('.quiz-acts .btn.primary');
const progress = (page: Page): Locator => page.getByRole('progressbar');
const item = (page: Page): Locator => page.locator('.quiz-item');
const saved = (page: Page): Locator => page.locator('[data-save^="Saved"]');

async function goTo(page: Page, position: number): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^Question ${position},`) }).click();
  await expect(page.locator('.quiz-map [aria-current]')).toHaveText(String(position));
}

/** Answers the item on the screen with the keyboard, in some way that its type takes. */
async function answerByKeys(page: Page, { type }: ShownItem): Promise<void> {
  if (type === 'single' || type === 'boolean') await page.keyboard.press('b');
  else if (type === 'multiple') {
    await page.keyboard.press('a');
    await page.keyboard.press('c');
  } else if (type === 'short') await page.keyboard.type('newton');
  else if (type === 'number') await page.keyboard.type('1225 m');
  else if (type === 'cloze') {
    await page.keyboard.type('hangers');
    await page.keyboard.press('Enter');
    await page.keyboard.type('cables');
  } else if (type === 'order') {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Alt+ArrowDown');
  }
}

test('an exam by keyboard alone: start, answer every type, flag, go back, submit, read the result', async ({
  page,
}) => {
  await openStart(page, 'bridges');
  await page.getByRole('radio', { name: /^All/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Start quiz' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}/);
  await ready(page);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  const { items } = await load(page, id);
  expect(items.map(({ type }) => type).sort()).toEqual(
    ['boolean', 'cloze', 'multiple', 'number', 'order', 'short', 'single', 'single'].sort(),
  );
  for (const each of items) {
    await expect(item(page)).toHaveAttribute('data-item', each.ref);
    // The first item takes no focus by itself: somebody came from another page.
    if (each.position === 1) await item(page).locator('h1, input[data-type-here], .gap').last().focus();
    await expect(item(page).locator(':focus')).toBeAttached();
    await answerByKeys(page, each);
    await expect(progress(page)).toHaveAttribute('aria-valuenow', String(each.position));
    // Enter would press the button of the step that was moved.
    if (each.type === 'order') await primary(page).focus();
    await page.keyboard.press('Enter');
  }
  await expect(heading(page)).toHaveText('All answered');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(/#8$/);
  await heading(page).focus();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Flagged' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(page.locator('.quiz-say')).toHaveText('8 answered, 0 open, 1 flagged.');
  await page.getByRole('button', { name: 'Submit' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`/quiz/${id}`);
  await expect(heading(page)).toContainText('of 8');
  const view = await load(page, id);
  expect(view.state).toBe('finished');
  expect(Object.values(view.responses).every(({ response }) => response !== null)).toBe(true);
});

test('a letter chooses and clears, and does nothing in a field or when letters are turned off', async ({ page }) => {
  const id = await begin(page, 'bridges');
  const { items } = await load(page, id);
  const single = items.find(({ type }) => type === 'single') as ShownItem;
  const short = items.find(({ type }) => type === 'short') as ShownItem;
  await goTo(page, single.position);
  await page.keyboard.press('a');
  await expect(page.locator('.choice input').first()).toBeChecked();
  await page.keyboard.press('a');
  await expect(page.locator('.choice input').first()).not.toBeChecked();
  await goTo(page, short.position);
  await page.locator('.quiz-typed input').fill('');
  await page.locator('.quiz-typed input').pressSequentially('faff');
  await expect(page.locator('.quiz-typed input')).toHaveValue('faff');
  await expect(page.getByRole('button', { name: 'Flag', exact: true })).toHaveAttribute('aria-pressed', 'false');
  await goTo(page, single.position);
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /single letter/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(page.locator('.choice input:checked')).toHaveCount(0);
});

test('an answer that is given twice at once, and a double click on submit, are one answer and one grade', async ({
  page,
}) => {
  const id = await begin(page, 'stones');
  await page.getByRole('button', { name: 'Show answer' }).dblclick();
  await page.getByRole('button', { name: /Knew it/ }).click();
  await goTo(page, 2);
  await page.keyboard.press('Space');
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: /Partly/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Submit' }).dblclick();
  await page.waitForURL(`/quiz/${id}`);
  await expect(heading(page)).toContainText('1.5 of 2');
  await expect(page.locator('.result-top')).toContainText(/self-rated/i);
  await expectAccessible(page);
});

test.describe('by touch at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('practice: a hint, each answer checked and explained, and locked', async ({ page }) => {
    const id = await begin(page, 'bridges', { mode: 'practice' });
    const { items } = await load(page, id);
    for (const each of items) {
      await expect(item(page)).toHaveAttribute('data-item', each.ref);
      if (each.hintCount > 0) {
        await page.getByRole('button', { name: /Show a hint/ }).tap();
        await expect(page.locator('.quiz-hint')).toHaveCount(1);
        await page.getByRole('button', { name: /Show another hint/ }).tap();
        await expect(page.locator('.quiz-hint')).toHaveCount(2);
      }
      if (each.choices.length > 0 && each.type !== 'order') await page.locator('.choice').first().tap();
      if (each.type === 'boolean') await page.locator('.choice').nth(1).tap();
      if (each.type === 'order')
        await page
          .getByRole('button', { name: /^Move down/ })
          .first()
          .tap();
      if (each.type === 'short' || each.type === 'number') await page.locator('.quiz-typed input').fill('12');
      if (each.type === 'cloze') await page.getByRole('textbox', { name: 'Gap 2' }).fill('canarycables');
      await page.getByRole('button', { name: 'Check answer' }).tap();
      await expect(page.getByRole('region', { name: 'How it was graded' })).toContainText('CANARY-explained');
      await expect(
        page.locator('.quiz-item :is(input:not([readonly]):enabled, .step-moves button:enabled)'),
      ).toHaveCount(0);
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 844 });
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(needed, `${each.type} at ${width} px`).toBeLessThanOrEqual(width);
      }
      await primary(page).tap();
    }
    await page.getByRole('button', { name: 'Submit' }).tap();
    await page.waitForURL(`/quiz/${id}`);
    await expect(heading(page)).toContainText('of 8');
    const tabs = page.getByRole('navigation', { name: 'Main' });
    await expect(tabs.getByRole('link', { name: 'Quizzes' })).toHaveAttribute('aria-current', 'page');
  });

  test('a step is dragged by its grip', async ({ page }) => {
    const id = await begin(page, 'bridges');
    const { items } = await load(page, id);
    const order = items.find(({ type }) => type === 'order') as ShownItem;
    await goTo(page, order.position);
    const first = await page.locator('.step .choice-text').first().textContent();
    const from = await page.locator('.grip').first().boundingBox();
    const to = await page.locator('.grip').nth(2).boundingBox();
    await page.mouse.move((from?.x ?? 0) + 10, (from?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 10, (to?.y ?? 0) + 15, { steps: 8 });
    await page.mouse.up();
    await expect(page.locator('.step .choice-text').nth(2)).toHaveText(first ?? '');
    await expect(page.locator('.quiz-answer [role="status"]')).toHaveText(/now 3 of 4$/);
  });
});

test('somebody goes on in another browser, at the first open question, and both agree on the answer', async ({
  page,
  browser,
}) => {
  const person = await signIn(page.context());
  const id = await begin(page, 'bridges');
  const { items } = (await load(page, id)) as RunningAttempt;
  const choices = items.filter(({ type }) => type === 'single' || type === 'boolean');
  const [first] = choices as [ShownItem, ...ShownItem[]];
  await goTo(page, first.position);
  await page.keyboard.press('b');
  await expect(saved(page)).toBeAttached();
  const other = await browser.newContext();
  await signIn(other, person);
  const there = await other.newPage();
  await there.goto(`/quiz/${id}#${first.position}`);
  await ready(there);
  await expect(there.locator('.choice input').nth(1)).toBeChecked();
  await there.keyboard.press('a');
  await expect(saved(there)).toBeAttached();
  // The first browser hears of it when it is looked at again.
  await page.waitForTimeout(5100);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.locator('.choice input').first()).toBeChecked();
  await there.goto('/');
  await there.goto(`/quiz/${id}`);
  await ready(there);
  const open = items.find(({ ref }) => ref !== first.ref)?.position;
  await expect(there.locator('.quiz-map [aria-current]')).toHaveText(String(open));
  await other.close();
});

// A browser complains of requests that fail, and here they shall.
rough('a lost connection and a closed page lose nothing', async ({ page, context }) => {
  const id = await begin(page, 'bridges');
  const { items } = await load(page, id);
  const single = items.find(({ type }) => type === 'single') as ShownItem;
  const short = items.find(({ type }) => type === 'short') as ShownItem;
  await context.setOffline(true);
  await goTo(page, single.position);
  await page.keyboard.press('c');
  await goTo(page, short.position);
  await page.locator('.quiz-typed input').fill('typed without a network');
  await expect(page.locator('.quiz-bar')).toContainText('2 answers kept on this device');
  await expect(page.locator('[data-save^="Offline"]')).toBeAttached();
  // The page is closed while nothing has arrived, and opened again later.
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(`/quiz/${id}#${short.position}`);
  await ready(later);
  await expect(later.locator('.quiz-typed input')).toHaveValue('typed without a network');
  await expect(saved(later)).toBeAttached();
  await expect(later.locator('.quiz-bar')).toHaveCount(0);
  const view = await load(later, id);
  expect(view.responses[short.ref]?.response).toEqual({ type: 'short', text: 'typed without a network' });
  expect(view.responses[single.ref]?.response).toEqual({ type: 'single', choice: single.choices[2]?.id });
});

test('what is typed in the last moment before a reload is there afterwards', async ({ page }) => {
  const id = await begin(page, 'bridges');
  const short = (await load(page, id)).items.find(({ type }) => type === 'short') as ShownItem;
  await goTo(page, short.position);
  await page.locator('.quiz-typed input').fill('the last word');
  await page.reload();
  await ready(page);
  await expect(page).toHaveURL(new RegExp(`#${short.position}$`));
  await expect(page.locator('.quiz-typed input')).toHaveValue('the last word');
  await expect(async () => {
    const { response } = (await load(page, id)).responses[short.ref] ?? {};
    expect(response).toEqual({ type: 'short', text: 'the last word' });
  }).toPass();
});

rough('a server that fails is asked again, and the page says so meanwhile', async ({ page }) => {
  const id = await begin(page, 'bridges');
  const single = (await load(page, id)).items.find(({ type }) => type === 'single') as ShownItem;
  let failures = 2;
  await page.route('**/responses/*', async (route) => {
    failures -= 1;
    if (failures < 0) return route.continue();
    return route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"away"}' });
  });
  await goTo(page, single.position);
  await page.keyboard.press('a');
  await expect(page.locator('.quiz-bar')).toContainText('The server did not take 1 answer yet');
  await expect(saved(page)).toBeAttached({ timeout: 20_000 });
  expect((await load(page, id)).responses[single.ref]?.response).not.toBeNull();
});

test('two tabs of one browser show the same answers, and the end of the attempt', async ({ page, context }) => {
  const id = await begin(page, 'bridges');
  const { items } = await load(page, id);
  const single = items.find(({ type }) => type === 'single') as ShownItem;
  const other = await context.newPage();
  await other.goto(`/quiz/${id}#${single.position}`);
  await ready(other);
  await goTo(page, single.position);
  await page.keyboard.press('d');
  await expect(other.locator('.choice input').nth(3)).toBeChecked();
  await other.keyboard.press('a');
  await expect(page.locator('.choice input').first()).toBeChecked();
  await page.getByRole('button', { name: 'Finish early' }).click();
  await expect(page.getByRole('dialog')).toContainText('Finish with 7 open questions?');
  await page.getByRole('button', { name: 'Finish and grade' }).click();
  await page.waitForURL(`/quiz/${id}`);
  await expect(other.locator('.result')).toBeVisible();
  expect((await load(page, id)).responses[single.ref]?.response).toEqual({
    type: 'single',
    choice: single.choices[0]?.id,
  });
});

test('the back button goes from question to question, and then out of the quiz', async ({ page }) => {
  await begin(page, 'bridges');
  await expect(page).toHaveURL(/#1$/);
  await goTo(page, 2);
  await goTo(page, 5);
  await page.goBack();
  await expect(page).toHaveURL(/#2$/);
  await expect(page.locator('.quiz-map [aria-current]')).toHaveText('2');
  await page.goForward();
  await expect(page.locator('.quiz-map [aria-current]')).toHaveText('5');
  await page.goBack();
  await page.goBack();
  await expect(page.locator('.quiz-map [aria-current]')).toHaveText('1');
  await page.goBack();
  await expect(page).toHaveURL(/\/guides\/bridges\/quiz$/);
});

test('the clock tells, asks, is extended, and only the server says when it is over', async ({ page }) => {
  await page.clock.install();
  const id = await begin(page, 'bridges', { clockMinutes: 10 });
  const { items } = await load(page, id);
  const single = items.find(({ type }) => type === 'single') as ShownItem;
  await goTo(page, single.position);
  await page.keyboard.press('a');
  await expect(saved(page)).toBeAttached();
  await expect(page.getByRole('timer')).toHaveText(/^(9|10) min left$/);
  await page.clock.runFor(5 * 60_000);
  await expect(page.locator('.quiz > p[role="status"]')).toHaveText('5 minutes left');
  await page.clock.runFor(3 * 60_000);
  const dialog = page.getByRole('dialog', { name: 'Need more time?' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add time' }).click();
  await expect(dialog).toBeHidden();
  const extended = (await load(page, id)) as RunningAttempt;
  expect(extended.extensions).toBe(1);
  // The page counts what the server says is left: ten minutes and two and a half more, of which seconds have passed.
  await expect(page.getByRole('timer')).toHaveText(/^1[23] min left$/);
  await page.clock.runFor(11 * 60_000);
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'No, carry on' }).click();
  await expect(dialog).toBeHidden();
  // By this page the time is over; by the server's clock it is not, and the server decides: the attempt goes on.
  await page.clock.fastForward(2 * 60_000);
  await expect(page.getByRole('timer')).toHaveText(/^1[23] min left$/);
  expect((await load(page, id)).state).toBe('running');
});

test('what the clock cuts off is graded as it was saved', async ({ page }) => {
  const id = await begin(page, 'bridges', { clockMinutes: 10 });
  const single = (await load(page, id)).items.find(({ type }) => type === 'single') as ShownItem;
  await withAppDatabase((db) =>
    db
      .update(attempts)
      .set({ deadlineAt: new Date(Date.now() + 8000) })
      .where(eq(attempts.id, id)),
  );
  await goTo(page, single.position);
  await page.reload();
  await ready(page);
  await expect(page.getByRole('timer')).toHaveText(/^0:0\d left$/);
  await page.getByRole('button', { name: 'No, carry on' }).click();
  await page.keyboard.press('a');
  await page.waitForURL(`/quiz/${id}`, { timeout: 30_000 });
  await expect(page.locator('.result')).toBeVisible();
  const view = await load(page, id);
  expect(view).toMatchObject({ state: 'finished', responses: { [single.ref]: { response: { type: 'single' } } } });
});

test('answers are kept when a session ends, and sent after signing in again', async ({ page, context }) => {
  const person = await signIn(context);
  const id = await begin(page, 'bridges');
  const single = (await load(page, id)).items.find(({ type }) => type === 'single') as ShownItem;
  await goTo(page, single.position);
  await context.clearCookies();
  await page.keyboard.press('b');
  const bar = page.locator('.quiz-bar');
  await expect(bar).toContainText('You are signed out');
  await expect(bar).toContainText('1 answer kept on this device');
  await expect(bar.getByRole('link')).toHaveAttribute('href', `/sign-in?returnTo=${encodeURIComponent(`/quiz/${id}`)}`);
  await signIn(context, person);
  await page.goto(`/quiz/${id}#${single.position}`);
  await ready(page);
  await expect(saved(page)).toBeAttached();
  expect((await load(page, id)).responses[single.ref]?.response).toEqual({
    type: 'single',
    choice: single.choices[1]?.id,
  });
});

test('an unfinished quiz is offered where the next one would start', async ({ page }) => {
  await openStart(page, 'bridges');
  await page.getByRole('radio', { name: 'Practice' }).check({ force: true });
  await page.getByRole('button', { name: 'Start quiz' }).click();
  await page.waitForURL(/\/quiz\//);
  await ready(page);
  await page.getByRole('link', { name: /^Leave the quiz/ }).click();
  await expect(page.locator('.qs-note')).toContainText('0 of 8 questions answered');
  await page.getByRole('link', { name: 'Continue it' }).click();
  await ready(page);
});

test('misses go into the reviews of who is signed in', async ({ page, context }) => {
  await signIn(context);
  const id = await begin(page, 'bridges');
  await page.getByRole('button', { name: 'Finish early' }).click();
  await page.getByRole('button', { name: 'Finish and grade' }).click();
  await page.waitForURL(`/quiz/${id}`);
  await page.getByRole('button', { name: 'Add 4 to review' }).click();
  await expect(page.getByRole('status').filter({ hasText: '4 questions added' })).toBeVisible();
});

const lookings = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const;

for (const { colorScheme, width } of lookings) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } });

    test('axe finds nothing on the start, on any type, graded or not, on the look back, and on the result', async ({
      page,
    }) => {
      // Some twenty looks of axe, each of which takes seconds on a slow machine.
      test.setTimeout(300_000);
      await openStart(page, 'bridges');
      await expectAccessible(page);
      const id = await begin(page, 'bridges', { mode: 'practice', clockMinutes: 30 });
      for (const each of (await load(page, id)).items) {
        await goTo(page, each.position);
        await expectAccessible(page);
        if (each.type === 'order') await page.getByRole('button', { name: 'This order is my answer' }).click();
        else if (each.choices.length > 0 || each.type === 'boolean') await page.locator('.choice').first().click();
        else await page.locator('.quiz-item input').first().fill('12');
        await page.getByRole('button', { name: 'Check answer' }).click();
        await expect(page.locator('.verdict')).toBeVisible();
        await expectAccessible(page);
      }
      await primary(page).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.waitForURL(`/quiz/${id}`);
      await expect(page.locator('.result')).toBeVisible();
      for (const details of await page.locator('main details').all())
        await details.evaluate((element) => element.setAttribute('open', ''));
      await expectAccessible(page);
      await page.goto('/quizzes');
      await hydrated(page);
      await expectAccessible(page);
    });
  });
}
