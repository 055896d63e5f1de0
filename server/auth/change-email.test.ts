import { eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSessions } from '@/db/queries/sessions';
import { outgoingMail, users } from '@/db/schema/users';
import { confirmEmailChange, requestEmailChange } from '@/server/auth/change-email';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
const now = new Date();
beforeAll(async () => {
  database = await createTestDatabase();
  process.env['AUTH_URL'] = 'http://localhost:3000';
});
afterAll(() => database.close());

const newEmail = () => `${newId()}@example.com`;
const request = (person: { id: string; email: string }, to: string) =>
  requestEmailChange(database.db, { userId: person.id, from: person.email, to, now });
const confirm = (secret: string, at = now) => confirmEmailChange(database.db, { secret, now: at });

async function secretTo(email: string): Promise<string> {
  const mails = await database.db
    .select()
    .from(outgoingMail)
    .where(eq(outgoingMail.recipient, email))
    .orderBy(outgoingMail.createdAt);
  return /#([\w-]{43})$/m.exec(mails.at(-1)?.body ?? '')?.[1] ?? '';
}

async function emailOf(id: string): Promise<string | undefined> {
  return (await database.db.select().from(users).where(eq(users.id, id)))[0]?.email;
}

test.each([
  ['the old one first', [0, 1]],
  ['the new one first', [1, 0]],
])('an account moves when both addresses have confirmed, %s, and its sessions end', async (_, order) => {
  const person = await makePerson(database.db);
  const to = newEmail();
  await request(person, to);
  const secrets = [await secretTo(person.email), await secretTo(to)];
  expect(await confirm(secrets[order[0] ?? 0] ?? '')).toEqual({ ok: true, value: { isDone: false } });
  expect(await emailOf(person.id)).toBe(person.email);
  expect(await confirm(secrets[order[0] ?? 0] ?? '')).toMatchObject({ code: 'link_expired' });
  expect(await confirm(secrets[order[1] ?? 1] ?? '')).toEqual({ ok: true, value: { isDone: true } });
  expect(await emailOf(person.id)).toBe(to);
  expect(await listSessions(database.db, { userId: person.id, now })).toEqual([]);
});

test('one address alone moves nothing, and an hour later neither does', async () => {
  const person = await makePerson(database.db);
  const to = newEmail();
  await request(person, to);
  const late = new Date(now.getTime() + 61 * 60_000);
  expect(await confirm(await secretTo(to))).toMatchObject({ ok: true, value: { isDone: false } });
  expect(await confirm(await secretTo(person.email), late)).toMatchObject({ code: 'link_expired' });
  expect(await emailOf(person.id)).toBe(person.email);
});

test('the address of somebody else cannot be taken, and only they are told whose it is', async () => {
  const [person, other] = [await makePerson(database.db), await makePerson(database.db)];
  expect(await request(person, other.email)).toEqual({ ok: true, value: null });
  expect(await secretTo(other.email)).toBe('');
  expect(await confirm(await secretTo(person.email))).toMatchObject({ ok: true, value: { isDone: false } });
  expect(await emailOf(person.id)).toBe(person.email);
});

test('an address that was taken meanwhile is not taken from whoever has it now', async () => {
  const person = await makePerson(database.db);
  const to = newEmail();
  await request(person, to);
  await confirm(await secretTo(person.email));
  await database.db.insert(users).values({ id: newId(), email: to });
  expect(await confirm(await secretTo(to))).toMatchObject({ code: 'email_taken' });
  expect(await emailOf(person.id)).toBe(person.email);
});
