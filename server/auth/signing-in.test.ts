import { eq } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { insertMail } from '@/db/queries/mail';
import { listSessions } from '@/db/queries/sessions';
import { mailTokens, outgoingMail, passwords, rateLimits, users } from '@/db/schema/users';
import { changePassword, checkPassword, signUp } from '@/server/auth/password-deeds';
import { hashPassword, isCommonPassword, verifyPassword } from '@/server/auth/password-hash';
import { requestReset, requestSignInLink } from '@/server/auth/request-link';
import { resetPassword } from '@/server/auth/reset-password';
import { currentSession, startSession } from '@/server/auth/session';
import { describeSignInLink, takeSignInLink, verifyEmail } from '@/server/auth/use-link';
import { sendDueMail } from '@/server/mail/send-mail';
import { smtpTransport } from '@/server/mail/transport';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
const now = new Date();
const later = new Date(now.getTime() + 11 * 60_000);
const browserHash = 'b'.repeat(64);
const password = 'granite under lichen';

beforeAll(async () => {
  database = await createTestDatabase();
  process.env['AUTH_URL'] = 'http://localhost:3000';
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(rateLimits));
afterEach(() => database.db.delete(outgoingMail));

const newEmail = () => `${newId()}@example.com`;

async function mailsTo(email: string) {
  return database.db
    .select()
    .from(outgoingMail)
    .where(eq(outgoingMail.recipient, email))
    .orderBy(outgoingMail.createdAt);
}

async function secretTo(email: string): Promise<string> {
  const secret = /#([\w-]{43})$/m.exec((await mailsTo(email)).at(-1)?.body ?? '')?.[1];
  if (secret === undefined) throw new Error(`no link was mailed to ${email}`);
  return secret;
}

async function linkTo(email: string): Promise<string> {
  await requestSignInLink(database.db, { email, browserHash, returnTo: '/settings', now });
  return secretTo(email);
}

const userIdOf = async (_tx: Database, userId: string) => ({ userId });
const take = async (secret: string, at = now) => {
  const taken = await takeSignInLink(database.db, { secret, now: at }, userIdOf);
  return taken.ok ? { ok: true as const, value: { ...taken.value.opened, returnTo: taken.value.returnTo } } : taken;
};
const checked = (given: { email: string; password: string; now: Date }) => checkPassword(database.db, given, userIdOf);

async function signedUp(email: string): Promise<string> {
  await signUp(database.db, { email, password, browserHash, now });
  const verified = await verifyEmail(
    database.db,
    { secret: await secretTo(email), browserHash, password: null, now },
    userIdOf,
  );
  if (!verified.ok) throw new Error(verified.code);
  return verified.value.userId;
}

test('a link signs in once, and makes the account with its address confirmed', async () => {
  const email = newEmail();
  const secret = await linkTo(email);
  expect(await database.db.select().from(users).where(eq(users.email, email))).toEqual([]);
  const used = await take(secret);
  expect(used).toMatchObject({ ok: true, value: { returnTo: '/settings' } });
  expect((await database.db.select().from(users).where(eq(users.email, email)))[0]?.emailVerified).toEqual(now);
  expect(await take(secret)).toEqual({ ok: false, code: 'link_expired' });
});

test('looking at a link uses nothing, and names the address to the browser that asked alone', async () => {
  const email = `maya.${newId()}@example.com`;
  const secret = await linkTo(email);
  const look = (hash: string | null) => describeSignInLink(database.db, { secret, browserHash: hash, now });
  expect(await look(browserHash)).toEqual({ ok: true, value: { email, isSameBrowser: true } });
  expect(JSON.stringify(await look(null))).not.toContain(email);
  expect(await look('c'.repeat(64))).toMatchObject({ ok: true, value: { isSameBrowser: false } });
  expect((await take(secret)).ok).toBe(true);
});

test('of many uses at once, one signs in', async () => {
  const secret = await linkTo(newEmail());
  const all = await Promise.all(Array.from({ length: 8 }, () => take(secret)));
  expect(all.filter(({ ok }) => ok).length).toBe(1);
});

test('a link is dead after ten minutes, and as soon as another one was asked for', async () => {
  const email = newEmail();
  const first = await linkTo(email);
  expect(await take(first, later)).toMatchObject({ code: 'link_expired' });
  const second = await linkTo(email);
  expect(await take(first)).toMatchObject({ code: 'link_expired' });
  expect((await take(second)).ok).toBe(true);
});

test('nothing that is stored opens anything: links and sessions are kept as hashes', async () => {
  const email = newEmail();
  const secret = await linkTo(email);
  const [row] = await database.db.select().from(mailTokens).where(eq(mailTokens.email, email));
  expect(JSON.stringify(row)).not.toContain(secret);
  const used = await take(secret);
  if (!used.ok) throw new Error(used.code);
  const { userId } = used.value;
  const [cookie = ''] = await startSession(database.db, { userId, method: 'email', userAgent: null }, now);
  const value = /=([\w-]{43});/.exec(cookie)?.[1] ?? '';
  expect(value.length).toBe(43);
  const stored = await database.db.execute("select string_agg(s::text, ' ') as all from sessions s");
  expect(JSON.stringify(stored)).not.toContain(value);
  expect((await currentSession(database.db, cookie.split(';')[0] ?? '', now))?.userId).toBe(userId);
  expect(await currentSession(database.db, `${cookie.split('=')[0]}=${'x'.repeat(43)}`, now)).toBeNull();
});

test('signing in again replaces the session of this browser', async () => {
  const userId = await signedUp(newEmail());
  const [first = ''] = await startSession(database.db, { userId, method: 'password', userAgent: null }, now);
  const header = first.split(';')[0] ?? '';
  const [second = ''] = await startSession(database.db, { userId, method: 'password', userAgent: null }, now, header);
  expect(await currentSession(database.db, header, now)).toBeNull();
  expect(await currentSession(database.db, second.split(';')[0] ?? '', now)).not.toBeNull();
});

test('a password works once the address is confirmed, in either form of its letters', async () => {
  const email = newEmail();
  const typed = 'caf\u00e9 on the cairn';
  await signUp(database.db, { email, password: typed, browserHash, now });
  const check = (text: string) => checked({ email, password: text, now });
  expect(await check(typed)).toMatchObject({ code: 'wrong_credentials' });
  await verifyEmail(database.db, { secret: await secretTo(email), browserHash, password: null, now }, userIdOf);
  expect((await check(typed)).ok).toBe(true);
  expect((await check('cafe\u0301 on the cairn')).ok).toBe(true);
  expect(await check('another one here')).toMatchObject({ code: 'wrong_credentials' });
});

test('the whole password counts, and the hash says how it was made', async () => {
  const long = 'x'.repeat(100);
  const stored = await hashPassword(`${long}a`);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, `${long}a`)).toBe(true);
  expect(await verifyPassword(stored, `${long}b`)).toBe(false);
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
});

