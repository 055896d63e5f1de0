import type { Database } from '@/db/database';
import { listPublicKeys } from '@/db/queries/instance-keys';
import { issuerDocument, type Json, publishedKey } from '@/domain/score/open-badge';
import { signingKey } from '@/server/credentials/signing-key';
import { publicOrigin } from '@/server/site/public-origin';

/** The issuer's profile with all keys that ever signed. Makes the first key when there is none. */
export async function publishIssuer(db: Database): Promise<Json> {
  await signingKey(db);
  return issuerDocument(publicOrigin().origin, await listPublicKeys(db));
}

/** One key; null when there is none by this id. */
export async function publishKey(db: Database, given: { readonly id: string }): Promise<Json | null> {
  const found = (await listPublicKeys(db)).find(({ id }) => id === given.id);
  return found === undefined ? null : publishedKey(publicOrigin().origin, found);
}
