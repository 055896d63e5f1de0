import { expect, test } from '@playwright/test';
import { accountEvents } from '@/tests/support/browser-data';
import { openCards, rate } from '@/tests/support/card-steps';
import { makePerson, signIn, withAppDatabase } from '@/tests/support/signed-in';

// A request that is rewritten may be given up by the page, which starts anew: a trace would wait for its body for ever.
test.use({ serviceWorkers: 'block', trace: 'off' });

test('ratings of one person never reach another whose session begins in the middle of a sync', async ({
  context,
  page,
}) => {
  const first = await signIn(context);
  const second = await withAppDatabase((db) => makePerson(db));
  let isSwapped = false;
  await page.route('**/api/v1/reviews', async (route) => {
    const body = route.request().postData() ?? '';
    if (!isSwapped && body.includes('"rating"')) {
      isSwapped = true;
      await signIn(context, second);
      const cookies = await context.cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      return await route.continue({ headers: { ...route.request().headers(), cookie } });
    }
    await route.continue();
  });
  await openCards(page);
  await rate(page, '3');
  const dialog = page.getByRole('dialog', { name: 'Ratings of another account' });
  await expect(dialog).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Keep them for that account' }).click();
  expect(await accountEvents(second.id)).toEqual([]);
  await signIn(context, first);
  await page.goto('/guides');
  await expect.poll(async () => (await accountEvents(first.id)).length).toBe(1);
  expect(await accountEvents(second.id)).toEqual([]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
