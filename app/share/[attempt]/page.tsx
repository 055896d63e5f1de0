import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ShareIsland } from '@/client/share-island';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { loadForOwner } from '@/server/auth/page-session';
import { loadShare } from '@/server/score/load-share';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Share a score', robots: { index: false } };

type Props = { readonly params: Promise<{ attempt: string }> };

export default async function SharePage({ params }: Props) {
  const { attempt } = await params;
  const asked = await loadForOwner(`/share/${attempt}`, async ({ db, session: { userId } }) =>
    loadShare(db, { userId, attemptId: attempt }),
  );
  if (asked === null)
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path={`/share/${attempt}`} />
      </SiteFrame>
    );
  if (asked.loaded === null) notFound();
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <p className="crumb">
          <bdi>{asked.loaded.attempt.guideTitle}</bdi>
        </p>
        <h1 className="title small">{asked.loaded.attempt.percent}%</h1>
        <div className="mt-6">
          <ShareIsland {...asked.loaded} suggestedName={asked.session.name ?? ''} />
        </div>
      </main>
    </SiteFrame>
  );
}
