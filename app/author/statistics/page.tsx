import type { Metadata } from 'next';
import { AuthorFrame } from '@/components/author/author-frame';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { countOf } from '@/domain/shared/count-of';
import { loadForAuthor } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Question statistics', robots: { index: false } };

export default async function StatisticsOfGuides() {
  const path = '/author/statistics';
  const asked = await loadForAuthor(path, async () => content().library().guides);
  if (asked === null)
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path={path} />
      </SiteFrame>
    );
  const guides = asked.loaded.map(({ slug, title, questions }) => ({
    slug,
    title,
    items: questions.reduce((sum, { items }) => sum + items.length, 0),
  }));
  return (
    <AuthorFrame
      current="statistics"
      title="Question statistics"
      about="What first answers in quizzes say about the questions, one guide at a time."
      version={siteVersion}
    >
      <ul className="rows au-index">
        {guides.map(({ slug, title, items }) => (
          <li key={slug}>
            {items === 0 ? <span>{title}</span> : <a href={`${path}/${slug}`}>{title}</a>}
            <span className="meta">
              {items === 0 ? 'No graded items: answers are self-rated' : countOf(items, 'graded item')}
            </span>
          </li>
        ))}
      </ul>
    </AuthorFrame>
  );
}
