/**
 * The built app for the browser tests: our own server on a port and a content folder that playwright.config.ts chose,
 * with a database of its own. Started and stopped by Playwright.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { stopSignal } from '@/scripts/bootstrap/stop-signal.mjs';
import { buildIfChanged } from '@/scripts/launch/build';
import { serveChild } from '@/scripts/launch/serve-child';
import { startMailSink } from './mail-sink';
import { startOidcServer } from './oidc-server';
import { createTestDatabase } from './test-database';
import { beginTestRun } from './test-server';

const { signal } = stopSignal();
const port = process.env['E2E_PORT'] ?? '';
const contentDir = process.env['E2E_CONTENT_DIR'] ?? '';
const mailDir = process.env['E2E_MAIL_DIR'] ?? '';
const databaseFile = process.env['E2E_DATABASE_FILE'] ?? '';

mkdirSync(contentDir, { recursive: true });
cpSync(path.join(root, 'content'), contentDir, { recursive: true });
const endRun = await beginTestRun();
const database = await createTestDatabase();
writeFileSync(databaseFile, database.url, { mode: 0o600 });
const mailSink = await startMailSink(mailDir);
const oidc = await startOidcServer(`http://localhost:${port}/api/auth/callback/oidc`);
await buildIfChanged(root, process.env, signal);
const variables: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  PORT: port,
  HOST: '127.0.0.1',
  DATABASE_URL: database.url,
  CONTENT_DIR: contentDir,
  AUTH_URL: `http://localhost:${port}`,
  TRUSTED_PROXY_HOPS: '1',
  SMTP_URL: mailSink.url,
  MAIL_FROM: 'Cairn <cairn@example.com>',
  ...oidc.variables,
  AUTH_GITHUB_ID: 'github-client',
  AUTH_GITHUB_SECRET: 'github-secret',
  AUTH_GOOGLE_ID: 'google-client',
  AUTH_GOOGLE_SECRET: 'google-secret',
  AUTH_SECRET: 'a secret of the tests, long enough for anyone',
};
const server = await serveChild(root, variables, signal);
const stopped = new Promise<number>((resolve) =>
  signal.addEventListener('abort', () => void server.stop().then(resolve)),
);
const code = await Promise.race([server.ended, stopped]);
await oidc.close();
await mailSink.stop();
await database.close();
await endRun();
rmSync(databaseFile, { force: true });
rmSync(mailDir, { recursive: true, force: true });
rmSync(contentDir, { recursive: true, force: true });
process.exit(code);
