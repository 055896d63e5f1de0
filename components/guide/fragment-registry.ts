/**
 * HTML that the server puts into a page once.
 *
 * A server component would send its markup twice: as HTML, and again as data for hydration. Here the page's data holds
 * only a key. The HTML is looked up by that key while the page is rendered on the server, and in the browser the
 * existing nodes are kept (docs/decisions/004-fragments.md). Pages are loaded whole, never swapped by a router, so the
 * browser never needs the HTML again.
 */
const key = Symbol.for('cairn.fragments');
const mostFragments = 400;
type Holder = { [key]?: Map<string, string> };

function fragments(): Map<string, string> {
  const holder = globalThis as Holder;
  holder[key] ??= new Map();
  return holder[key];
}

export function registerFragment(name: string, html: string): string {
  const all = fragments();
  all.delete(name);
  all.set(name, html);
  const oldest = all.keys().next().value;
  if (all.size > mostFragments && oldest !== undefined) all.delete(oldest);
  return name;
}

export function findFragment(name: string): string {
  return fragments().get(name) ?? '';
}
