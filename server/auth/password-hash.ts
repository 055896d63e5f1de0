/**
 * Hashes of passwords: argon2id with the parameters of OWASP's minimum. A hash takes some 25 ms and 19 MB, so at most
 * two are made at once and fifty wait; whoever comes after them is asked to come back.
 */
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import commonPasswords from 'fxa-common-password-list';
import pLimit from 'p-limit';
import { normalPassword } from '@/domain/account/password';

const parameters = { algorithm: 2 as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const current = '$argon2id$v=19$m=19456,t=2,p=1$';
const mostWaiting = 50;

/** One queue for the process: Next compiles several copies of this module. */
const key = Symbol.for('cairn.passwordHashes');
type Holder = { [key]?: ReturnType<typeof pLimit> };
function hashes(): ReturnType<typeof pLimit> {
  const holder = globalThis as Holder;
  holder[key] ??= pLimit(2);
  return holder[key];
}

export class TooManyHashes extends Error {}

function inQueue<T>(work: () => Promise<T>): Promise<T> {
  const queue = hashes();
  if (queue.pendingCount >= mostWaiting) return Promise.reject(new TooManyHashes('too many passwords at once'));
  return queue(work);
}

export function hashPassword(password: string): Promise<string> {
  return inQueue(() => hash(normalPassword(password), parameters));
}

/** Hashed once, so that an address that nobody has takes as long as one that somebody has. */
let nobodys: Promise<string> | undefined;

/** Whether a password is the one that was hashed. Null stands for nobody: the time is spent, the answer is no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password').catch((error: unknown) => {
    nobodys = undefined;
    throw error;
  });
  const against = stored ?? (await nobodys);
  const isRight = await inQueue(() => verify(against, normalPassword(password)).catch(() => false));
  return isRight && stored !== null;
}

/** Made with other parameters than today's. */
export function isOldHash(stored: string): boolean {
  return !stored.startsWith(current);
}

/** Whether a password is among the fifty thousand that are used, and tried, the most. */
export function isCommonPassword(password: string): boolean {
  return commonPasswords.test(password);
}
