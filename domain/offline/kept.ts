/** What a browser keeps for reading without a network: a closed list. Whatever is not on it is never kept. */
const slug = '[a-z0-9][a-z0-9-]{0,79}';
const page = new RegExp(`^/guides/(${slug})(?:/cards)?$`);
const deck = new RegExp(`^/guides/${slug}/deck\\.json$`);
const review = '/review';
const file =
  /^\/(?:_next\/static\/[\w\-./~[\]()@%]+|(?:icon|logo|apple-icon)[\w-]*\.(?:svg|png)|manifest\.webmanifest)$/;

export function shouldKeepPage(path: string): boolean {
  return path === review || page.test(path);
}

/** The cards of a guide as data, for the reviews. */
export function shouldKeepDeck(path: string): boolean {
  return deck.test(path);
}

export function shouldKeepFile(path: string): boolean {
  return file.test(path) && !path.includes('..');
}

/** What to keep when a page was opened: a guide, its cards and the reviews belong together. */
export function pagesKeptWith(path: string): string[] {
  const name = page.exec(path)?.[1];
  if (path === review) return [review];
  return name === undefined ? [] : [`/guides/${name}`, `/guides/${name}/cards`, `/guides/${name}/deck.json`, review];
}

/** The files that a page's HTML or a script names: scripts, styles and fonts. Scripts leave out the first folder. */
export function keptFilesIn(text: string): string[] {
  const found = text.match(/\bstatic\/[\w\-./~[\]()@%]+\.(?:js|css|woff2)/g) ?? [];
  return [...new Set(found)].map((path) => `/_next/${path}`).filter(shouldKeepFile);
}

/** The slugs of the guides whose pages are among these paths, in their order, each once. */
export function guidesAmong(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => page.exec(path)?.[1] ?? []))];
}
