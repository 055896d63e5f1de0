/** How far below the top of the window a heading still counts as being read, in pixels. */
const readingLine = 140;

/**
 * Marks the part being read in the contents (`aria-current="location"`) and names it in the folded contents. Looks at
 * most once a frame. Returns the function that ends it.
 */
export function enhanceContents(root: Document): () => void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('[data-contents] a[href^="#"]')];
  const ids = [...new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))))];
  const headings = ids.flatMap((id) => root.getElementById(id) ?? []);
  const nowNames = root.querySelectorAll<HTMLElement>('[data-contents-current]');
  let isWaiting = false;
  let currentId = '';

  const mark = () => {
    isWaiting = false;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= readingLine);
    const id = passed.at(-1)?.id ?? '';
    if (id === currentId) return;
    currentId = id;
    for (const link of links) {
      if (decodeURIComponent(link.hash.slice(1)) === id) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    const name = links.find((link) => link.hasAttribute('aria-current'))?.firstChild?.textContent ?? '';
    for (const now of nowNames) now.textContent = name === '' ? '' : `: ${name}`;
  };
  const handleScroll = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(mark);
  };
  const handleClick = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-contents] a') : null;
    link?.closest('details')?.removeAttribute('open');
  };
  mark();
  root.addEventListener('scroll', handleScroll, { passive: true });
  root.addEventListener('click', handleClick);
  return () => {
    root.removeEventListener('scroll', handleScroll);
    root.removeEventListener('click', handleClick);
  };
}
