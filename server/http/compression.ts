import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The same body in each encoding that we send; null where compressing would not help. */
export type Bodies = { identity: Buffer; gzip: Buffer | null; br: Buffer | null };

const compressible =
  /^(?:text\/|application\/(?:javascript|json|manifest\+json|ld\+json|feed\+json|rss\+xml|atom\+xml|xml|problem\+json)|image\/svg\+xml)/;
const smallestWorthCompressing = 512;
const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

export function isCompressible(contentType: string, length: number): boolean {
  return length >= smallestWorthCompressing && compressible.test(contentType);
}

/** Quick levels for an answer that somebody waits for; the best ones for bodies that are kept. */
export async function compressBody(body: Buffer, effort: 'quick' | 'best'): Promise<Bodies> {
  const quick = effort === 'quick';
  const [zipped, brotli] = await Promise.all([
    gzipAsync(body, { level: quick ? 5 : 9 }),
    brotliAsync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quick ? 4 : 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    }),
  ]);
  return { identity: body, gzip: zipped, br: brotli };
}

const accepted = new Map<string, Encoding>();

/**
 * The best encoding that an `Accept-Encoding` header allows (RFC 9110, section 12.5.3). Browsers send a handful of
 * different headers, so answers are remembered; the memory is bounded.
 */
export function chooseEncoding(header: string | undefined, parse: (header: string) => string[]): Encoding {
  if (header === undefined || header.length > 200) return 'identity';
  const known = accepted.get(header);
  if (known !== undefined) return known;
  const wanted = parse(header);
  const chosen: Encoding = wanted.includes('br') ? 'br' : wanted.includes('gzip') ? 'gzip' : 'identity';
  if (accepted.size < 200) accepted.set(header, chosen);
  return chosen;
}
