import type { BrowserContext } from '@playwright/test';
import { v7 as newId } from 'uuid';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { insertSession } from '@/db/queries/sessions';
import { users } from '@/db/schema/users';
import { newSecret, secretHash } from '@/server/auth/secret-token';

export type TestPerson = { readonly id: string; readonly email: string; readonly secret: string };

/** A person with a verified address and a live session, written straight into the database. */
export async function makePerson(db: Database, role: 'learner' | 'author' | 'admin' = 'learner'): Promise<TestPerson> {
  const id = newId();
  const email = `${id}@example.com`;
  const now = new Date();
  const secret = newSecret();
  await db.insert(users).values({ id, email, emailVerified: now, role });
  const expires = new Date(now.getTime() + 86_400_000);
  await insertSession(db, { tokenHash: secretHash(secret), userId: id, method: 'email', device: 'Test', now, expires });
  return { id, email, secret };
}

/** The same person, signed in once more. */
export async function anotherSession(db: Database, person: TestPerson): Promise<TestPerson> {
  const [now, secret] = [new Date(), newSecret()];
  const expires = new Date(now.getTime() + 86_400_000);
  const session = { tokenHash: secretHash(secret), userId: person.id, method: 'email', device: 'Test' } as const;
  await insertSession(db, { ...session, now, expires });
  return { ...person, secret };
}

/** The database of the app under test in a browser; playwright.config.ts names the file that holds its address. */
export async function withAppDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const { readFile } = await import('node:fs/promises');
  const { db, end } = openDatabase((await readFile(process.env['E2E_DATABASE_FILE'] ?? '', 'utf8')).trim());
  try {
    return await work(db);
  } finally {
    await end();
  }
}

/** Signs a browser in without a walk through the form; only the journeys about signing in take that walk. */
export async function signIn(context: BrowserContext, person?: TestPerson): Promise<TestPerson> {
  const who = person ?? (await withAppDatabase((db) => makePerson(db)));
  const url = `http://localhost:${process.env['E2E_PORT']}`;
  await context.addCookies([
    { name: `cairn-session-${process.env['E2E_PORT']}`, value: who.secret, url, httpOnly: true, sameSite: 'Lax' },
    { name: 'cairn-signed-in', value: '1', url, sameSite: 'Lax' },
  ]);
  return who;
}
