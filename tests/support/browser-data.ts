import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { reviewEvents } from '@/db/schema/reviews';
import { withAppDatabase } from '@/tests/support/signed-in';

export type BrowserData = Record<
  'events' | 'outbox' | 'refused' | 'parked' | 'sittings' | 'settings' | 'decks',
  unknown[]
>;

/** Everything that the browser keeps in its database, as it stands. */
export async function browserData(page: Page): Promise<BrowserData> {
  return (await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('cairn'));
    const names = ['events', 'outbox', 'refused', 'parked', 'sittings', 'settings', 'decks'] as const;
    const transaction = database.transaction(names);
    const rows = await Promise.all(names.map((name) => done(transaction.objectStore(name).getAll())));
    database.close();
    return Object.fromEntries(names.map((name, index) => [name, rows[index] ?? []]));
  })) as BrowserData;
}

/** The ids of a person's events in the account, in the order of the account. */
export async function accountEvents(userId: string): Promise<string[]> {
  const rows = await withAppDatabase((db) =>
    db
      .select({ id: reviewEvents.id })
      .from(reviewEvents)
      .where(eq(reviewEvents.userId, userId))
      .orderBy(reviewEvents.seq),
  );
  return rows.map((row) => row.id);
}

/** The paths of all that the browser's caches hold. */
export async function cachedPaths(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map((request) => new URL(request.url).pathname);
  });
}
