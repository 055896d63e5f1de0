/** The secret of a mailed link, which stands after the `#`; null when it is cut off. Taken out of the address bar. */
export function takeLinkSecret(): string | null {
  const secret = window.location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(secret)) return null;
  window.history.replaceState(null, '', window.location.pathname);
  return secret;
}
