/** The one address of a page, and the feeds beside it. A page's own `alternates` replace those of the layout. */
export function pageAddress(path: string) {
  return {
    canonical: path,
    types: { 'application/rss+xml': '/feed.xml', 'application/feed+json': '/feed.json' },
  };
}
