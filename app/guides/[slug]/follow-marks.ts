import { hasSignedInMark } from '@/client/signed-in';
import type { Standings } from '@/domain/review/guide-standing';
import type { ReviewEvent } from '@/domain/review/review-event';

type Questions = readonly { readonly id: string; readonly aliases: readonly string[]; readonly revision: string }[];

/** Whoever has practised nothing here need not load the schedule's code. */
async function standingsOf(slug: string, events: readonly ReviewEvent[], questions: Questions): Promise<Standings> {
  if (events.length === 0) return new Map();
  return (await import('@/client/guide-standings')).guideStandings(slug, events, questions);
}

/** Lays this reader's own marks over the page, which is the same for everyone. Loaded after the page is there. */
export function followMarks(slug: string): () => void {
  let isGone = false;
  let end = () => {};
  void Promise.all([
    import('@/client/review-log'),
    import('@/domain/review/recall-words'),
    import('@/components/marks/show-marks'),
    import('@/components/marks/question-filter'),
  ]).then(async ([{ reviewLog }, { readinessOf }, marks, { questionFilter }]) => {
    const log = await reviewLog();
    if (isGone) return;
    const filter = questionFilter(document);
    const show = async () => {
      const questions = marks.questionsOn(document);
      const standings = await standingsOf(slug, await log.list(slug), questions);
      if (isGone) return;
      marks.showQuestionMarks(document, standings);
      marks.showReadiness(document, readinessOf(questions.map(({ id }) => standings.get(id)?.kept?.recall ?? null)));
      marks.showHeld(document, standings);
      marks.showDue(document, standings, hasSignedInMark() ? '/review' : `/guides/${slug}/cards`);
      filter.update(standings);
    };
    // A page that comes back from the browser's own cache missed what happened meanwhile.
    const handleShow = (event: PageTransitionEvent) => void (event.persisted && show());
    window.addEventListener('pageshow', handleShow);
    const unsubscribe = log.subscribe(() => void show());
    end = () => {
      window.removeEventListener('pageshow', handleShow);
      unsubscribe();
      filter.end();
    };
    await show();
  });
  return () => {
    isGone = true;
    end();
  };
}
