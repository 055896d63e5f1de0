import { Feed } from 'feed';
import type { Guide } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { revisedOn } from '@/domain/content/revised-on';
import { publicOrigin } from '@/server/site/public-origin';

type Kind = 'rss' | 'json';

function addGuide(feed: Feed, library: Library, guide: Guide, kind: Kind): void {
  const url = new URL(`/guides/${guide.slug}`, publicOrigin()).href;
  // RSS wants an author's email address, which nobody gives.
  const author = kind === 'rss' ? undefined : library.authorById.get(guide.authorId ?? '');
  const date = new Date(`${revisedOn(guide)}T00:00:00Z`);
  feed.addItem({
    title: guide.title,
    // A new edition is news: readers that have seen the old one show it again.
    id: `${url}#${guide.edition}`,
    link: url,
    description: guide.description,
    date,
    published: date,
    // Left out and not empty: the JSON writer reads the first of a list without looking.
    ...(author === undefined
      ? {}
      : { author: [{ name: author.name, link: new URL(`/authors/${author.id}`, publicOrigin()).href }] }),
    image: new URL(`/guides/${guide.slug}/opengraph.png`, publicOrigin()).href,
  });
}

/** All guides, newest first, as a feed that can be written as RSS 2.0 or JSON Feed 1. */
export function guideFeed(library: Library, kind: Kind): Feed {
  const home = publicOrigin().href;
  const guides = [...library.guides].sort((a, b) => revisedOn(b).localeCompare(revisedOn(a)));
  const newest = guides[0];
  const feed = new Feed({
    id: home,
    link: home,
    title: 'Cairn: interview guides',
    description: 'New and revised interview guides.',
    language: 'en',
    copyright: 'CC BY 4.0',
    ...(newest === undefined ? {} : { updated: new Date(`${revisedOn(newest)}T00:00:00Z`) }),
    feedLinks: { rss: new URL('/feed.xml', home).href, json: new URL('/feed.json', home).href },
  });
  for (const guide of guides) addGuide(feed, library, guide, kind);
  return feed;
}
