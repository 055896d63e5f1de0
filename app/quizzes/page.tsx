import type { Metadata } from 'next';
import { HistoryList } from '@/components/quiz/history/history-list';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { historyByGuide } from '@/domain/quiz/history';
import { kindOf, poolOf } from '@/domain/quiz/pool';
import { countOf } from '@/domain/shared/count-of';
import { ownerOf } from '@/server/attempt/owner';
import { loadStudyClock } from '@/server/attempt/study-clock';
import { loadForVisitor } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import { loadHistory } from '@/server/quiz/load-history';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = {
  title: 'Quizzes',
  description: 'Graded quizzes drawn from the guides, and what you have taken.',
  alternates: { canonical: '/quizzes' },
};

function Starts() {
  const guides = content()
    .library()
    .guides.filter(({ questions }) => questions.length > 0);
  return (
    <ul className="guide-starts">
      {guides.map((guide) => (
        <li key={guide.slug}>
          <a className="plain" href={`/guides/${guide.slug}/quiz`}>
            {guide.briefTitle}
          </a>
          <span className="meta">
            {kindOf(guide) === 'graded'
              ? `${countOf(poolOf(guide).length, 'graded item')} on ${countOf(guide.questions.length, 'question')}`
              : `${countOf(guide.questions.length, 'question')}, self-rated`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export default async function QuizzesPage() {
  const asked = await loadForVisitor(async ({ db, session, cookieHeader }) => ({
    history: historyByGuide(await loadHistory(db, { owner: ownerOf({ session, cookieHeader }) })),
    clock: await loadStudyClock(db, session?.userId ?? null),
  }));
  if (asked === null)
    return (
      <SiteFrame current="quizzes" version={siteVersion}>
        <Unavailable path="/quizzes" />
      </SiteFrame>
    );
  const { session, loaded } = asked;
  return (
    <SiteFrame current="quizzes" version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">Quizzes</h1>
        <p className="quiz-sentence">
          Test yourself on a guide: graded on the server, explained afterwards, and yours to share.
        </p>
        <h2 className="result-head mt-12">Start one</h2>
        <Starts />
        <h2 className="result-head mt-12">What you have taken</h2>
        {loaded.history.length === 0 ? (
          <p className="mt-4">Nothing yet. A first attempt at a guide is the one that can be compared with others.</p>
        ) : (
          <HistoryList guides={loaded.history} timeZone={loaded.clock.shownZone} />
        )}
        {session === null && loaded.history.length > 0 && (
          <p className="mt-4 meta">
            These belong to this browser. <a href="/sign-in?returnTo=/quizzes">Sign in</a> to keep them.
          </p>
        )}
      </main>
    </SiteFrame>
  );
}
