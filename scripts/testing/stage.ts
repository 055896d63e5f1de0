import { runChild } from '@/scripts/bootstrap/run-child.mjs';

/** What every stage of `npm test` and `npm run check` gets. */
export type Work = {
  readonly root: string;
  readonly variables: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
};

/** Runs a tool from node_modules and shows what it prints. */
export function runTool(
  work: Work,
  script: string,
  args: readonly string[],
  show = true,
): Promise<{ code: number | null; output: string }> {
  const { root, variables, signal } = work;
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  return runChild(process.execPath, [`node_modules/${script}`, ...args], {
    cwd: root,
    env: { ...variables, ...colour },
    signal,
    show,
  });
}
