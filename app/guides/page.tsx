import type { Metadata } from 'next';
import { GuideListMarks } from '@/client/guide-marks';
import { Fragment } from '@/components/guide/fragment';
import { registerFragment } from '@/components/guide/fragment-registry';
import { GuideList } from '@/components/home/guide-list';
import { SiteFrame } from '@/components/site/site-frame';
import { countOf } from '@/domain/shared/count-of';
import { content } from '@/server/content/content';
import { staticMarkup } from '@/server/content/markup';
import { pageAddress } from '@/server/site/page-address';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = {
  title: 'Guides',
  description:
    'All interview guides of this site, with their questions by level. Free to read and practise without an account.',
  alternates: pageAddress('/guides'),
  openGraph: {
    type: 'website',
    url: '/guides',
    siteName: 'Cairn',
    title: 'Guides',
    images: [{ url: '/opengraph.png', width: 1200, height: 630, alt: 'Cairn' }],
  },
};

export default function GuidesPage() {
  const library = content().library();
  const questions = library.guides.reduce((sum, guide) => sum + guide.questions.length, 0);
  const list = registerFragment(`guides ${library.version} list`, staticMarkup(<GuideList library={library} />));
  return (
    <SiteFrame current="guides" version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">Guides</h1>
        <p className="sub mt-2 mb-6">
          {countOf(library.guides.length, 'guide')}, {countOf(questions, 'question')}
        </p>
        <Fragment name={list} />
        <GuideListMarks />
      </main>
    </SiteFrame>
  );
}
