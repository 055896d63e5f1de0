import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ScoreList } from '@/components/score/score-list';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { clientAddressHeader } from '@/server/http/client-address';
import { loadPublicPage } from '@/server/score/load-public-page';
import { openLivePage, scoreHeaders } from '@/server/score-door';
import { siteVersion } from '@/server/site/version';

type Props = { readonly params: Promise<{ id: string }> };

const open = cache(async (id: string) => {
  const asked = await headers();
  const request = {
    requestId: asked.get('x-request-id') ?? '',
    client: asked.get(clientAddressHeader) ?? 'unknown',
    path: `/people/${id}`,
  };
  return openLivePage(
    request,
    (db) => loadPublicPage(db, { publicId: id }),
    ({ scores }) => scoreHeaders({ isListed: scores.length > 0 }),
  );
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const page = await open(id);
  if (page === null || page === 'away') return { title: 'Scores', robots: { index: false } };
  return {
    title: page.name === null ? 'Scores' : `Scores of ${page.name}`,
    robots: page.scores.length > 0 ? null : { index: false },
    alternates: { canonical: `/people/${id}` },
  };
}

export default async function PersonPage({ params }: Props) {
  const { id } = await params;
  const page = await open(id);
  if (page === null) notFound();
  if (page === 'away')
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path={`/people/${id}`} />
      </SiteFrame>
    );
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <p className="crumb">Scores</p>
        <h1 className="title small">{page.name === null ? 'Scores' : <bdi>{page.name}</bdi>}</h1>
        <div className="mt-6">
          {page.scores.length === 0 ? <p>Nothing is listed here.</p> : <ScoreList scores={page.scores} />}
        </div>
      </main>
    </SiteFrame>
  );
}
