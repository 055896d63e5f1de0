import { afterAll, beforeAll, expect, test } from 'vitest';
import { findProviderOwner } from '@/db/queries/sign-in-ways';
import { findUserByEmail } from '@/db/queries/users';
import { createAdapter } from '@/server/auth/adapter';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.close();
});

/** The two steps in which next-auth makes an account; `between` happens after the first. */
async function arrive(email: string, providerAccountId: string, between?: () => Promise<unknown>): Promise<string> {
  const adapter = createAdapter(database.db, { now: new Date(), userAgent: null, verifiedEmail: () => email });
  const made = await adapter.createUser?.({ id: '', email, emailVerified: null });
  await between?.();
  const userId = made?.id ?? '';
  await adapter.linkAccount?.({ userId, type: 'oidc', provider: 'oidc', providerAccountId });
  return userId;
}

test('an account and its provider are made together', async () => {
  const userId = await arrive('whole@example.com', 'whole');
  expect(await findUserByEmail(database.db, { email: 'whole@example.com' })).toMatchObject({
    id: userId,
    isVerified: true,
  });
  expect(await findProviderOwner(database.db, { provider: 'oidc', providerAccountId: 'whole' })).toBe(userId);
});

test('an account whose provider could not be linked is not left behind, where nobody could get in', async () => {
  const lost = arrive('half@example.com', 'half', () => Promise.reject(new Error('the server was killed')));
  await expect(lost).rejects.toThrow('killed');
  expect(await findUserByEmail(database.db, { email: 'half@example.com' })).toBeNull();

  await arrive('first@example.com', 'contested');
  await expect(arrive('second@example.com', 'contested')).rejects.toThrow();
  expect(await findUserByEmail(database.db, { email: 'second@example.com' })).toBeNull();

  const userId = await arrive('half@example.com', 'half');
  expect(await findProviderOwner(database.db, { provider: 'oidc', providerAccountId: 'half' })).toBe(userId);
});

test('a provider arrives at no account that somebody else made meanwhile for the same address', async () => {
  const person = await makePerson(database.db);
  await expect(arrive(person.email, 'late')).rejects.toThrow();
  expect(await findProviderOwner(database.db, { provider: 'oidc', providerAccountId: 'late' })).toBeNull();
});
