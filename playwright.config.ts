/**
 * The browser tests run against the built app, served by our own server from a copy of content/ that they may edit
 * (E2E_CONTENT_DIR). Workers read this file again, so what is chosen here by chance is kept in the environment.
 */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { browserArguments, findBrowser } from '@/tests/support/browser';

const printFreePort =
  "const s = require('net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })";

process.env['E2E_PORT'] ??= execFileSync(process.execPath, ['-e', printFreePort], { encoding: 'utf8' }).trim();
process.env['E2E_CONTENT_DIR'] ??= path.join(tmpdir(), `cairn-e2e-${process.pid}`);
process.env['E2E_MAIL_DIR'] ??= `${process.env['E2E_CONTENT_DIR']}.mail`;
process.env['E2E_DATABASE_FILE'] ??= `${process.env['E2E_CONTENT_DIR']}.database`;

const address = `http://localhost:${process.env['E2E_PORT']}`;
const executablePath = findBrowser(process.env);

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  // A second try is told as flaky in the report, and does not hide a test that fails.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One picture for all machines: what fonts do at their edges is within the tolerance that a test names.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    trace: 'retain-on-failure',
    launchOptions: { args: browserArguments(), ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [{ name: 'desktop' }],
  webServer: {
    command: 'exec node --import tsx --import ./scripts/bootstrap/stop-with-parent.mjs tests/support/e2e-server.ts',
    url: `${address}/healthz`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
