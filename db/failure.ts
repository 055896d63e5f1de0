/** What an error of the database means for whoever asked: come back later, or nothing that waiting would cure. */
export type DatabaseTrouble = 'unavailable' | 'read_only';

const unreachable = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
/** Postgres classes: connection trouble, too few resources, intervention by the operator, a lock or time-out, disk full. */
const postgresTrouble = /^(?:08|53|57|55P03|58)/;

/** Null for errors that are bugs of ours. Drivers and Drizzle wrap errors in others: the whole chain is looked at. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at ? String(at.code) : '';
    if (code === '25006') return 'read_only';
    if (unreachable.has(code) || postgresTrouble.test(code)) return 'unavailable';
  }
  return null;
}
