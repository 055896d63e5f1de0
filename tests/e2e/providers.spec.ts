import type { Page } from '@playwright/test';
import { signIn } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

type Who = { readonly sub: string; readonly email: string; readonly isVerified?: boolean };

const newWho = (): Who => {
  const sub = crypto.randomUUID();
  return { sub, email: `${sub}@example.com` };
};

async function answerProvider(page: Page, { sub, email, isVerified = true }: Who): Promise<void> {
  await page.getByLabel('Subject').fill(sub);
  await page.getByLabel('Email').fill(email);
  if (isVerified) await page.getByLabel('Verified').check();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signInThere(page: Page, who: Who, from = '/sign-in'): Promise<void> {
  await page.goto(from);
  await hydrated(page);
  await page.getByRole('button', { name: 'Continue with Acme SSO' }).click();
  await answerProvider(page, who);
}

test('a new person signs in with a service, and comes back to the same account on another device', async ({
  page,
  browser,
}) => {
  const who = newWho();
  await page.goto('/sign-in');
  await expectAccessible(page);
  await signInThere(page, who, '/sign-in?returnTo=/settings');
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByText(`Signed in as ${who.email}`)).toBeVisible();
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.startsWith('cairn-session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(cookies.filter(({ name }) => name.startsWith('cairn-flow'))).toEqual([]);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signInThere(other, who, '/sign-in?returnTo=/settings');
  await expect(other.getByText(`Signed in as ${who.email}`)).toBeVisible();
  await elsewhere.close();
});

test('an address with an account, or one that nobody verified, is refused in words', async ({ page, browser }) => {
  const person = await signIn(await browser.newContext());
  await signInThere(page, { sub: crypto.randomUUID(), email: person.email });
  await expect(page.getByText('There is an account with this address already')).toBeVisible();
  await expectAccessible(page);
  await page.context().clearCookies();
  await signInThere(page, { ...newWho(), isVerified: false });
  await expect(page.getByText('That service has not confirmed your address')).toBeVisible();
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the owner connects a service in the settings, signs in with it, and disconnects it', async ({
  page,
  browser,
}) => {
  const person = await signIn(page.context());
  const who = newWho();
  await page.goto('/settings');
  await hydrated(page);
  await page.getByRole('button', { name: 'Connect Acme SSO' }).click();
  await answerProvider(page, who);
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByRole('button', { name: 'Disconnect Acme SSO' })).toBeVisible();
  await expectAccessible(page);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signInThere(other, who, '/sign-in?returnTo=/settings');
  await expect(other.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await elsewhere.close();
  await hydrated(page);
  await page.getByRole('button', { name: 'Disconnect Acme SSO' }).click();
  await expect(page.getByRole('button', { name: 'Connect Acme SSO' })).toBeVisible();
});

const elsewhere = [
  { name: 'GitHub', id: 'github', address: 'https://github.com/login/oauth/authorize' },
  { name: 'Google', id: 'google', address: 'https://accounts.google.com/o/oauth2/v2/auth' },
];

for (const { name, id, address } of elsewhere)
  test(`the button of ${name} leads there, with a state, PKCE and our own address to come back to`, async ({
    page,
    baseURL,
  }) => {
    let location = '';
    await page.route('**/api/v1/sign-in/provider', async (route) => {
      const response = await route.fetch();
      location = ((await response.json()) as { location: string }).location;
      await route.fulfill({ response, json: { location: '/sign-in?problem=cancelled' } });
    });
    await page.goto('/sign-in');
    await hydrated(page);
    await page.getByRole('button', { name: `Continue with ${name}` }).click();
    await expect(page.getByText('Signing in there was cancelled')).toBeVisible();
    const { origin, pathname, searchParams } = new URL(location);
    expect(`${origin}${pathname}`).toBe(address);
    expect(searchParams.get('redirect_uri')).toBe(`${baseURL}/api/auth/callback/${id}`);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('state')).toBeTruthy();
  });

test('a forged host changes nothing on the way to a service', async ({ request, baseURL }) => {
  const answer = await request.post('/api/v1/sign-in/provider', {
    data: { provider: 'oidc' },
    headers: { origin: baseURL ?? '', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  });
  const { location } = (await answer.json()) as { location: string };
  expect(new URL(location).searchParams.get('redirect_uri')).toBe(`${baseURL}/api/auth/callback/oidc`);
});

test('nothing else of next-auth can be reached', async ({ request }) => {
  for (const path of ['session', 'csrf', 'providers', 'signin', 'signin/oidc', 'signout', 'error'])
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
});
