/**
 * Keeps ready-made answers for public pages, in front of Next.
 *
 * Next spends most of a request on its own path and on compressing. Guides have one HTML for everyone, so the bytes
 * are made once: rendered with a request that carries no cookie, compressed, named by an ETag, given a policy with the
 * hashes of their scripts. An entry belongs to one version of the library and is never served for another one, so a
 * page changes with the guide; one of another version takes its place. The cache is bounded by bytes. Only complete answers with status 200 are kept.
 *
 * Held by page-cache.test.ts: another version is never served; one render for many waiting requests; failures and
 * refusals are not kept; the bound holds.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Bodies, compressBody, isCompressible } from '@/server/http/compression';

export type Rendered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type Page = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Weak, since the same page is sent in several encodings. */
  readonly etag: string;
  bodies: Bodies;
};

/** The version of what is part of the build: it holds beside every version of the content. */
export const everyVersion = 'build';

export type PageCache = {
  /** The kept page, if there is one for this version or for every one. */
  peek(path: string, version: string): Page | undefined;
  /** The kept page, or one made now. Requests that wait for the same page share one render. */
  get(path: string, version: string): Promise<Page>;
  clear(): void;
  readonly bytes: number;
};

type Options = {
  readonly maxBytes: number;
  readonly render: (path: string) => Promise<Rendered>;
};

function bytesOf(bodies: Bodies): number {
  return bodies.identity.length + (bodies.gzip?.length ?? 0) + (bodies.br?.length ?? 0);
}

/** A page out of what was rendered: compressed quickly, since somebody waits for it. */
export async function makePage(rendered: Rendered): Promise<Page> {
  const { body, status, headers } = rendered;
  const shouldCompress = isCompressible(headers['content-type'] ?? '', body.length);
  const bodies = shouldCompress ? await compressBody(body, 'quick') : { identity: body, gzip: null, br: null };
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { status, headers, etag, bodies };
}

export function createPageCache({ maxBytes, render }: Options): PageCache {
  const kept = new LRUCache<string, { readonly version: string; readonly page: Page }>({
    maxSize: maxBytes,
    sizeCalculation: ({ page }) => bytesOf(page.bodies) + 1024,
  });
  const underway = new Map<string, Promise<Page>>();

  function peek(path: string, version: string): Page | undefined {
    const found = kept.get(path);
    return found?.version === version || found?.version === everyVersion ? found.page : undefined;
  }

  async function improve(path: string, version: string, page: Page): Promise<void> {
    if (page.bodies.br === null) return;
    const best = await compressBody(page.bodies.identity, 'best');
    if (kept.peek(path)?.page !== page) return;
    kept.set(path, { version, page: { ...page, bodies: best } });
  }

  async function make(path: string, version: string): Promise<Page> {
    const page = await makePage(await render(path));
    if (page.status === 200) {
      kept.set(path, { version, page });
      void improve(path, version, page);
    }
    return page;
  }

  return {
    peek,
    async get(path, version) {
      const found = peek(path, version);
      if (found !== undefined) return found;
      const key = `${version} ${path}`;
      const waiting = underway.get(key);
      if (waiting !== undefined) return waiting;
      const made = make(path, version).finally(() => underway.delete(key));
      underway.set(key, made);
      return made;
    },
    clear: () => kept.clear(),
    get bytes() {
      return kept.calculatedSize;
    },
  };
}
