import { renewDueNote } from '@/client/due-count';
import { reviewLog } from '@/client/review-log';

const longestRestMs = 30_000;

/** Shows what the note of the log says at once, and again whenever the log is another. Returns what ends it. */
export function followNote(show: () => void): () => void {
  let isGone = false;
  let end = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  show();
  void reviewLog().then((log) => {
    const renew = async () => {
      await renewDueNote(log).catch(() => {});
      if (!isGone) show();
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void renew(), 500);
    };
    if (isGone) return;
    void renew();
    const unsubscribe = log.subscribe(later);
    // A new day begins without any event.
    const clock = setInterval(show, longestRestMs);
    end = () => {
      unsubscribe();
      clearInterval(clock);
      clearTimeout(timer);
    };
  });
  return () => {
    isGone = true;
    end();
  };
}
