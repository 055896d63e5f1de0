/**
 * How every connection behaves. Nothing waits for ever: a database that is frozen, slow or gone costs a request
 * seconds, and the server itself ends what we forgot.
 */
import type { Options } from 'postgres';

const timeouts = { statement_timeout: 5_000, lock_timeout: 2_000, idle_in_transaction_session_timeout: 10_000 };

export type Connection = { readonly url: string; readonly isPooled: boolean };

/**
 * `?pgbouncer=true` says that a PgBouncer in transaction mode stands between: no named statements (they hang) and no
 * start-up parameters (it refuses them; set the time-outs on the role instead, docs/self-hosting.md).
 */
export function parseConnection(databaseUrl: string): Connection {
  const url = new URL(databaseUrl);
  const isPooled = url.searchParams.get('pgbouncer') === 'true';
  url.searchParams.delete('pgbouncer');
  return { url: url.href, isPooled };
}

export function connectionOptions({ isPooled }: Connection): Options<Record<string, never>> {
  return {
    connect_timeout: 2,
    max: 10,
    idle_timeout: 60,
    prepare: !isPooled,
    connection: { application_name: 'cairn', ...(isPooled ? {} : timeouts) },
    backoff: (attempt: number) => Math.min(0.05 * (attempt + 1), 1),
    onnotice: () => {},
  };
}
