import type { Database } from '@/db/database';
import { rateLimits } from '@/db/schema/users';

/** What rate-limiter-flexible needs of us: where it counts. */
export function limiterStore(db: Database): { storeClient: Database; schema: typeof rateLimits } {
  return { storeClient: db, schema: rateLimits };
}
