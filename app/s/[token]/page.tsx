import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AboutScore } from '@/components/score/about-score';
import { Certificate } from '@/components/score/certificate';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { howText, scoreSentence } from '@/domain/score/score-words';
import { content } from '@/server/content/content';
import { keyName, knownSigningKey } from '@/server/credentials/signing-key';
import { clientAddressHeader } from '@/server/http/client-address';
import { findLiveScore } from '@/server/score/find-live-score';
import { openLivePage, scoreHeaders } from '@/server/score-door';
import { publicOrigin } from '@/server/site/public-origin';
import { siteVersion } from '@/server/site/version';

type Props = { readonly params: Promise<{ token: string }> };

/** Once for each request: the head and the page tell the same. */
const open = cache(async (token: string) => {
  const asked = await headers();
  const request = {
    requestId: asked.get('x-request-id') ?? '',
    client: asked.get(clientAddressHeader) ?? 'unknown',
    path: `/s/${token}`,
  };
  return openLivePage(
    request,
    async (db) => {
      const score = await findLiveScore(db, { token });
      if (score === null) return null;
      const key = await knownSigningKey(db);
      return { ...score, key: key === null ? null : keyName(key) };
    },
    scoreHeaders,
  );
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  const score = await open(token);
  if (score === null || score === 'away') return { title: 'Score', robots: { index: false } };
  const { statement, isListed, changedAt } = score;
  const description = `${scoreSentence(statement)} ${howText(statement)}`;
  const title = statement.name === null ? statement.guideTitle : `${statement.name}, ${statement.guideTitle}`;
  const picture = {
    url: `/s/${token}/og.png?v=${changedAt.getTime()}`,
    width: 1200,
    height: 630,
    alt: scoreSentence(statement),
  };
  return {
    title: `${title}, ${statement.percent}%`,
    description,
    robots: isListed ? null : { index: false, follow: false },
    referrer: isListed ? null : 'no-referrer',
    alternates: { canonical: `/s/${token}` },
    openGraph: { type: 'website', url: `/s/${token}`, siteName: 'Cairn', title, description, images: [picture] },
    twitter: { card: 'summary_large_image', title, description, images: [picture.url] },
  };
}

export default async function ScorePage({ params }: Props) {
  const { token } = await params;
  const score = await open(token);
  if (score === null) notFound();
  const path = `/s/${token}`;
  if (score === 'away')
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path={path} />
      </SiteFrame>
    );
  const { statement, publicId, key } = score;
  const hasGuide = content().library().guideBySlug.has(statement.guide);
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="sheetw">
        <Certificate statement={statement} host={publicOrigin().host} keyName={key} hasGuide={hasGuide} />
        <AboutScore
          statement={statement}
          path={path}
          peoplePath={publicId === null ? null : `/people/${publicId}`}
          startPath={hasGuide ? `/guides/${statement.guide}/quiz` : null}
        />
      </main>
    </SiteFrame>
  );
}
