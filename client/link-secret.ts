const shape = /^[\w-]{43}$/;
let isListening = false;

/** A second link that is opened in the same tab changes nothing but what stands after the `#`: the page begins anew. */
function restartOnNewLink(): void {
  if (isListening) return;
  isListening = true;
  window.addEventListener('hashchange', () => {
    if (shape.test(window.location.hash.slice(1))) window.location.reload();
  });
}

/** The secret of a mailed link, which stands after the `#`; null when it is cut off. Taken out of the address bar. */
export function takeLinkSecret(): string | null {
  restartOnNewLink();
  const secret = window.location.hash.slice(1);
  if (!shape.test(secret)) return null;
  window.history.replaceState(null, '', window.location.pathname);
  return secret;
}
