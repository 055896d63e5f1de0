import { notedDue, renewDueNote } from '@/client/due-count';
import { reviewLog } from '@/client/review-log';

/** The number beside "Review" in the head. Pages are the same for everyone; this is written into them afterwards. */
function write(due: number | null): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-due]')) {
    const count = due ?? 0;
    place.hidden = count === 0;
    const word = document.createElement('span');
    word.className = 'vh';
    word.textContent = ' due';
    place.replaceChildren(count > 999 ? '999+' : String(count), word);
  }
}

const longestRestMs = 30_000;

/** Shows what is noted at once, and follows the log. Returns what ends it. */
export function showDue(): () => void {
  if (document.querySelector('[data-due]') === null) return () => {};
  let isGone = false;
  let end = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  write(notedDue());
  void reviewLog().then((log) => {
    const renew = async () => {
      await renewDueNote(log).catch(() => {});
      if (!isGone) write(notedDue());
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void renew(), 500);
    };
    if (isGone) return;
    void renew();
    const unsubscribe = log.subscribe(later);
    // A new day begins without any event.
    const clock = setInterval(() => write(notedDue()), longestRestMs);
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
