/**
 * How a page tells our own server that it could not be made because the database is away. Next has no way for a page to
 * say 503, and a page that says 200 would look as if the person were signed out, or had nothing.
 */
const key = Symbol.for('cairn.outages');
type Holder = { [key]?: Set<string> };

function outages(): Set<string> {
  const holder = globalThis as Holder;
  holder[key] ??= new Set();
  return holder[key];
}

/** Called while a page is made. `requestId` is the one that our server gave the request. */
export function noteOutage(requestId: string): void {
  if (outages().size < 1000) outages().add(requestId);
}

/** Whether the page that was made for this request is one that says "come back later". Asked once. */
export function takeOutage(requestId: string): boolean {
  return outages().delete(requestId);
}
