import { createRenderer } from '@/server/content/renderer';
import { type Content, provideContent } from '@/server/content/content';
import { type Loaded, loadContent } from '@/server/content/load';
import type { Library } from '@/domain/content/library';

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
const shortestPollMs = 150;

function logProblems(log: ContentLog, library: Library): void {
  for (const { rule, severity, file, range, message } of library.diagnostics) {
    if (severity === 'error') log.warn({ rule, file, line: range.start.line, column: range.start.column }, message);
  }
}

/** Loads the folder, keeps looking at it, and provides the content to the whole process. */
export async function startContent({ dir, log, pollMs = longestPollMs }: StartOptions): Promise<Content> {
  let loaded: Loaded = await loadContent(dir, null);
  logProblems(log, loaded.library);
  const renderer = createRenderer({ dir, log });
  const listeners = new Set<(library: Library) => void>();
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  async function look(): Promise<number> {
    const from = performance.now();
    try {
      const next = await loadContent(dir, loaded);
      if (next !== loaded && !isClosed) {
        const before = loaded.library.version;
        loaded = next;
        logProblems(log, next.library);
        if (next.library.version !== before) {
          log.info({ version: next.library.version, guides: next.library.guides.length }, 'content changed');
          for (const listener of listeners) listener(next.library);
        }
      }
    } catch (error) {
      log.error({ err: error }, 'content could not be looked at; the last version stays');
    }
    return performance.now() - from;
  }

  function lookOnce(): Promise<void> {
    looking ??= look().then((tookMs) => {
      looking = null;
      plan(tookMs);
    });
    return looking;
  }

  function plan(tookMs: number): void {
    clearTimeout(timer);
    if (isClosed) return;
    const wait = Math.min(pollMs, Math.max(shortestPollMs, tookMs / busyShare));
    timer = setTimeout(() => void lookOnce(), wait);
    timer.unref();
  }

  const content: Content = {
    library: () => loaded.library,
    async rendered(slug) {
      const guide = loaded.library.guideBySlug.get(slug);
      return guide === undefined ? null : renderer.guide(guide);
    },
    async renderedAuthor(id) {
      const author = loaded.library.authorById.get(id);
      return author === undefined ? null : renderer.author(author);
    },
    async refresh() {
      if (looking !== null) await looking;
      await lookOnce();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await renderer.close();
    },
  };
  provideContent(content);
  plan(0);
  return content;
}
