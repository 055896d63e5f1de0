import { copyText } from '@/components/ui/copy-text';
import { isPlainKey } from '@/components/ui/plain-key';
import { showToast } from '@/components/ui/toast';

function allRows(root: Document): HTMLDetailsElement[] {
  return [...root.querySelectorAll<HTMLDetailsElement>('.q > details')];
}

/** What the address names. Anyone may write anything behind a `#`, also what cannot be decoded. */
function namedId(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/** Opens the question that the address names, wherever the reader came from. */
function openNamedQuestion(root: Document): void {
  const id = namedId();
  if (!id.startsWith('question-')) return;
  const answer = root.getElementById(id);
  const details = answer?.closest('details');
  if (answer === null || details === null || details === undefined) return;
  details.open = true;
  answer.scrollIntoView({ block: 'start' });
}

async function handleCopyLink(event: Event, root: Document): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy-link]') : null;
  if (link === null) return;
  event.preventDefault();
  history.replaceState(null, '', link.hash);
  const isCopied = await copyText(link.href);
  showToast(root.getElementById('toasts'), isCopied ? 'Link copied.' : 'The link is in the address bar.');
}

/** J and K walk through the questions, O opens or closes the one in focus. */
function handleKey(event: KeyboardEvent, root: Document): void {
  if (!isPlainKey(event) || !/^[jko]$/.test(event.key)) return;
  // Keys step over what a filter has left out.
  const rows = allRows(root).filter((row) => row.closest('[hidden]') === null);
  const at = rows.findIndex((row) => row.contains(root.activeElement));
  const current = rows[at];
  if (event.key === 'o') {
    if (current !== undefined) current.open = !current.open;
    return;
  }
  const nextAt = event.key === 'j' ? at + 1 : Math.max(at - 1, 0);
  rows[nextAt]?.querySelector('summary')?.focus();
}

function toggleButton(root: Document): HTMLButtonElement | null {
  const head = root.querySelector('.qhead');
  if (head === null || allRows(root).length === 0) return null;
  const button = root.createElement('button');
  button.type = 'button';
  button.className = 'btn push';
  button.textContent = 'Open all answers';
  const name = () => {
    button.textContent = allRows(root).some((row) => !row.open) ? 'Open all answers' : 'Close all answers';
  };
  button.addEventListener('click', () => {
    const rows = allRows(root);
    const shouldOpen = rows.some((row) => !row.open);
    for (const row of rows) row.open = shouldOpen;
    name();
  });
  // Readers open and close rows themselves as well.
  for (const row of allRows(root)) row.addEventListener('toggle', name);
  head.append(button);
  return button;
}

/** Links that copy, keys, one button for all answers, and everything open on paper. */
export function enhanceQuestions(root: Document): () => void {
  const button = toggleButton(root);
  const onHash = () => openNamedQuestion(root);
  const onClick = (event: Event) => void handleCopyLink(event, root);
  const onKey = (event: KeyboardEvent) => handleKey(event, root);
  let openedForPaper: HTMLDetailsElement[] = [];
  const onPrint = () => {
    openedForPaper = allRows(root).filter((row) => !row.open);
    for (const row of openedForPaper) row.open = true;
  };
  const onPrinted = () => {
    for (const row of openedForPaper) row.open = false;
    openedForPaper = [];
  };
  openNamedQuestion(root);
  window.addEventListener('hashchange', onHash);
  window.addEventListener('beforeprint', onPrint);
  window.addEventListener('afterprint', onPrinted);
  root.addEventListener('click', onClick);
  root.addEventListener('keydown', onKey);
  return () => {
    button?.remove();
    window.removeEventListener('hashchange', onHash);
    window.removeEventListener('beforeprint', onPrint);
    window.removeEventListener('afterprint', onPrinted);
    root.removeEventListener('click', onClick);
    root.removeEventListener('keydown', onKey);
  };
}
