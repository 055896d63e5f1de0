/**
 * Lets guides be read, and their cards be worked through, without a network.
 *
 * Kept are public pages only, the same for everyone: guides that were opened and their cards, the page of the reviews,
 * the files they need, and the page that says "offline". The list is closed: the API, settings and sign-in pages are never kept. Each build has
 * caches of its own. A new worker waits until the reader agrees or all pages are closed; then it fetches the kept pages
 * anew, and only when it has them all, the caches of the build before are removed.
 */
import { CacheFirst, NetworkFirst, NetworkOnly, Serwist, type SerwistPlugin } from 'serwist';
import { keptFilesIn, pagesKeptWith, shouldKeepDeck, shouldKeepFile, shouldKeepPage } from '@/domain/offline/kept';

declare const buildId: string;
declare const self: {
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly location: Location;
};
type WorkerEvent = Event & { waitUntil(work: Promise<unknown>): void; readonly data?: unknown };

const offlinePage = '/offline';
const pageCache = `cairn-pages-${buildId}`;
const fileCache = `cairn-files-${buildId}`;
const isOurs = (name: string): boolean => /^cairn-(?:pages|files)-/.test(name);
const isOld = (name: string): boolean => isOurs(name) && name !== pageCache && name !== fileCache;
const anyQuery = { ignoreSearch: true, ignoreVary: true };

/** Only whole answers that are the same for everyone. */
function mayKeep(response: Response): boolean {
  const caching = response.headers.get('cache-control') ?? '';
  return response.status === 200 && !response.redirected && !/private|no-store/.test(caching);
}

/** In the cache of this build, or of the one before, until that is removed. */
const kept: SerwistPlugin = {
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    cachedResponse ?? (await caches.match(request, anyQuery)),
  cacheWillUpdate: async ({ response }) => (mayKeep(response) ? response : null),
};
const sayOffline: SerwistPlugin = {
  handlerDidError: async () => await caches.match(offlinePage, anyQuery),
};

/** Files that this worker keeps or is about to, with the files that each one names. */
const files = new Map<string, Promise<readonly string[]>>();

async function storeFile(path: string): Promise<readonly string[]> {
  const cache = await caches.open(fileCache);
  const response = (await caches.match(path)) ?? (await fetch(path, { credentials: 'omit' }));
  if (!mayKeep(response)) return [];
  const text = path.endsWith('.js') ? await response.clone().text() : '';
  await cache.put(path, response);
  return keptFilesIn(text);
}

/** Fetched once, however many ask; whoever asks while it is underway waits for it as well. */
function keepFile(path: string): Promise<readonly string[]> {
  const known = files.get(path);
  if (known !== undefined) return known;
  const stored = storeFile(path);
  files.set(path, stored);
  stored.catch(() => files.delete(path));
  return stored;
}

/**
 * Keeps files, and those that a script may load later: offline, "later" comes without a network. Scripts may name each
 * other, so each one is gone through once.
 */
async function keepFiles(paths: readonly string[], met = new Set<string>()): Promise<void> {
  const others = paths.filter((path) => !met.has(path));
  for (const path of others) met.add(path);
  await Promise.all(others.map(async (path) => keepFiles(await keepFile(path), met)));
}

/** Fetches a page and the files that it names. Rejects when it cannot be had now. */
async function keepPage(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'omit', cache: 'no-cache' });
  if (response.status === 404) return;
  if (!mayKeep(response)) throw new Error(`${path} answered ${response.status}`);
  const html = shouldKeepDeck(path) ? '' : await response.clone().text();
  await keepFiles(keptFilesIn(html));
  await (await caches.open(pageCache)).put(path, response);
}

/** Brings what was kept by the build before into this one. */
async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter(isOld);
  if (old.length === 0) return;
  const current = await caches.open(pageCache);
  const paths = new Set<string>();
  for (const name of old.filter((each) => each.startsWith('cairn-pages-')))
    for (const request of await (await caches.open(name)).keys()) paths.add(new URL(request.url).pathname);
  for (const path of paths) if ((await current.match(path, anyQuery)) === undefined) await keepPage(path);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** A page that could not be fetched now stays as it was, in the old cache; the next page that is opened tries again. */
const tryTakeOver = (): Promise<void> => takeOver().catch(() => {});

async function keepOpened({ path, loaded }: { path: string; loaded: readonly string[] }): Promise<void> {
  const pages = pagesKeptWith(path);
  const cache = await caches.open(pageCache);
  await Promise.all(
    pages.length === 0 ? [] : loaded.filter(shouldKeepFile).map((file) => keepFiles([file]).catch(() => {})),
  );
  // The opened page is kept as it comes; the one beside it is fetched, so that it never falls behind.
  for (const page of pages)
    if (page !== path || (await cache.match(page, anyQuery)) === undefined) await keepPage(page).catch(() => {});
  await tryTakeOver();
}

self.addEventListener('install', (event) => event.waitUntil(keepPage(offlinePage)));
self.addEventListener('activate', (event) => event.waitUntil(tryTakeOver()));
self.addEventListener('message', (event) => {
  const message = event.data as { type?: string; path?: string; files?: string[] } | null;
  if (message?.type === 'replace') event.waitUntil(self.skipWaiting());
  if (message?.type === 'opened')
    event.waitUntil(keepOpened({ path: message.path ?? '', loaded: message.files ?? [] }));
});

const isHere = (url: URL): boolean => url.origin === self.location.origin;
const serwist = new Serwist({
  skipWaiting: false,
  clientsClaim: true,
  runtimeCaching: [
    {
      matcher: ({ url }) => isHere(url) && shouldKeepFile(url.pathname),
      handler: new CacheFirst({ cacheName: fileCache, plugins: [kept] }),
    },
    {
      matcher: ({ url, request }) => isHere(url) && request.mode === 'navigate' && shouldKeepPage(url.pathname),
      handler: new NetworkFirst({
        cacheName: pageCache,
        networkTimeoutSeconds: 3,
        matchOptions: anyQuery,
        plugins: [kept, sayOffline],
      }),
    },
    {
      matcher: ({ url }) => isHere(url) && shouldKeepDeck(url.pathname),
      handler: new NetworkFirst({ cacheName: pageCache, matchOptions: anyQuery, plugins: [kept] }),
    },
    {
      matcher: ({ url, request }) => isHere(url) && request.mode === 'navigate',
      handler: new NetworkOnly({ plugins: [sayOffline] }),
    },
  ],
});
serwist.addEventListeners();
