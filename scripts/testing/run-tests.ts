/** Every test, in the order of their cost: vitest, then the build, then Playwright against it. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { step } from '@/scripts/bootstrap/progress.mjs';
import { errorText } from '@/scripts/bootstrap/stop-text.mjs';
import { buildIfChanged } from '@/scripts/launch/build';
import { beginTestRun } from '@/tests/support/test-server';
import { ensureBrowser } from './ensure-browser';
import { runTool, type Work } from './stage';
import { add, oneFailure, type Tally, tallyPlaywright, tallyVitest, withExitCode } from './tally';

/** Reads a runner's report; a runner that died before it wrote one counts as one failure. */
function readReport<T>(runner: string, file: string, tally: (report: T) => Tally, code: number | null): Tally {
  if (!existsSync(file)) return oneFailure(`${runner}: ended before it wrote a report`);
  const report = JSON.parse(readFileSync(file, 'utf8')) as T;
  rmSync(file);
  return withExitCode(tally(report), runner, code);
}

async function runVitest(work: Work): Promise<Tally> {
  const file = path.join(work.root, '.data', `vitest-${process.pid}.json`);
  const { code } = await runTool(work, 'vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return readReport('vitest', file, tallyVitest, code);
}

async function runPlaywright(work: Work): Promise<Tally> {
  const file = path.join(work.root, '.data', `playwright-${process.pid}.json`);
  const variables = { ...work.variables, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { code } = await runTool({ ...work, variables }, '@playwright/test/cli.js', ['test', '--reporter=list,json']);
  return readReport('Playwright', file, tallyPlaywright, code);
}

/** A step before the browser tests that cannot be taken counts as a failure, not as an end: the count is still told. */
async function runBrowserTests(work: Work): Promise<Tally> {
  try {
    const browser = await ensureBrowser(work.variables, work.signal);
    await buildIfChanged(work.root, work.variables, work.signal);
    return await runPlaywright({ ...work, variables: { ...work.variables, CHROMIUM_PATH: browser } });
  } catch (error) {
    if (work.signal.aborted) throw error;
    process.stderr.write(`${errorText(error)}\n`);
    return oneFailure('The browser tests could not begin.');
  }
}

const settingsOfTheApp = /^(DATABASE_URL|SMTP_URL|MAIL_FROM|CONTENT_DIR|PORT|HOST|TRUSTED_PROXY_HOPS|AUTH_\w+)$/;

/** The environment without the settings of a real installation: no test may reach its database or its mail server. */
function withoutSettings(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !settingsOfTheApp.test(name)),
  ) as NodeJS.ProcessEnv;
}

/** Runs all tests on one throw-away database server and counts them. */
export async function runTests(work: Work): Promise<Tally> {
  mkdirSync(path.join(work.root, '.data'), { recursive: true });
  const end = await beginTestRun();
  const variables = { ...withoutSettings(work.variables), CAIRN_TEST_DIR: process.env['CAIRN_TEST_DIR'] };
  try {
    const rules = await runVitest({ ...work, variables });
    return add(rules, await runBrowserTests({ ...work, variables }));
  } finally {
    await step('Stopping the test database', end);
  }
}
