const shownMs = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says one short thing at the foot of the page. A new one replaces the old one; it stays while it is hovered. */
export function showToast(region: HTMLElement | null, text: string): void {
  if (region === null) return;
  clearTimeout(timer);
  const toast = document.createElement('p');
  toast.className = 'toast';
  toast.textContent = text;
  region.replaceChildren(toast);
  const hide = () => {
    if (toast.matches(':hover')) timer = setTimeout(hide, 1000);
    else toast.remove();
  };
  timer = setTimeout(hide, shownMs);
}
