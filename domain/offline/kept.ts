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

/** The files that a page's HTML or a script names: scripts, styles and fonts. Scripts leave out the first folder. */
export function keptFilesIn(text: string): string[] {
  const found = text.match(/\bstatic\/[\w\-./~[\]()@%]+\.(?:js|css|woff2)/g) ?? [];
  return [...new Set(found)].map((path) => `/_next/${path}`).filter(shouldKeepFile);
}

/** The slugs of the guides whose pages are among these paths, in their order, each once. */
export function guidesAmong(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => page.exec(path)?.[1] ?? []))];
}
