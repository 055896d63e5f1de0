import { Download } from 'lucide';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthorFrame } from '@/components/author/author-frame';
import { type StatisticsRow, StatisticsTable } from '@/components/author/statistics-table';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/domain/shared/count-of';
import type { GuideStatistics, StatisticsItem } from '@/domain/statistics/guide-statistics';
import { fewestForFlags } from '@/domain/statistics/item-statistics';
import { itemTexts } from '@/server/attempt/shown-item';
import { loadForAuthor } from '@/server/auth/page-session';
import { loadStatistics } from '@/server/author/load-statistics';
import { content } from '@/server/content/content';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Question statistics', robots: { index: false } };

type Props = { readonly params: Promise<{ slug: string }> };

const longestAsked = 160;

/** What an item asks, as one line of plain text. */
async function askedText({ version, frozen }: StatisticsItem): Promise<string> {
  const { promptText } = await itemTexts(version, frozen);
  return promptText.length > longestAsked ? `${promptText.slice(0, longestAsked).trimEnd()}…` : promptText;
}

async function rowsOf(items: readonly StatisticsItem[], slug: string | null): Promise<StatisticsRow[]> {
  return Promise.all(
    items.map(async (item) => ({
      key: `${item.ref} ${item.statistics.keyHash}`,
      asked: await askedText(item),
      href: slug === null ? null : `/author/statistics/${slug}/${item.ref}`,
      statistics: item.statistics,
      place: item.place,
      advice: slug === null ? [] : item.advice,
    })),
  );
}

function about(title: string, { items, unanswered }: GuideStatistics): string {
  const flagged = items.filter(({ statistics }) => statistics.flags.length > 0).length;
  const flags = flagged === 0 ? 'none flagged' : `${flagged} flagged`;
  const open = unanswered === 0 ? '' : ` ${countOf(unanswered, 'item')} without an answer yet.`;
  return `${title}. ${countOf(items.length, 'item')} with answers, ${flags}.${open}`;
}

function WhatCounts() {
  return (
    <p className="meta au-counts">
      Only first answers without hints count, in exam and practice alike, of people with an account; never self-rated
      ones. A question is flagged from {fewestForFlags} answers on, and only when the upper bound of its discrimination
      lies below 0.20, or when it gives more than 95% or less than 10% of the credit. One to four learners are never
      told.
    </p>
  );
}

export default async function StatisticsOfGuide({ params }: Props) {
  const { slug } = await params;
  const path = `/author/statistics/${encodeURIComponent(slug)}`;
  const asked = await loadForAuthor(path, async ({ db }) => {
    const guide = content().library().guideBySlug.get(slug) ?? notFound();
    const statistics = await loadStatistics(db, { guide });
    return {
      guide,
      statistics,
      rows: await rowsOf(statistics.items, slug),
      earlier: await rowsOf(statistics.earlier, null),
    };
  });
  if (asked === null)
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path={path} />
      </SiteFrame>
    );
  const { guide, statistics, rows, earlier } = asked.loaded;
  return (
    <AuthorFrame
      current="statistics"
      title="Question statistics"
      about={about(guide.briefTitle, statistics)}
      version={siteVersion}
      actions={
        <a className="btn" href={`/api/v1/author/statistics?guide=${guide.slug}`} download>
          <Icon icon={Download} />
          Download as CSV
        </a>
      }
    >
      <WhatCounts />
      {rows.length === 0 ? (
        <p className="sub">Nobody with an account has finished a quiz on this guide yet.</p>
      ) : (
        <StatisticsTable caption="What to look at first comes first" rows={rows} />
      )}
      {earlier.length > 0 && (
        <details className="au-earlier">
          <summary>Earlier keys and removed questions ({earlier.length})</summary>
          <StatisticsTable caption="Counted apart, since the key was another one" rows={earlier} />
        </details>
      )}
    </AuthorFrame>
  );
}
