import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSession } from '@/db/queries/sessions';
import { secretHash } from '@/server/auth/secret-token';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** The command as an operator runs it, without npm. */
async function db(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_URL: database.url };
  return promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/db.ts', ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

async function roleOf(person: { secret: string }): Promise<string | undefined> {
  return (await findSession(database.db, { tokenHash: secretHash(person.secret), now: new Date() }))?.role;
}

test('an operator gives a role from the command line, and sessions that are open have it at once', async () => {
  const [person, other] = [await makePerson(database.db), await makePerson(database.db)];
  expect(await db('grant', person.email, 'author')).toMatchObject({
    code: 0,
    out: `${person.email} has the role author from now on.\n`,
  });
  expect(await roleOf(person)).toBe('author');
  expect(await roleOf(other)).toBe('learner');
  expect((await db('grant', person.email, 'learner')).code).toBe(0);
  expect(await roleOf(person)).toBe('learner');
});

test('a role that there is not, and a person who is not here, change nothing and are said', async () => {
  const person = await makePerson(database.db);
  const wrong = await db('grant', person.email, 'root');
  expect(wrong).toMatchObject({ code: 1, err: 'root is no role. Write learner, author or admin.\n' });
  expect(await roleOf(person)).toBe('learner');
  const stranger = `${newId()}@example.com`;
  const nobody = await db('grant', stranger, 'admin');
  expect(nobody.code).toBe(1);
  expect(nobody.err).toContain(`Nobody here has the address ${stranger}`);
});
