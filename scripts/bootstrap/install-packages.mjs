import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installedPackages, noteNode } from './installed-packages.mjs';
import { withPidLock } from './pid-lock.mjs';
import { step } from './progress.mjs';
import { runChild } from './run-child.mjs';
import { StopText } from './stop-text.mjs';

// The lock has no addresses, so npm asks for each package; what it knows already it need not ask again.
const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];

/** npm as it was called, else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('npm-cli.js') && existsSync(script))
    return { file: process.execPath, before: [script], shell: false };
  return { file: 'npm', before: [], shell: process.platform === 'win32' };
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {AbortSignal | undefined} signal
 */
async function npm(root, args, signal) {
  const { file, before, shell } = npmCommand();
  try {
    return await runChild(file, [...before, ...args], { cwd: root, signal, shell });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new StopText('npm was not found. It comes with Node: install Node from https://nodejs.org and try again.');
  }
}

const isCacheProblem = (output) => /EACCES|EPERM|EROFS|ENOENT.*(_cacache|mkdir)|root-owned/.test(output);

/** Installs from the lock. A cache of npm's that this user cannot write (one made by root, no home) is replaced by ours. */
async function installFromLock(root, { withDev, signal }) {
  const args = ['ci', ...(withDev ? ['--include=dev'] : ['--omit=dev']), ...quiet];
  let result = await npm(root, args, signal);
  if (result.code !== 0 && isCacheProblem(result.output)) {
    result = await npm(root, [...args, '--cache', path.join(root, '.data', 'npm-cache')], signal);
  }
  if (result.code === 0) {
    noteNode(root);
    // The build's cache remembers the packages that were, their errors too.
    rmSync(path.join(root, '.next', 'cache'), { recursive: true, force: true });
    return;
  }
  throw new StopText(
    `${result.output.trim()}\n\nThe packages could not be installed; nothing else was changed.\n` +
      'npm says why above. Often it is the network, a full disk, or a folder that belongs to another user.\n' +
      'Try again with: npm start',
  );
}

/** Whether each file that patches/ changes carries the change. */
function arePatchesApplied(root) {
  const file = path.join(root, 'node_modules', 'postgres', 'src', 'connection.js');
  return existsSync(file) && readFileSync(file, 'utf8').includes('// Cairn:');
}

/** Applies patches/ where npm's own scripts were off (`ignore-scripts`): without them a database restart hangs pages. */
async function applyPatches(root, signal) {
  if (arePatchesApplied(root)) return;
  const { code, output } = await runChild(process.execPath, ['node_modules/patch-package/index.js'], {
    cwd: root,
    signal,
  });
  if (code === 0 && arePatchesApplied(root)) return;
  throw new StopText(
    `${output.trim()}\n\nThe patch for the database driver does not fit. Remove node_modules and try again.`,
  );
}

/**
 * Brings node_modules to the state of the lock. Tools for tests stay when they were there.
 * @param {string} root
 * @param {{ withDev: boolean, signal?: AbortSignal | undefined }} options
 */
export async function installPackages(root, { withDev, signal }) {
  const isCurrent = () => installedPackages(root, { withDev }).isCurrent;
  if (!isCurrent()) {
    await step('Installing packages', () =>
      withPidLock(
        path.join(root, '.data', 'install.lock'),
        async () => {
          const state = installedPackages(root, { withDev });
          if (!state.isCurrent) await installFromLock(root, { withDev: withDev || state.hasDev, signal });
        },
        { signal },
      ),
    );
  }
  await applyPatches(root, signal);
}
