import type { Metadata } from 'next';
import { SiteFrame } from '@/components/site/site-frame';
import { usualResults } from '@/domain/search/search-result';
import { content } from '@/server/content/content';
import { searchLibrary } from '@/server/search/search-library';
import { siteVersion } from '@/server/site/version';
import { SearchIsland } from './search-island';

export const metadata: Metadata = {
  title: 'Search',
  description: 'Search all guides, questions and answers.',
  alternates: { canonical: '/search' },
  robots: { index: false, follow: true },
};

type Props = { readonly searchParams: Promise<{ q?: string | string[] }> };

export default async function SearchPage({ searchParams }: Props) {
  const { q } = await searchParams;
  const query = (Array.isArray(q) ? q[0] : q)?.slice(0, 200) ?? '';
  return (
    <SiteFrame current="search" version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">Search</h1>
        <SearchIsland query={query} results={searchLibrary(content().library(), query, usualResults)} />
      </main>
    </SiteFrame>
  );
}
