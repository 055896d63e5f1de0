/**
 * The server: content, page cache and Next in one process. Started by `npm start` and `npm run dev`
 * (scripts/start.mjs), configured by the environment alone.
 *
 * Prints `ready <address>` when it listens. Exits 0 after SIGTERM or SIGINT once open requests have ended, 1 when they
 * have not after the deadline or the start failed, 3 when the port is taken.
 */
import { createServer, type RequestListener } from 'node:http';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { themeScript } from '@/components/site/theme-script';
import { closeDb, db } from '@/db/client';
import { beforeDeadline } from '@/db/deadline';
import { env } from '@/env';
import type { Content } from '@/server/content/content';
import { provideMarkup } from '@/server/content/markup';
import { startContent } from '@/server/content/start';
import { scriptHash } from '@/server/http/content-security-policy';
import { beginDraining } from '@/server/http/draining';
import { provideErrorReport } from '@/server/http/error-report';
import { createHandler } from '@/server/http/handler';
import { keepTickAlive } from '@/server/http/live-tick';
import { createLog, type ServerLog } from '@/server/http/log';
import { followContexts } from '@/server/http/sleeping-contexts';
import { startMail } from '@/server/mail/start-mail';
import { serviceWorkerCode } from '@/server/offline/service-worker-code';
import { warmPictures } from '@/server/og/outline-picture';
import { createPlanner } from '@/server/plan/create-planner';
import { providePlanner } from '@/server/plan/planner';
import { startKeepingAnswers } from '@/server/review/keep-answers';
import { liveVersion } from '@/server/score/live-version';

const drainMs = 10_000;

const guidesToWarm = 10;
const liveMs = 3000;

/** Renders the first guides and a picture, so that nobody waits while grammars, shaper and fonts are loaded. */
async function warm(content: Content): Promise<void> {
  for (const { slug } of content.library().guides.slice(0, guidesToWarm))
    await content.rendered(slug).catch(() => null);
  await warmPictures().catch(() => {});
}

function keepAnswers(content: Content, log: ServerLog): () => Promise<void> {
  return startKeepingAnswers(db(), content, (error) =>
    log.warn({ err: error }, 'answers as they are now could not be kept; it is tried again'),
  );
}

async function serve(): Promise<void> {
  const settings = env();
  const isDev = settings.NODE_ENV === 'development';
  process.env['NEXT_MANUAL_SIG_HANDLE'] = 'true';
  const log = createLog();
  const contentDir = path.resolve(settings.CONTENT_DIR);
  const running = await startContent({ dir: contentDir, log });
  provideMarkup(renderToStaticMarkup);
  const planner = createPlanner();
  providePlanner(planner);
  provideErrorReport((error, requestId) => log.error({ requestId, err: error }, 'unexpected error'));

  keepTickAlive();
  followContexts();
  const { default: next } = await import('next');
  const app = next({ dev: isDev, dir: process.cwd(), hostname: settings.HOST, port: settings.PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const nextListener: RequestListener = (request, response) => void handle(request, response);
  const origin = new URL(settings.AUTH_URL ?? `http://localhost:${settings.PORT}`);
  const listener = isDev
    ? nextListener
    : createHandler({
        next: nextListener,
        contentVersion: () => running.library().version,
        origin,
        themeScriptHash: scriptHash(themeScript),
        log,
        maxCacheBytes: 64 * 1024 * 1024,
        trustedHops: settings.TRUSTED_PROXY_HOPS,
        liveVersion: (path) => beforeDeadline(liveMs, liveVersion(db(), { path })),
        serviceWorker: () => serviceWorkerCode(process.cwd()),
      });
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, listener);
  if (isDev) server.on('upgrade', app.getUpgradeHandler());

  const endMail = startMail(log);
  const endKeeping = settings.DATABASE_URL === undefined ? async () => {} : keepAnswers(running, log);

  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    beginDraining();
    log.info({ signal }, 'stopping');
    const deadline = setTimeout(() => process.exit(1), drainMs);
    deadline.unref();
    server.close(async () => {
      await Promise.all([running.close(), planner.close(), endMail(), endKeeping()]);
      await closeDb();
      log.end(() => process.exit(0));
    });
    server.closeIdleConnections();
    if (isDev) server.closeAllConnections();
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));

  server.on('error', (error: NodeJS.ErrnoException) => {
    log.fatal({ err: error }, 'cannot listen');
    log.end(() => process.exit(error.code === 'EADDRINUSE' ? 3 : 1));
  });
  server.listen(settings.PORT, settings.HOST, () => {
    process.stdout.write(`ready http://localhost:${settings.PORT}\n`);
    void warm(running);
  });
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
