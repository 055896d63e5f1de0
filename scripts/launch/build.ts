import { rmSync } from 'node:fs';
import path from 'node:path';
import { withPidLock } from '@/scripts/bootstrap/pid-lock.mjs';
import { step } from '@/scripts/bootstrap/progress.mjs';
import { runChild } from '@/scripts/bootstrap/run-child.mjs';
import { StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { hashSources, isBuildCurrent, stampBuild } from '@/scripts/build-state';

async function build(root: string, variables: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const sources = hashSources(root);
  if (isBuildCurrent(root, sources)) return; // Another launcher built it while this one waited.
  rmSync(path.join(root, '.next', 'cairn-build'), { force: true });
  const env = { ...variables, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await runChild(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    env,
    signal,
  });
  if (code !== 0)
    throw new StopText(
      `${output.trim()}\n\nThe site could not be built. What went wrong is above; content and data are untouched.`,
    );
  stampBuild(root, sources);
}

/** Builds the site when its sources changed since the last build. */
export async function buildIfChanged(root: string, variables: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  if (isBuildCurrent(root, hashSources(root))) return;
  await step('Building the site', () =>
    withPidLock(path.join(root, '.data', 'build.lock'), () => build(root, variables, signal), { signal }),
  );
}
