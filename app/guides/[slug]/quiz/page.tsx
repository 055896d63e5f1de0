import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SiteFrame } from '@/components/site/site-frame';
import { kindOf, poolOf } from '@/domain/quiz/pool';
import { countOf } from '@/domain/shared/count-of';
import { content } from '@/server/content/content';
import { siteVersion } from '@/server/site/version';
import { StartIsland } from './start-island';

type Props = { readonly params: Promise<{ slug: string }> };

const guideOf = async ({ params }: Props) =>
  content()
    .library()
    .guideBySlug.get((await params).slug);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const guide = await guideOf(props);
  if (guide === undefined || guide.questions.length === 0) return {};
  const isGraded = kindOf(guide) === 'graded';
  return {
    title: isGraded ? `${guide.briefTitle} quiz` : `${guide.briefTitle}, a self-rated run`,
    description: isGraded
      ? `A graded quiz drawn from “${guide.title}”: choose its length, levels and topics. No account needed.`
      : `Go through the ${countOf(guide.questions.length, 'question')} of “${guide.title}” and rate yourself.`,
    alternates: { canonical: `/guides/${guide.slug}/quiz` },
  };
}

export default async function QuizStartPage(props: Props) {
  const guide = await guideOf(props);
  if (guide === undefined || guide.questions.length === 0) notFound();
  const kind = kindOf(guide);
  const items = poolOf(guide).map(({ level, topics }) => ({ level, topics }));
  const questions = countOf(guide.questions.length, 'question');
  return (
    <SiteFrame current="quizzes" version={siteVersion}>
      <main id="main" className="page quiz-start">
        <p className="crumbs">
          <a href={`/guides/${guide.slug}`}>{guide.briefTitle}</a>
        </p>
        <h1 className="title small">{kind === 'graded' ? 'Test yourself' : 'A self-rated run'}</h1>
        <p className="quiz-sentence">
          {kind === 'graded'
            ? `${countOf(items.length, 'item')} on the ${questions} of “${guide.title}”, graded on the server. You need no account; sign in to keep the result.`
            : `This guide has no graded items. You answer each of its ${questions} aloud, compare with its answer, and rate yourself. Its score is labelled self-rated wherever it is shown.`}
        </p>
        <StartIsland slug={guide.slug} pool={{ kind, items }} />
        <noscript>
          <p className="mt-4">A quiz needs JavaScript. The guide has every question and answer without it.</p>
        </noscript>
      </main>
    </SiteFrame>
  );
}
