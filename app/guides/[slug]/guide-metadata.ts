import type { Metadata } from 'next';
import type { Guide } from '@/domain/content/guide';
import { revisedOn } from '@/domain/content/revised-on';
import { countOf } from '@/domain/shared/count-of';
import { pageAddress } from '@/server/site/page-address';

/** Title, description, canonical address and Open Graph of a guide's page. */
export function guideMetadata(guide: Guide): Metadata {
  const path = `/guides/${guide.slug}`;
  const title = guide.seo.title;
  const description = guide.seo.description;
  const image = guide.seo.ogImageUrl ?? `${path}/opengraph.png`;
  return {
    title: { absolute: `${title} · Cairn` },
    description,
    keywords: [...guide.seo.keywords],
    alternates: pageAddress(path),
    openGraph: {
      type: 'article',
      url: path,
      title,
      description,
      siteName: 'Cairn',
      modifiedTime: revisedOn(guide),
      images: [
        { url: image, width: 1200, height: 630, alt: `${guide.title}, ${countOf(guide.questions.length, 'question')}` },
      ],
    },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  };
}
