import type { MetadataRoute } from 'next';
import { revisedOn } from '@/domain/content/revised-on';
import { content } from '@/server/content/content';
import { publicOrigin } from '@/server/site/public-origin';

export const dynamic = 'force-dynamic';

/** Every public page. Guides carry the priority and the frequency that their authors wrote. */
export default function sitemap(): MetadataRoute.Sitemap {
  const library = content().library();
  const address = (path: string) => new URL(path, publicOrigin()).href;
  const newest = library.guides.map(revisedOn).sort().at(-1);
  const changed = newest === undefined ? {} : { lastModified: newest };
  return [
    { url: address('/'), ...changed, changeFrequency: 'weekly', priority: 1 },
    { url: address('/guides'), ...changed, changeFrequency: 'weekly', priority: 0.8 },
    ...library.guides.map((guide) => ({
      url: address(`/guides/${guide.slug}`),
      lastModified: revisedOn(guide),
      changeFrequency: guide.sitemap.changefreq,
      priority: guide.sitemap.priority,
    })),
    ...[...library.authorById.keys()].map((id) => ({
      url: address(`/authors/${id}`),
      changeFrequency: 'monthly' as const,
      priority: 0.3,
    })),
    { url: address('/about'), changeFrequency: 'yearly', priority: 0.2 },
    { url: address('/privacy'), changeFrequency: 'yearly', priority: 0.2 },
  ];
}
