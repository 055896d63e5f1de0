/**
 * The instance's own key, made when it is first needed. The database holds the private half sealed under `AUTH_SECRET`:
 * a copy of the database signs nothing. When the secret has changed a new key is made; what the old one signed stays
 * valid, since its public half stays published.
 */
import { createHash } from 'node:crypto';
import { generate } from '@digitalbazaar/ed25519-multikey';
import type { Database } from '@/db/database';
import { insertInstanceKey, listSigningKeys, lockInstanceKeys } from '@/db/queries/instance-keys';
import { derivedKey } from '@/server/credentials/derived-key';
import { seal, unseal } from '@/server/credentials/sealed-secret';

export type SigningKey = { readonly id: string; readonly publicKey: string; readonly privateKey: string };

const opened = new WeakMap<Database, SigningKey>();

async function openNewest(db: Database, sealing: Uint8Array): Promise<SigningKey | null> {
  for (const { id, publicKey, sealedPrivateKey } of await listSigningKeys(db)) {
    const privateKey = unseal(sealing, sealedPrivateKey, id);
    if (privateKey !== null) return { id, publicKey, privateKey };
  }
  return null;
}

async function makeKey(db: Database, sealing: Uint8Array): Promise<SigningKey> {
  return db.transaction(async (tx) => {
    await lockInstanceKeys(tx);
    const other = await openNewest(tx, sealing);
    if (other !== null) return other;
    const { publicKeyMultibase: publicKey, secretKeyMultibase: privateKey } = await generate();
    const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
    await insertInstanceKey(tx, { id, publicKey, sealedPrivateKey: seal(sealing, privateKey, id) });
    return { id, publicKey, privateKey };
  });
}

/** The key that signs here, if there is one yet. */
export async function knownSigningKey(db: Database): Promise<SigningKey | null> {
  const known = opened.get(db);
  if (known !== undefined) return known;
  const sealing = derivedKey('cairn instance key v1');
  const found = sealing === null ? null : await openNewest(db, sealing);
  if (found !== null) opened.set(db, found);
  return found;
}

/** The key that signs here. Processes that need the first one at the same time get the same. */
export async function signingKey(db: Database): Promise<SigningKey> {
  const known = await knownSigningKey(db);
  if (known !== null) return known;
  const sealing = derivedKey('cairn instance key v1');
  if (sealing === null) throw new Error('AUTH_SECRET is not set: it seals the key that credentials are signed with');
  const made = await makeKey(db, sealing);
  opened.set(db, made);
  return made;
}

/** `7F3A 91C2`: short enough to compare by eye. */
export function keyName({ id }: Pick<SigningKey, 'id'>): string {
  return `${id.slice(0, 4)} ${id.slice(4, 8)}`.toUpperCase();
}
