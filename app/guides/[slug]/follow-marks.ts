/** Lays this reader's own marks over the page, which is the same for everyone. Loaded after the page is there. */
export function followMarks(slug: string): () => void {
  let isGone = false;
  let end = () => {};
  void Promise.all([
    import('@/client/review-log'),
    import('@/domain/review/marks'),
    import('@/components/marks/show-marks'),
  ]).then(async ([{ reviewLog }, { foldMarks, marksByQuestion }, { questionsOn, showProgress, showQuestionMarks }]) => {
    const log = await reviewLog();
    const show = async () => {
      const events = await log.list(slug);
      if (isGone) return;
      const questions = questionsOn(document);
      const marks = marksByQuestion(foldMarks(events).get(slug) ?? new Map(), questions);
      showQuestionMarks(document, marks);
      showProgress(document, marks, questions.length);
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
