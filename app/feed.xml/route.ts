import { content } from '@/server/content/content';
import { guideFeed } from '@/server/feeds/guide-feed';

export function GET(): Response {
  return new Response(guideFeed(content().library(), 'rss').rss2(), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
}
