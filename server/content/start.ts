import type { Library } from '@/domain/content/library';
import { type Content, provideContent } from '@/server/content/content';
import { type Loaded, loadContent } from '@/server/content/load';
import { createRenderer } from '@/server/content/renderer';
import { watchFolders } from '@/server/content/watch-folders';

/** The part of a logger that is needed here. */
export type ContentLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type StartOptions = {
  readonly dir: string;
  readonly log: ContentLog;
  /** Longest wait between two looks at the folder, in milliseconds. */
  readonly pollMs?: number;
};

/** A look may take this share of the time at most, so that a large folder is looked at less often. */
const busyShare = 0.08;
const longestPollMs = 750;
/** Where the system tells of changes, looking is only the second line. */
const watchedPollMs = 1500;
const shortestPollMs = 150;
/** After a change is told of, more of them follow: one look for all. */
const gatherMs = 25;
const mostLogged = 20;

function keyOf({ rule, file, range, message }: Library['diagnostics'][number]): string {
  return `${rule} ${file}:${range.start.line}:${range.start.column} ${message}`;
}

/** Says what is wrong, once: a problem that was there before is not said again. */
function logProblems(log: ContentLog, library: Library, before: Library | null): void {
  const known = new Set(before?.diagnostics.map(keyOf));
  const fresh = library.diagnostics.filter((each) => each.severity === 'error' && !known.has(keyOf(each)));
  for (const { rule, file, range, message } of fresh.slice(0, mostLogged))
    log.warn({ rule, file, line: range.start.line, column: range.start.column }, message);
  if (fresh.length > mostLogged)
    log.warn({ more: fresh.length - mostLogged }, 'more problems: `npm run content -- check` lists all');
}

/** Keeps the library current: looks at the folder from time to time, and at once when something is said to have changed. */
class Watcher {
  private readonly options: StartOptions;
  private readonly listeners = new Set<(library: Library) => void>();
  private readonly folders = watchFolders(() => this.soon());
  private loaded: Loaded;
  private looking: Promise<void> | null = null;
  private isClosed = false;
  private isToldOf = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: StartOptions, loaded: Loaded) {
    this.options = options;
    this.loaded = loaded;
    this.folders.set(loaded.folders);
    this.plan(0);
  }

  library(): Library {
    return this.loaded.library;
  }

  onChange(listener: (library: Library) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A look that begins now or later has ended. */
  async refresh(): Promise<void> {
    if (this.looking !== null) await this.looking;
    await this.look();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.folders.close();
  }

  private look(): Promise<void> {
    this.looking ??= this.lookNow().then((tookMs) => {
      this.looking = null;
      this.plan(tookMs);
    });
    return this.looking;
  }

  private async lookNow(): Promise<number> {
    const from = performance.now();
    this.isToldOf = false;
    try {
      const next = await loadContent(this.options.dir, this.loaded);
      if (next !== this.loaded && !this.isClosed) this.swap(next);
    } catch (error) {
      this.options.log.error({ err: error }, 'content could not be looked at; the last version stays');
    }
    return performance.now() - from;
  }

  private swap(next: Loaded): void {
    const { log } = this.options;
    const before = this.loaded.library;
    this.loaded = next;
    this.folders.set(next.folders);
    logProblems(log, next.library, before);
    if (next.library.version === before.version) return;
    log.info({ version: next.library.version, guides: next.library.guides.length }, 'content changed');
    for (const listener of this.listeners) {
      try {
        listener(next.library);
      } catch (error) {
        log.error({ err: error }, 'a listener to content failed');
      }
    }
  }

  private soon(): void {
    if (this.isToldOf || this.isClosed) return;
    this.isToldOf = true;
    if (this.looking === null) this.lookAfter(gatherMs);
  }

  private plan(tookMs: number): void {
    if (this.isClosed) return;
    const longest = this.options.pollMs ?? (this.folders.isComplete() ? watchedPollMs : longestPollMs);
    this.lookAfter(
      this.isToldOf ? Math.max(gatherMs, tookMs) : Math.min(longest, Math.max(shortestPollMs, tookMs / busyShare)),
    );
  }

  private lookAfter(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ms);
    this.timer.unref();
  }
}

/** Loads the folder, keeps looking at it, and provides the content to the whole process. */
export async function startContent(options: StartOptions): Promise<Content> {
  const { dir, log } = options;
  const loaded = await loadContent(dir, null);
  logProblems(log, loaded.library, null);
  const watcher = new Watcher(options, loaded);
  const renderer = createRenderer({ log });
  const content: Content = {
    library: () => watcher.library(),
    async rendered(slug) {
      const guide = watcher.library().guideBySlug.get(slug);
      return guide === undefined ? null : renderer.guide(guide);
    },
    async renderedAuthor(id) {
      const author = watcher.library().authorById.get(id);
      return author === undefined ? null : renderer.author(author);
    },
    renderedText: (given) => renderer.text(given),
    refresh: () => watcher.refresh(),
    onChange: (listener) => watcher.onChange(listener),
    async close() {
      watcher.close();
      await renderer.close();
    },
  };
  provideContent(content);
  return content;
}
