/** The checks that run nothing of ours: style, walls, types, dead code, content, migrations. Cheap ones first. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { errorText } from '@/scripts/bootstrap/stop-text.mjs';
import { runTool, type Work } from './stage';

type Check = { readonly name: string; run(work: Work): Promise<{ code: number | null; output: string }> };

const drizzle = 'drizzle-kit/bin.cjs';

/** Generates into a copy of db/migrations: the schema says nothing that a migration does not do. */
async function generatesNothing(work: Work): Promise<{ code: number | null; output: string }> {
  mkdirSync(path.join(work.root, '.data'), { recursive: true });
  const draft = mkdtempSync(path.join(work.root, '.data', 'migrations-'));
  try {
    cpSync(path.join(work.root, 'db', 'migrations'), draft, { recursive: true });
    const before = readdirSync(draft).length;
    const out = path.relative(work.root, draft);
    const args = ['generate', '--dialect=postgresql', '--schema=./db/schema/*.ts', `--out=./${out}`];
    const { code, output } = await runTool(work, drizzle, args, false);
    if (code === 0 && readdirSync(draft).length === before) return { code: 0, output };
    return {
      code: 1,
      output: `${output}\ndb/schema has changes without a migration: npx drizzle-kit generate --name <what-changes>`,
    };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const checks: readonly Check[] = [
  {
    name: 'biome',
    run: (work) => runTool(work, '@biomejs/biome/bin/biome', ['ci', '--colors=off', '--max-diagnostics=50'], false),
  },
  { name: 'types', run: (work) => runTool(work, 'typescript/bin/tsc', ['--noEmit'], false) },
  { name: 'dead code', run: (work) => runTool(work, 'knip/bin/knip.js', ['--no-progress'], false) },
  { name: 'content', run: (work) => runTool(work, 'tsx/dist/cli.mjs', ['scripts/content.ts', 'check'], false) },
  { name: 'asvs', run: (work) => runTool(work, 'tsx/dist/cli.mjs', ['scripts/asvs.ts'], false) },
  { name: 'migrations', run: (work) => runTool(work, drizzle, ['check'], false) },
  { name: 'schema', run: generatesNothing },
];

/** Runs them all, also after one has failed; says for each how it went, and shows the output of those that failed. */
export async function runStaticChecks(work: Work): Promise<boolean> {
  let isGreen = true;
  for (const check of checks) {
    const startedAt = performance.now();
    const { code, output } = await check.run(work).catch((error: unknown) => {
      if (work.signal.aborted) throw error;
      return { code: 1, output: errorText(error) };
    });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${check.name}  ${seconds} s\n`);
    if (code !== 0) process.stdout.write(`${output.trim()}\n\n`);
    isGreen &&= code === 0;
  }
  return isGreen;
}
