import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ShareIsland } from '@/client/share-island';
import { ResultView } from '@/components/quiz/result/result-view';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import type { FinishedAttempt, ShownItem } from '@/domain/quiz/attempt-view';
import { isAttemptId } from '@/server/attempt/attempt-schema';
import { ownerOf } from '@/server/attempt/owner';
import { loadStudyClock } from '@/server/attempt/study-clock';
import { loadForVisitor } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import { loadAttempt } from '@/server/quiz/load-attempt';
import { loadShare } from '@/server/score/load-share';
import { editHref } from '@/server/site/edit-link';
import { siteVersion } from '@/server/site/version';
import { AttemptIsland } from './attempt-island';
import { QueueIsland } from './queue-island';

export const metadata: Metadata = { title: 'Quiz', robots: { index: false } };

type Props = { readonly params: Promise<{ attempt: string }> };

/** The file of the question in the repository, where an item is contested; null when the guide is gone. */
function contestHref(guide: string, { question }: ShownItem): string | null {
  const library = content().library();
  const file = library.guideBySlug.get(guide)?.questions.find(({ id }) => id === question)?.origin.file;
  return file === undefined || library.config.editUrl === null ? null : editHref(library.config, file);
}

function Action({ attempt, isSignedIn }: { readonly attempt: FinishedAttempt; readonly isSignedIn: boolean }) {
  const missed = attempt.items.filter(({ ref }) => (attempt.graded[ref]?.credit ?? 0) < 1);
  const many = new Set(missed.map(({ question }) => question)).size;
  if (!isSignedIn)
    return (
      <a className="btn big primary" href={`/sign-in?returnTo=/quiz/${attempt.id}`}>
        Sign in to keep this
      </a>
    );
  return many === 0 ? null : <QueueIsland id={attempt.id} many={many} isGuest={attempt.isGuest} />;
}

export default async function QuizPage({ params }: Props) {
  const { attempt: id } = await params;
  if (!isAttemptId(id)) notFound();
  const asked = await loadForVisitor(async ({ db, session, cookieHeader, now }) => ({
    view: await loadAttempt(db, { id, owner: ownerOf({ session, cookieHeader }), now }),
    clock: await loadStudyClock(db, session?.userId ?? null),
    share: session === null ? null : await loadShare(db, { userId: session.userId, attemptId: id }),
  }));
  if (asked === null)
    return (
      <SiteFrame current="quizzes" version={siteVersion}>
        <Unavailable path={`/quiz/${id}`} />
      </SiteFrame>
    );
  const { view, clock, share } = asked.loaded;
  if (view === null) notFound();
  if (view.state === 'running') return <AttemptIsland view={view} />;
  return (
    <SiteFrame current="quizzes" version={siteVersion}>
      <ResultView
        attempt={view}
        timeZone={clock.shownZone}
        contestHref={(item) => contestHref(view.guide, item)}
        action={<Action attempt={view} isSignedIn={asked.session !== null} />}
        share={share === null ? null : <ShareIsland {...share} suggestedName={asked.session?.name ?? ''} />}
      />
    </SiteFrame>
  );
}
