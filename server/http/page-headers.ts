/**
 * How a page that is made from live rows tells our own server which headers it goes with. Next has no way for a page to
 * set them. Whoever says nothing gets the strictest: not kept, not indexed, no referrer.
 */
const key = Symbol.for('cairn.page-headers');
type Headers = Readonly<Record<string, string>>;
type Holder = { [key]?: Map<string, Headers> };

function notes(): Map<string, Headers> {
  const holder = globalThis as Holder;
  holder[key] ??= new Map();
  return holder[key];
}

export const strictHeaders: Headers = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
};

/** Called while a page is made. `requestId` is the one that our server gave the request, `path` the page's own. */
export function notePageHeaders(requestId: string, path: string, headers: Headers): void {
  if (notes().size < 1000) notes().set(`${requestId} ${path}`, headers);
}

/** The headers that the page at `path` asked for while it was made for this request. Asked once. */
export function takePageHeaders(requestId: string, path: string): Headers {
  const found = notes().get(`${requestId} ${path}`);
  notes().delete(`${requestId} ${path}`);
  return found ?? strictHeaders;
}
