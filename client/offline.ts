/** Registers the service worker, tells it which page was opened, and hears of new releases. */

function filesOfThisPage(): string[] {
  return performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name, location.href))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith('/_next/static/'))
    .map((url) => url.pathname);
}

/** Calls back when a newer worker waits. What it is given replaces the worker and loads this page anew. */
function followUpdates(registration: ServiceWorkerRegistration, onUpdate: (replace: () => void) => void): void {
  const offer = () => {
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
    onUpdate(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting?.postMessage({ type: 'replace' });
    });
  };
  offer();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', (event) => {
      if ((event.target as ServiceWorker).state === 'installed') offer();
    }),
  );
}

/** Never rejects: where a browser has no workers or refuses this one, the site works as before. */
export async function workOffline(onUpdate: (replace: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    followUpdates(registration, onUpdate);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ type: 'opened', path: location.pathname, files: filesOfThisPage() });
  } catch {
    // The worker could not be fetched or is not allowed here.
  }
}

async function titleOf(cache: Cache, request: Request): Promise<string> {
  const [head = ''] = ((await (await cache.match(request))?.text()) ?? '').split('</title>', 1);
  return new DOMParser().parseFromString(head, 'text/html').title.replace(/ · Cairn$/, '');
}

/** The paths of what is kept for the time without a network, with the titles of the guides among them. */
export async function keptPages(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  if (!('caches' in window)) return pages;
  for (const name of (await caches.keys()).filter((each) => each.startsWith('cairn-pages-'))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      pages.set(path, /^\/guides\/[^/]+$/.test(path) ? await titleOf(cache, request) : '');
    }
  }
  return pages;
}

/** Removes the pages that were kept: which guides somebody has opened is theirs to know. */
export async function forgetKeptPages(): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) if (name.startsWith('cairn-pages-')) await caches.delete(name);
}
