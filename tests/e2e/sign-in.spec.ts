import { linkMailedTo, mailTo } from '@/tests/support/mail-sink';
import { expect, expectAccessible, hydrated, test } from './journey';

const newEmail = () => `e2e-${crypto.randomUUID()}@example.com`;
const password = 'granite under lichen';

test('a stranger asks for a link, opens it, and is signed in; the link works once, and opening it uses nothing', async ({
  page,
  request,
}) => {
  const email = newEmail();
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Fsettings$/);
  await hydrated(page);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Check ${email}` })).toBeFocused();
  await expectAccessible(page);
  const link = await linkMailedTo(email);
  for (let scan = 0; scan < 3; scan += 1) expect((await request.get(link)).status()).toBe(200);
  await page.goto(link);
  await expect(page.getByText(`As ${email}.`)).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in on this device' }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  await expectAccessible(page);
});

test('another browser than the one that asked says on which account it would work', async ({ page, browser }) => {
  const email = newEmail();
  await page.goto('/sign-in');
  await hydrated(page);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Email me a link' }).click();
  const link = await linkMailedTo(email);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.getByText('It is not the one that asked for the link')).toBeVisible();
  await expect(other.getByText(email)).toHaveCount(0);
  await other.getByRole('button', { name: 'Sign in on this device' }).click();
  await expect(other).toHaveURL(/\/$/);
  await elsewhere.close();
});

test('an account with a password, by keyboard alone: made, confirmed, signed out, signed in, changed', async ({
  page,
}) => {
  const email = newEmail();
  await page.goto('/sign-in');
  await hydrated(page);
  await page.getByRole('button', { name: 'Use a password' }).press('Enter');
  await page.getByRole('button', { name: 'Make an account with a password' }).press('Enter');
  await page.getByRole('textbox', { name: 'Email' }).press('a');
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write an address like')).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write at least 8 characters')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Check ${email}` })).toBeFocused();
  await page.goto(await linkMailedTo(email));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirm and sign in' }).press('Enter');
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in?returnTo=/guides');
  await hydrated(page);
  await page.getByRole('button', { name: 'Use a password' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The address and the password do not belong together')).toBeVisible();
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/guides$/);
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible();
});

test('a forgotten password is set anew by a link, which ends the session elsewhere', async ({ page, browser }) => {
  const email = newEmail();
  await page.goto('/sign-in');
  await hydrated(page);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Email me a link' }).click();
  await page.goto(await linkMailedTo(email));
  await page.getByRole('button', { name: 'Sign in on this device' }).click();
  await expect(page).toHaveURL(/\/$/);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto('/reset');
  await hydrated(other);
  await other.getByRole('textbox', { name: 'Email' }).fill(email);
  await other.getByRole('button', { name: 'Email me a link' }).click();
  await expect(other.getByRole('heading', { name: `Check ${email}` })).toBeVisible();
  await other.goto(await linkMailedTo(email, 2));
  await expect(other.getByLabel('New password')).toBeVisible();
  await expectAccessible(other);
  await other.getByLabel('New password').fill(password);
  await other.keyboard.press('Enter');
  await expect(other.getByText(`Signed in as ${email}`)).toBeVisible();
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

test('known and unknown addresses look the same from outside, and a stranger’s mail holds no other address', async ({
  page,
}) => {
  const [known, unknown] = [newEmail(), newEmail()];
  await page.goto('/sign-in');
  await hydrated(page);
  await page.getByRole('textbox', { name: 'Email' }).fill(known);
  await page.getByRole('button', { name: 'Email me a link' }).click();
  await page.goto(await linkMailedTo(known));
  await page.getByRole('button', { name: 'Sign in on this device' }).click();
  await expect(page).toHaveURL(/\/$/);
  const ask = (path: string, body: object) =>
    page.evaluate(
      async ([url, text]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(url ?? '', { method: 'POST', headers, body: text ?? '' });
        return `${answer.status} ${await answer.text()}`;
      },
      [path, JSON.stringify(body)],
    );
  for (const path of ['/api/v1/reset', '/api/v1/sign-in/link'])
    expect(await ask(path, { email: known })).toBe(await ask(path, { email: unknown }));
  expect(await ask('/api/v1/sign-in/password', { email: known, password })).toBe(
    await ask('/api/v1/sign-in/password', { email: unknown, password }),
  );
  expect(mailTo(unknown).every(({ to }) => to.length === 1)).toBe(true);
});

test.describe('on a phone, in the dark', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  test('the pages of signing in fit and are accessible', async ({ page }) => {
    for (const path of ['/sign-in', '/sign-in/link', '/verify', '/reset']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});
