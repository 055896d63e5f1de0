import type { CDPSession, Page } from '@playwright/test';
import { signIn } from '@/tests/support/signed-in';
import { expect, expectAccessible, hydrated, test } from './journey';

/** A device with a lock of its own, as Chromium plays it. */
async function plugIn(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return devtools;
}

test('a passkey is added, named, signs in on its own, and is removed', async ({ page }) => {
  await plugIn(page);
  const person = await signIn(page.context());
  await page.goto('/settings');
  await hydrated(page);
  await page.getByRole('textbox', { name: 'Name of the new passkey' }).fill('My laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey was added.')).toBeVisible();
  await page.getByRole('button', { name: 'Rename My laptop' }).click();
  await page.getByRole('textbox', { name: 'New name of My laptop' }).fill('Old laptop');
  await page.getByRole('button', { name: 'Save the name of My laptop' }).click();
  await expect(page.getByText('The name was saved.')).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto('/sign-in?returnTo=/settings');
  await hydrated(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await expect(page.getByText('Signed in by: Passkey')).toBeVisible();

  await hydrated(page);
  await page.getByRole('button', { name: 'Remove Old laptop' }).click();
  await page.getByRole('button', { name: 'Remove Old laptop for good' }).click();
  await expect(page.getByText('The passkey was removed.')).toBeVisible();
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await hydrated(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('This passkey does not open an account here')).toBeVisible();
  await expectAccessible(page);
});

test('somebody who gives no passkey is told that nothing changed', async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: false },
  });
  await page.goto('/sign-in');
  await hydrated(page);
  await page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException('turned away', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('No passkey was given. Nothing was changed.')).toBeVisible();
});
