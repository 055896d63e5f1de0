import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const codes = new Map<string, Promise<string>>();

/**
 * A worker thread as one piece of JavaScript. It does not inherit the loader that lets this process read TypeScript (tsx
 * in the server, Vite in tests), so its code is bundled once, in memory, in less than a second.
 */
export function workerCode(entry: URL): Promise<string> {
  const known = codes.get(entry.href);
  if (known !== undefined) return known;
  const made = build({
    entryPoints: [fileURLToPath(entry)],
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  }).then((result) => result.outputFiles[0]?.text ?? '');
  made.catch(() => codes.delete(entry.href));
  codes.set(entry.href, made);
  return made;
}

/** The rendering thread. */
export const renderWorkerCode = (): Promise<string> => workerCode(new URL('./render-worker.ts', import.meta.url));
