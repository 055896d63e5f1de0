import type { MetadataRoute } from 'next';
import { publicOrigin } from '@/server/site/public-origin';

export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/search', '/source/'] },
    sitemap: new URL('/sitemap.xml', publicOrigin()).href,
  };
}
