import { expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { forgetTries, takeTry } from '@/server/limits/limiter';
import { createTestDatabase } from '@/tests/support/test-database';

test('tries are counted in the database: two pools share them, a subject of its own counts alone', async () => {
  const database = await createTestDatabase();
  const first = openDatabase(database.url);
  const second = openDatabase(database.url);
  try {
    const limit = { name: 'test', points: 2, seconds: 60 };
    expect(await takeTry(first.db, limit, 'maya')).toEqual({ isAllowed: true });
    expect(await takeTry(second.db, limit, 'maya')).toEqual({ isAllowed: true });
    const refused = await takeTry(first.db, limit, 'maya');
    expect(refused).toMatchObject({ isAllowed: false });
    expect(refused.isAllowed ? 0 : refused.retryAfterSeconds).toBeGreaterThan(50);
    expect(await takeTry(first.db, limit, 'otto')).toEqual({ isAllowed: true });
    await forgetTries(second.db, limit, 'maya');
    expect(await takeTry(first.db, limit, 'maya')).toEqual({ isAllowed: true });
  } finally {
    await first.end();
    await second.end();
    await database.close();
  }
});

test('a limit that has run out begins anew', async () => {
  const database = await createTestDatabase();
  const { db, end } = openDatabase(database.url);
  try {
    const limit = { name: 'brief', points: 1, seconds: 1 };
    expect(await takeTry(db, limit, 'maya')).toEqual({ isAllowed: true });
    expect(await takeTry(db, limit, 'maya')).toMatchObject({ isAllowed: false });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await takeTry(db, limit, 'maya')).toEqual({ isAllowed: true });
  } finally {
    await end();
    await database.close();
  }
});
