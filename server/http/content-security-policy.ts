import { createHash } from 'node:crypto';

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const dataBlock = /type="application\/(?:ld\+)?json"/;

export function scriptHash(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}

/** The hashes of all scripts that stand inside the page; data blocks never run and need none. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', source = ''] of html.matchAll(inlineScript)) {
    if (!dataBlock.test(attributes) && source !== '') hashes.add(scriptHash(source));
  }
  return [...hashes];
}

/**
 * One strict policy for every page. Scripts run from our own origin, by hash (pages from the cache, where a nonce
 * would be the same for everyone) or by nonce (pages made for one request). Styles come from files only.
 */
export function contentSecurityPolicy(scripts: readonly string[], isHttps: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts.join(' ')}`.trimEnd(),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
