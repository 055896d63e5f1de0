import { installPackages } from './install-packages.mjs';
import { loadTypescript } from './load-typescript.mjs';
import { projectRoot } from './project-root.mjs';
import { stopSignal } from './stop-signal.mjs';
import { errorText, Stopped } from './stop-text.mjs';
import { refuseTakenPort } from './taken-port.mjs';

/** Runs `npm start`. Ends the process: 0 after a stop that was asked for, 1 when something is wrong. */
export async function start() {
  process.chdir(projectRoot);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const isDev = process.argv.includes('--dev');
  const stopping = stopSignal();
  if (process.env.npm_lifecycle_event) await import('./stop-with-parent.mjs');
  try {
    await refuseTakenPort(process.env);
    await installPackages(projectRoot, { withDev: isDev, signal: stopping.signal });
    const { startApp } = await loadTypescript('launch/start-app.ts');
    process.exit(await startApp({ root: projectRoot, isDev, variables: process.env, stopping }));
  } catch (error) {
    if (!(error instanceof Stopped)) process.stderr.write(`\n${errorText(error)}\n`);
    process.exit(error instanceof Stopped ? 0 : 1);
  }
}
