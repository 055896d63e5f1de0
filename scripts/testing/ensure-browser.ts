import { step } from '@/scripts/bootstrap/progress.mjs';
import { runChild } from '@/scripts/bootstrap/run-child.mjs';
import { StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { findBrowser } from '@/tests/support/browser';

const aptEnvironment = { DEBIAN_FRONTEND: 'noninteractive' };

async function hasAptGet(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  return await runChild('apt-get', ['--version']).then(
    ({ code }) => code === 0,
    () => false,
  );
}

async function installDebianPackage(variables: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const env = { ...variables, ...aptEnvironment };
  const update = await runChild('apt-get', ['update', '-qq'], { env, signal });
  const install = await runChild('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
    signal,
  });
  return update.output + install.output;
}

async function installPlaywrightBrowser(variables: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const args = ['node_modules/@playwright/test/cli.js', 'install', 'chromium'];
  return (await runChild(process.execPath, args, { env: variables, signal })).output;
}

/** A Chromium for the tests; installed when there is none. */
export async function ensureBrowser(variables: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const found = findBrowser(variables);
  if (found !== undefined) return found;
  if (variables['CHROMIUM_PATH']?.trim())
    throw new StopText(`CHROMIUM_PATH is ${variables['CHROMIUM_PATH']}, but there is no such file.`);
  let output = '';
  if (await hasAptGet()) output += await step('Installing Chromium', () => installDebianPackage(variables, signal));
  if (findBrowser(variables) === undefined) {
    output += await step('Fetching a browser for Playwright', () => installPlaywrightBrowser(variables, signal));
  }
  const installed = findBrowser(variables);
  if (installed !== undefined) return installed;
  throw new StopText(
    `${output.trim()}\n\nThe tests need a Chromium, and none could be found or installed.\n` +
      'Install one (Debian: sudo apt-get install chromium), or name it: CHROMIUM_PATH=/path/to/chromium npm test',
  );
}
