import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineCommand } from 'citty';
import type { Diagnostic, Severity } from '@/domain/content/diagnostic';
import { contentDir, print } from '@/scripts/content/content-dir';
import { concise, frame, summary } from '@/scripts/content/frame';
import { checkContent, sourceOf } from '@/server/content/check-content';

const mostFrames = 20;
const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function printHuman(dir: string, diagnostics: readonly Diagnostic[]): void {
  const isColoured = process.stdout.isTTY === true;
  const worstFirst = [...diagnostics].sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  const shown = new Set(worstFirst.slice(0, mostFrames));
  const sources = new Map<string, string | null>();
  for (const diagnostic of diagnostics.filter((each) => shown.has(each))) {
    const { file } = diagnostic;
    if (!sources.has(file)) sources.set(file, sourceOf(dir, file));
    print(`${frame(diagnostic, sources.get(file) ?? null, isColoured)}\n`);
  }
  const rest = worstFirst.slice(mostFrames);
  if (rest.length === 0) return;
  const counts = new Map<string, number>();
  for (const { rule } of rest) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  print(`and ${rest.length} more:`);
  for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1])) print(`  ${String(count).padStart(5)}  ${rule}`);
  print('');
}

/** Paths as a person types them, from the working folder or from the content folder, relative to the content folder. */
function relativePaths(dir: string, typed: readonly string[]): string[] {
  return typed.map((each) => {
    const found = [path.resolve(each), path.resolve(dir, each)].find((file) => existsSync(file));
    if (found === undefined) throw new Error(`there is no file or folder \`${each}\``);
    const relative = path.relative(path.resolve(dir), found).split(path.sep).join('/');
    if (relative.startsWith('..')) throw new Error(`\`${each}\` is not in the content folder \`${dir}\``);
    return relative;
  });
}

export const check = defineCommand({
  meta: { name: 'check', description: 'Report every problem of the content, with its place and what to write instead' },
  args: {
    paths: { type: 'positional', required: false, description: 'Files or folders to report on (default: all)' },
    dir: { type: 'string', description: 'The content folder (default: CONTENT_DIR, else content)' },
    format: { type: 'string', default: 'human', description: 'human, concise (one line each) or json' },
    'max-warnings': { type: 'string', description: 'Fail when there are more warnings than this' },
  },
  async run({ args }) {
    const from = performance.now();
    const most = args['max-warnings'] === undefined ? Number.POSITIVE_INFINITY : Number(args['max-warnings']);
    if (!['human', 'concise', 'json'].includes(args.format))
      throw new Error(`\`${args.format}\` is not a format: use human, concise or json`);
    if (Number.isNaN(most) || most < 0) throw new Error('`--max-warnings` must be a number');
    const dir = contentDir(args.dir);
    const { diagnostics, fileCount } = await checkContent(dir, relativePaths(dir, args._));
    const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
    if (args.format === 'json') print(JSON.stringify({ version: 1, diagnostics }, null, 2));
    else if (args.format === 'concise') for (const each of diagnostics) print(concise(each));
    else printHuman(dir, diagnostics);
    if (args.format !== 'json') print(summary(diagnostics, fileCount, performance.now() - from));
    const isMissing = diagnostics.some((each) => each.rule === 'content/missing');
    process.exitCode = isMissing ? 2 : count('error') > 0 || count('warning') > most ? 1 : 0;
  },
});
