import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { UnfinishedNote } from '@/components/quiz/start/unfinished-note';
import { SiteFrame } from '@/components/site/site-frame';
import { formatInstant } from '@/components/ui/format-date';
import { kindOf, poolOf } from '@/domain/quiz/pool';
import { countOf } from '@/domain/shared/count-of';
import { ownerOf } from '@/server/attempt/owner';
import { loadStudyClock } from '@/server/attempt/study-clock';
import { loadForVisitor } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import { loadHistory } from '@/server/quiz/load-history';
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

/** The newest attempt at this guide that its owner has not submitted. Somebody without a cookie has none. */
async function unfinishedOf(slug: string) {
  const asked = await loadForVisitor(async ({ db, session, cookieHeader }) => {
    const owner = ownerOf({ session, cookieHeader });
    if (owner.userId === null && owner.guestHash === null) return null;
    const attempts = await loadHistory(db, { owner });
    const attempt = attempts.find(({ guide, submittedAt }) => guide === slug && submittedAt === null);
    return attempt === undefined ? null : { attempt, ...(await loadStudyClock(db, owner.userId)) };
  });
  return asked?.loaded ?? null;
}

export default async function QuizStartPage(props: Props) {
  const guide = await guideOf(props);
  if (guide === undefined || guide.questions.length === 0) notFound();
  const unfinished = await unfinishedOf(guide.slug);
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
        <StartIsland slug={guide.slug} pool={{ kind, items }}>
          {unfinished !== null && (
            <UnfinishedNote
              href={`/quiz/${unfinished.attempt.id}`}
              answered={unfinished.attempt.answered}
              total={unfinished.attempt.items}
              begun={formatInstant(new Date(unfinished.attempt.startedAt), unfinished.timeZone)}
            />
          )}
        </StartIsland>
        <noscript>
          <p className="mt-4">A quiz needs JavaScript. The guide has every question and answer without it.</p>
        </noscript>
      </main>
    </SiteFrame>
  );
}
