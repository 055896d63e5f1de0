import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Fragment } from '@/components/guide/fragment';
import { registerFragment } from '@/components/guide/fragment-registry';
import { GuideBody } from '@/components/guide/guide-body';
import { SiteFrame } from '@/components/site/site-frame';
import { relatedGuides } from '@/domain/content/related-guides';
import { content } from '@/server/content/content';
import { staticMarkup } from '@/server/content/markup';
import { editHref } from '@/server/site/edit-link';
import { guideStructuredData } from '@/server/site/structured-data';
import { siteVersion } from '@/server/site/version';
import { GuideIslands } from './guide-islands';
import { guideMetadata } from './guide-metadata';

type Props = { readonly params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const guide = content()
    .library()
    .guideBySlug.get((await params).slug);
  return guide === undefined ? {} : guideMetadata(guide);
}

export default async function GuidePage({ params }: Props) {
  const { slug } = await params;
  const library = content().library();
  const guide = library.guideBySlug.get(slug);
  const rendered = await content().rendered(slug);
  if (guide === undefined || rendered === null) notFound();
  const key = `${slug} ${library.version}`;
  const body = staticMarkup(
    <GuideBody
      guide={guide}
      rendered={rendered}
      author={library.authorById.get(guide.authorId ?? '') ?? null}
      related={relatedGuides(guide, library)}
      editHref={(file) => editHref(library.config, file)}
    />,
  );
  const data = guideStructuredData(guide, rendered, library);

  return (
    <SiteFrame current="guides" version={siteVersion}>
      <Fragment name={registerFragment(`${key} body`, body)} className="page lay" />
      <GuideIslands slug={slug} />
      <Fragment name={registerFragment(`${key} data`, data)} as="script" type="application/ld+json" />
    </SiteFrame>
  );
}
