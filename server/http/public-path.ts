/**
 * Which answers are the same for everyone and may be kept. Everything else is made for one request.
 *
 * The list is closed on purpose: a page joins it when somebody has made sure that it reads no session, no cookie and
 * no query. The page cache renders these paths with a request that carries none of the three.
 */
const slug = '[a-z0-9][a-z0-9-]{0,79}';
const pages = new RegExp(
  `^/(?:|guides|guides/${slug}|guides/${slug}/cards|guides/${slug}/deck\\.json|review|guides/${slug}/quiz|guides/${slug}/(?:opengraph\\.png|anki\\.(?:apkg|txt))|opengraph\\.png|authors/${slug}|about|offline|privacy|sitemap\\.xml|robots\\.txt|feed\\.xml|feed\\.json|manifest\\.webmanifest|schema/(?:answer|guide)\\.json)$`,
);
const files = /^\/(?:_next\/static\/[\w\-./~[\]()@%]+|(?:icon|logo|apple-icon)[\w-]*\.(?:svg|png)|favicon\.ico)$/;

/** `page`: depends on the content's version. `file`: part of the build, never changes while the process runs. */
export function publicPath(path: string): 'page' | 'file' | null {
  if (path.includes('..')) return null;
  if (pages.test(path)) return 'page';
  if (files.test(path)) return 'file';
  return null;
}

const live = /^\/(?:s|people)\/[^/]+$/;

/**
 * Pages that are the same for everyone and yet never kept here: each request asks the database whether they are still
 * up. They read no session, no cookie and no query either.
 */
export function isLivePage(path: string): boolean {
  return live.test(path);
}
