const longestBytes = 254;
const longestLocal = 64;
/** RFC 5321's dot-atom, and host names with a dot in them. No quotes, comments, lists, addresses in brackets. */
const shape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * A mail address as it is stored and compared, or null for what is none, or none that mail could be sent to without
 * doubt about who gets it. NFKC first, so that a look-alike of `@` counts as what it looks like, and then ASCII only.
 */
export function parseEmailAddress(text: string): string | null {
  if (text.length > 1000) return null;
  const address = text.trim().normalize('NFKC').toLowerCase();
  const [local = ''] = address.split('@', 1);
  if (address.length > longestBytes || local.length > longestLocal) return null;
  return shape.test(address) ? address : null;
}

/** `m…a@example.com`: enough to know one's own address again, not enough to learn somebody else's. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const shown = local.length <= 2 ? `${local.slice(0, 1)}…` : `${local.slice(0, 1)}…${local.slice(-1)}`;
  return `${shown}${address.slice(at)}`;
}
