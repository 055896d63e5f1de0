import type { Kept } from '@/domain/review/recall-words';
import type { ReviewEvent } from '@/domain/review/review-event';

type Questions = readonly { readonly id: string; readonly aliases: readonly string[] }[];

/** Whoever has practised nothing here need not load the schedule's code. */
async function recallsOf(
  slug: string,
  events: readonly ReviewEvent[],
  questions: Questions,
): Promise<ReadonlyMap<string, Kept>> {
  if (events.length === 0) return new Map();
  return (await import('@/client/guide-recall')).guideRecall(slug, events, questions);
}

/** Lays this reader's own marks over the page, which is the same for everyone. Loaded after the page is there. */
export function followMarks(slug: string): () => void {
  let isGone = false;
  let end = () => {};
  void Promise.all([
    import('@/client/review-log'),
    import('@/domain/review/recall-words'),
    import('@/components/marks/show-marks'),
  ]).then(async ([{ reviewLog }, { readinessOf }, { questionsOn, showQuestionMarks, showReadiness }]) => {
    const log = await reviewLog();
    const show = async () => {
      const questions = questionsOn(document);
      const recalls = await recallsOf(slug, await log.list(slug), questions);
      if (isGone) return;
      showQuestionMarks(document, recalls);
      showReadiness(document, readinessOf(questions.map(({ id }) => recalls.get(id)?.recall ?? null)));
    };
    await show();
    if (isGone) return;
    // A page that comes back from the browser's own cache missed what happened meanwhile.
    const handleShow = (event: PageTransitionEvent) => void (event.persisted && show());
    window.addEventListener('pageshow', handleShow);
    const unsubscribe = log.subscribe(() => void show());
    end = () => {
      window.removeEventListener('pageshow', handleShow);
      unsubscribe();
    };
  });
  return () => {
    isGone = true;
    end();
  };
}
