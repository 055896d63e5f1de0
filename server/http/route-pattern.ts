const patterns: readonly [RegExp, string][] = [
  [/^\/_next\/static\//, '/_next/static/*'],
  [/^\/guides\/[^/]+\/cards$/, '/guides/[slug]/cards'],
  [/^\/guides\/[^/]+\/opengraph\.png$/, '/guides/[slug]/opengraph.png'],
  [/^\/guides\/[^/]+$/, '/guides/[slug]'],
  [/^\/authors\/[^/]+$/, '/authors/[id]'],
];
const known =
  /^\/(?:|guides|search|about|offline|sw\.js|healthz|readyz|api\/v1\/search|sitemap\.xml|robots\.txt|feed\.xml|feed\.json|manifest\.webmanifest|opengraph\.png)$/;

/** The route that a path belongs to, for logs: it never repeats what a visitor typed. */
export function routePattern(path: string): string {
  if (known.test(path)) return path;
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}
