/** What a browser keeps for reading without a network: a closed list. Whatever is not on it is never kept. */
const slug = '[a-z0-9][a-z0-9-]{0,79}';
const page = new RegExp(`^/guides/(${slug})(?:/cards)?$`);
const file =
  /^\/(?:_next\/static\/[\w\-./~[\]()@%]+|(?:icon|logo|apple-icon)[\w-]*\.(?:svg|png)|manifest\.webmanifest)$/;

export function shouldKeepPage(path: string): boolean {
  return page.test(path);
}

export function shouldKeepFile(path: string): boolean {
  return file.test(path) && !path.includes('..');
}

/** The pages to keep when one was opened: a guide and its cards belong together. */
export function pagesKeptWith(path: string): string[] {
  const name = page.exec(path)?.[1];
  return name === undefined ? [] : [`/guides/${name}`, `/guides/${name}/cards`];
}

/** The files that a page's HTML names: scripts, styles, fonts, also those that its scripts load later. */
export function keptFilesIn(html: string): string[] {
  const found = html.match(/\/_next\/static\/[\w\-./~[\]()@%]+\.(?:js|css|woff2)/g) ?? [];
  return [...new Set(found)].filter(shouldKeepFile);
}

/** The slugs of the guides whose pages are among these paths, in their order, each once. */
export function guidesAmong(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => page.exec(path)?.[1] ?? []))];
}
