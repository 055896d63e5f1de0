import { showToast } from '@/components/ui/toast';

async function queue(slug: string, question: string): Promise<void> {
  const [{ reviewLog }, { newEventStamp }] = await Promise.all([
    import('@/client/review-log'),
    import('@/client/new-event'),
  ]);
  const log = await reviewLog();
  await log.record(slug, undefined, { ...newEventStamp(slug, log.device), kind: 'queue', question });
}

/** "Add to reviews" beside each question: the card is among the due ones then. The code that does it is loaded on use. */
export function queueQuestions(slug: string): () => void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-queue]')) button.hidden = false;
  const handleClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest('[data-queue]') : null;
    const question = button?.closest<HTMLElement>('[data-question]')?.dataset['question'];
    if (question === undefined) return;
    queue(slug, question).then(
      () => showToast(document.getElementById('toasts'), 'Added to your reviews.'),
      () => showToast(document.getElementById('toasts'), 'This could not be loaded. Try again with a network.'),
    );
  };
  document.addEventListener('click', handleClick);
  return () => document.removeEventListener('click', handleClick);
}
