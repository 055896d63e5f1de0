import { expect, type Page } from '@playwright/test';

export const cards = '/guides/sql/cards';

/** Opens the cards, and waits until they answer to keys. */
export async function openCards(page: Page): Promise<void> {
  await page.goto(cards);
  await expect(page.locator('html[data-cards="ready"]')).toBeAttached();
}

/** Rates one card after the other, by these keys. */
export async function rate(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press('Space');
    await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible();
    await page.keyboard.press(key);
    await expect(page.getByRole('region', { name: 'Answer' })).toBeHidden();
  }
}