test('common passwords are refused', async () => {
  expect(isCommonPassword('password1')).toBe(true);
  expect(await signUp(database.db, { email: newEmail(), password: 'Password1', browserHash, now })).toEqual({
    ok: false,
    code: 'common',
  });
});

test('whoever only clicks on the link of a stranger who signed up gives them nothing', async () => {
  const email = newEmail();
  await signUp(database.db, { email, password: 'the strangers own', browserHash, now });
  const secret = await secretTo(email);
  const click = (typed: string | null) =>
    verifyEmail(database.db, { secret, browserHash: null, password: typed, now }, userIdOf);
  expect(await click(null)).toMatchObject({ code: 'password_needed' });
  expect(await click('my guess at it')).toMatchObject({ code: 'wrong_credentials' });
  const mine = await take(await linkTo(email));
  expect(mine.ok).toBe(true);
  expect(await checked({ email, password: 'the strangers own', now })).toMatchObject({
    code: 'wrong_credentials',
  });
});

test('the first proof of a mailbox ends what was set before it', async () => {
  const email = newEmail();
  const userId = newId();
  await database.db.insert(users).values({ id: userId, email });
  await database.db.insert(passwords).values({ userId, hash: await hashPassword(password) });
  const [cookie = ''] = await startSession(database.db, { userId, method: 'password', userAgent: null }, now);
  expect((await take(await linkTo(email))).ok).toBe(true);
  expect(await currentSession(database.db, cookie.split(';')[0] ?? '', now)).toBeNull();
  expect(await database.db.select().from(passwords).where(eq(passwords.userId, userId))).toEqual([]);
});

test('signing up with a known address changes nothing, and only its owner hears of it', async () => {
  const email = newEmail();
  await signedUp(email);
  await database.db.delete(outgoingMail);
  await database.db.delete(rateLimits);
  expect(await signUp(database.db, { email, password: 'quite another one', browserHash, now })).toEqual({
    ok: true,
    value: null,
  });
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(['You already have an account at Cairn']);
  expect((await checked({ email, password, now })).ok).toBe(true);
});

test('a reset sets the password, keeps the link when it does not fit, and ends every session', async () => {
  const email = newEmail();
  const userId = await signedUp(email);
  await startSession(database.db, { userId, method: 'password', userAgent: null }, now);
  await database.db.delete(rateLimits);
  await requestReset(database.db, { email, now });
  const secret = await secretTo(email);
  expect(await resetPassword(database.db, { secret, password: 'short', now }, userIdOf)).toMatchObject({
    code: 'too_short',
  });
  expect(await resetPassword(database.db, { secret, password: 'a new one for it', now }, userIdOf)).toMatchObject({
    ok: true,
  });
  expect(await listSessions(database.db, { userId, now })).toEqual([]);
  expect((await checked({ email, password: 'a new one for it', now })).ok).toBe(true);
  expect(await checked({ email, password, now })).toMatchObject({ code: 'wrong_credentials' });
  expect(await resetPassword(database.db, { secret, password: 'yet another one', now }, userIdOf)).toMatchObject({
    code: 'link_expired',
  });
});

