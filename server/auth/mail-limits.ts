/**
 * How much mail may go out. Whoever asks for a link is never told that a limit was met for an address: the answer says
 * the same whether mail was sent or not. Only the limit on one client shows.
 */
import type { Database } from '@/db/database';
import { takeTry } from '@/server/limits/limiter';

const perAddress = { name: 'mail-address', points: 3, seconds: 900 };
const perSite = { name: 'mail-site', points: 100, seconds: 3600 };
export const mailPerClient = { name: 'mail-client', points: 10, seconds: 3600 };

/** Whether one more mail may go to this address now. Counts it. */
export async function mayMail(db: Database, email: string): Promise<boolean> {
  if (!(await takeTry(db, perAddress, email)).isAllowed) return false;
  return (await takeTry(db, perSite, 'all')).isAllowed;
}
