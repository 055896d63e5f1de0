import { notedDue } from '@/client/due-count';
import { followNote } from '@/client/follow-note';

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

/** The number in the head, as long as the page is there. */
export function showDue(): () => void {
  return document.querySelector('[data-due]') === null ? () => {} : followNote(() => write(notedDue()));
}
