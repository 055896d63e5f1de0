import { installPackages } from './install-packages.mjs';
import { loadTypescript } from './load-typescript.mjs';
import { projectRoot } from './project-root.mjs';
import { stopSignal } from './stop-signal.mjs';
import { errorText, Stopped } from './stop-text.mjs';

/**
 * Runs `npm test` or `npm run check`: installs all packages when needed, then hands over to the TypeScript part.
 * @param {'testCommand' | 'checkCommand'} command
 */
export async function runTestCommand(command) {
  process.chdir(projectRoot);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const { signal } = stopSignal();
  try {
    await installPackages(projectRoot, { withDev: true, signal });
    const commands = await loadTypescript('testing/commands.ts');
    const work = { root: projectRoot, variables: process.env, signal };
    process.exitCode = await commands[command](work, process.argv.includes('--static'));
  } catch (error) {
    if (!(error instanceof Stopped)) process.stderr.write(`\n${errorText(error)}\n`);
    if (!(error instanceof Stopped) && command === 'testCommand')
      process.stdout.write('\n0 passed, 1 failed, 0 skipped\n');
    process.exitCode = error instanceof Stopped ? 130 : 1;
  }
  process.exit();
}
