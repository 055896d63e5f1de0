/**
 * Verifies an eddsa-rdfc-2022 proof without any of the code that made it: another JSON-LD parser (rubensworks'
 * jsonld-streaming-parser), another RDF canonicalisation (W3C's rdfjs-c14n), another Ed25519 (OpenSSL, by way of Node),
 * and base58 from here. Follows https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022 step by step.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { RDFC10 } from 'rdfjs-c14n';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58 with the multibase prefix `z`. */
export function decodeBase58(multibase: string): Buffer {
  if (!multibase.startsWith('z')) throw new Error('not base58btc');
  let value = 0n;
  for (const sign of multibase.slice(1)) {
    const digit = alphabet.indexOf(sign);
    if (digit === -1) throw new Error(`not base58: ${sign}`);
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16);
  const zeros = /^1*/.exec(multibase.slice(1))?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]);
}

type Quad = Exclude<Parameters<RDFC10['canonicalize']>[0], string> extends Iterable<infer Each> ? Each : never;
type Contexts = (url: string) => object;

function quadsOf(document: object, contexts: Contexts): Promise<Quad[]> {
  return new Promise((resolve, reject) => {
    const parser = new JsonLdParser({ documentLoader: { load: async (url: string) => contexts(url) } as never });
    const quads: Quad[] = [];
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.end(JSON.stringify(document));
  });
}

async function canonicalHash(document: object, contexts: Contexts): Promise<Buffer> {
  const canonical = await new RDFC10().canonicalize(await quadsOf(document, contexts));
  return createHash('sha256').update(canonical).digest();
}

type Proof = Readonly<Record<string, unknown>> & { readonly proofValue: string };
export type Secured = Readonly<Record<string, unknown>> & { readonly proof: readonly Proof[] };

/** Whether the first proof of this document was made by the key, published as Multikey. */
export async function verifyIndependently(
  secured: Secured,
  publicKeyMultibase: string,
  contexts: Contexts,
): Promise<boolean> {
  const { proof: proofs, ...unsecured } = secured;
  const [proof] = proofs;
  if (proof === undefined || proof['cryptosuite'] !== 'eddsa-rdfc-2022') return false;
  const { proofValue, ...options } = proof;
  const config = { '@context': secured['@context'], ...options };
  const data = Buffer.concat([await canonicalHash(config, contexts), await canonicalHash(unsecured, contexts)]);
  const multikey = decodeBase58(publicKeyMultibase);
  // 0xed01: an Ed25519 public key.
  if (multikey[0] !== 0xed || multikey[1] !== 0x01) return false;
  const x = multikey.subarray(2).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, data, key, decodeBase58(proofValue));
}
