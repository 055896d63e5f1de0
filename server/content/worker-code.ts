import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

let code: Promise<string> | undefined;

/**
 * The rendering thread as one piece of JavaScript. A worker thread does not inherit the loader that lets this process
 * read TypeScript (tsx in the server, Vite in tests), so its code is bundled once, in memory, in less than a second.
 */
export function renderWorkerCode(): Promise<string> {
  code ??= build({
    entryPoints: [fileURLToPath(new URL('./render-worker.ts', import.meta.url))],
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  }).then((result) => result.outputFiles[0]?.text ?? '');
  code.catch(() => {
    code = undefined;
  });
  return code;
}
