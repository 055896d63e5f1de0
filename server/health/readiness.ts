import { db } from '@/db/client';
import { pingDatabase } from '@/db/queries/health';
import { content } from '@/server/content/content';
import { isDraining } from '@/server/http/draining';

export type Readiness = {
  readonly isReady: boolean;
  readonly database: 'ok' | 'unreachable';
  readonly contentVersion: string;
  readonly isDraining: boolean;
};

/**
 * Whether this process should get new requests. Broken content does not make it unready: the last good version is
 * served. Guides work without a database, but whoever runs several replicas wants to know.
 */
export async function readiness(): Promise<Readiness> {
  const isReachable = await (async () => pingDatabase(db()))().then(
    () => true,
    () => false,
  );
  const draining = isDraining();
  return {
    isReady: isReachable && !draining,
    database: isReachable ? 'ok' : 'unreachable',
    contentVersion: content().library().version,
    isDraining: draining,
  };
}
