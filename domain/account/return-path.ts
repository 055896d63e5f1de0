/**
 * Where somebody goes on to after signing in: a path on this site, or the front page. Anything a browser could read
 * as another host (`//host`, a backslash, control characters, a scheme) counts as nothing.
 */
export function returnPath(text: string | undefined): string {
  if (text === undefined || text.length > 1024 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return '/';
  const base = 'http://here.invalid';
  if (!URL.canParse(text, base)) return '/';
  const url = new URL(text, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
