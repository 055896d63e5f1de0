import { content } from '@/server/content/content';
import { guideFeed } from '@/server/feeds/guide-feed';

export function GET(): Response {
  return new Response(guideFeed(content().library(), 'json').json1(), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
}
