import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

let code: Promise<string> | undefined;

async function bundle(root: string): Promise<string> {
  // Beside Next's bundles, since a worker is one file of its own. It carries the build's id: a new release is another file.
  const buildId = readFileSync(path.join(root, '.next', 'BUILD_ID'), 'utf8').trim();
  const result = await build({
    entryPoints: [path.join(root, 'client', 'service-worker.ts')],
    tsconfig: path.join(root, 'tsconfig.json'),
    define: { buildId: JSON.stringify(buildId), 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** The service worker of the build that is served, bundled once. `root` is the project's folder. */
export function serviceWorkerCode(root: string): Promise<string> {
  code ??= bundle(root);
  code.catch(() => {
    code = undefined;
  });
  return code;
}
