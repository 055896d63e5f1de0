/**
 * Where to go after signing in: a path on this site, and nothing that a browser could read as another place. Anything
 * else becomes `/`.
 */
export function returnPath(text: string | null | undefined): string {
  if (typeof text !== 'string' || text.length > 500) return '/';
  if (!/^\/(?![/\\])[^\\\u0000-\u0020\u007F]*$/.test(text)) return '/';
  const base = 'http://cairn.invalid';
  if (!URL.canParse(text, base)) return '/';
  const url = new URL(text, base);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === base && !path.startsWith('//') ? path : '/';
}