test('a reset for an address that nobody has says so by mail alone, and opens nothing', async () => {
  const email = newEmail();
  await requestReset(database.db, { email, now });
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
    'There is no account at Cairn with this address',
  ]);
  expect((await mailsTo(email))[0]?.body).not.toMatch(/#[\w-]{43}/);
});

test('a password that is changed while it is checked opens no session', async () => {
  const email = newEmail();
  const userId = await signedUp(email);
  const changed = await hashPassword('changed in between');
  const open = (tx: Database, id: string) => startSession(tx, { userId: id, method: 'password', userAgent: null }, now);
  const checking = checkPassword(database.db, { email, password, now }, open);
  await database.db.update(passwords).set({ hash: changed }).where(eq(passwords.userId, userId));
  const outcome = await checking;
  const [row] = await database.db.select().from(passwords).where(eq(passwords.userId, userId));
  expect(row?.hash).toBe(changed);
  // The change came first in either order of the two: while the hash was computed, which takes twenty times as long.
  expect(outcome).toMatchObject({ code: 'wrong_credentials' });
  expect(await listSessions(database.db, { userId, now })).toEqual([]);
});

test('a changed password ends the other sessions and keeps this one', async () => {
  const email = newEmail();
  const userId = await signedUp(email);
  const start = () => startSession(database.db, { userId, method: 'password', userAgent: null }, now);
  const [here, there] = [(await start())[0] ?? '', (await start())[0] ?? ''].map(
    (cookie) => cookie.split(';')[0] ?? '',
  );
  const session = await currentSession(database.db, here ?? '', now);
  const given = { userId, email, sessionId: session?.sessionId ?? '', password: 'brand new words', now };
  expect(await changePassword(database.db, { ...given, current: 'wrong', isRecent: true })).toMatchObject({
    code: 'wrong_credentials',
  });
  expect(await changePassword(database.db, { ...given, current: null, isRecent: false })).toMatchObject({
    code: 'wrong_credentials',
  });
  expect(await changePassword(database.db, { ...given, current: password, isRecent: false })).toMatchObject({
    ok: true,
  });
  expect(await currentSession(database.db, here ?? '', now)).not.toBeNull();
  expect(await currentSession(database.db, there ?? '', now)).toBeNull();
});

test('one address gets three mails in a quarter of an hour, over two replicas together', async () => {
  const email = newEmail();
  const other = openDatabase(database.url);
  for (let round = 0; round < 6; round += 1)
    await requestSignInLink(round % 2 === 0 ? database.db : other.db, { email, browserHash, returnTo: '/', now });
  expect((await mailsTo(email)).length).toBe(3);
  await other.end();
});

test('twenty passwords of one account reach the hash in an hour, and its owner still gets in by mail', async () => {
  const email = newEmail();
  await signedUp(email);
  const guess = () => checked({ email, password: 'not this one', now });
  const codes: string[] = [];
  for (let round = 0; round < 22; round += 1)
    codes.push((await guess()).ok ? 'in' : ((await guess()) as { code: string }).code);
  expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'wrong_credentials'));
  expect(codes.at(-1)).toBe('too_many');
  expect(await checked({ email, password, now })).toMatchObject({ code: 'too_many' });
  expect((await take(await linkTo(email))).ok).toBe(true);
});

const log = { info() {}, warn() {} };

async function withSmtp(
  accept: (to: string) => boolean,
  work: (url: string, got: string[]) => Promise<void>,
): Promise<void> {
  const got: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => callback(accept(address) ? null : new Error('no such mailbox')),
    onData: (stream, session, callback) => {
      stream.resume();
      stream.on('end', () => {
        got.push(...session.envelope.rcptTo.map(({ address }) => address));
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  try {
    await work(`smtp://127.0.0.1:${port}`, got);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

test('mail goes to its one recipient, each mail once, also with two senders; a refused one waits', async () => {
  const soon = new Date(Date.now() + 600_000);
  const queue = (to: string) => insertMail(database.db, { to, subject: 's', body: 'b', expiresAt: soon });
  const all = Array.from({ length: 6 }, (_, index) => `p${index}+x@example.com`);
  for (const to of [...all, 'refused@example.com']) await queue(to);
  const other = openDatabase(database.url);
  await withSmtp(
    (to) => !to.startsWith('refused'),
    async (url, got) => {
      const transport = smtpTransport(url, 'Cairn <cairn@example.com>');
      await Promise.all([sendDueMail(database.db, transport, log), sendDueMail(other.db, transport, log)]);
      expect(got.sort()).toEqual(all);
    },
  );
  await other.end();
  const left = await database.db.select().from(outgoingMail);
  expect(left.map(({ recipient, attempts }) => [recipient, attempts])).toEqual([['refused@example.com', 1]]);
});

test('mail whose link is dead is dropped', async () => {
  await insertMail(database.db, { to: newEmail(), subject: 's', body: 'b', expiresAt: new Date(Date.now() - 1) });
  await sendDueMail(database.db, smtpTransport('smtp://127.0.0.1:1', 'Cairn <cairn@example.com>'), log);
  expect(await database.db.select().from(outgoingMail)).toEqual([]);
});
