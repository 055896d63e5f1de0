/**
 * The walls of docs/house.md still bite. Each is a pattern in biome.jsonc, and a pattern that no longer matches looks
 * just like one that finds nothing; so one forbidden import per wall is tried here and must be refused.
 *
 * All attempts are laid out in one folder of their own, with our biome.jsonc, and judged in one run.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';

const house = mkdtempSync(path.join(tmpdir(), 'cairn-house-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

type Diagnostic = { readonly category: string; readonly message: string; readonly location: { readonly path: string } };

let diagnostics: readonly Diagnostic[] = [];
let count = 0;

/** Puts a file beside the one that was named, under a name of its own. */
function place(file: string, code: string): string {
  const { dir, name, ext } = path.parse(file);
  count += 1;
  const placed = path.join(dir, `${name}-${count}${ext}`);
  mkdirSync(path.join(house, dir), { recursive: true });
  writeFileSync(path.join(house, placed), code);
  return placed;
}

const verdict = (file: string): readonly Diagnostic[] => diagnostics.filter((one) => one.location.path === file);

beforeAll(() => {
  for (const file of ['biome.jsonc', '.gitignore']) copyFileSync(path.join(root, file), path.join(house, file));
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: house,
    encoding: 'utf8',
  });
  diagnostics = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
});

const importing = (module: string): string => `import { thing } from '${module}';\n\nexport const it = thing;\n`;

/** Each case with its file placed, so that one run can judge them all. */
const refused = [
  ['domain/shared/a.ts', 'node:fs', 'domain/ is rules'],
  ['domain/shared/a.ts', 'react', 'domain/ is rules'],
  ['domain/shared/a.ts', 'next/headers', 'domain/ is rules'],
  ['domain/shared/a.ts', '@/server/content/content', 'domain/ is rules'],
  ['domain/shared/a.ts', '@/db/client', 'domain/ is rules'],
  ['domain/shared/a.ts', '@/env', 'domain/ is rules'],
  ['components/ui/a.tsx', '@/server/content/content', 'props and gives events'],
  ['components/ui/a.tsx', '@/db/client', 'props and gives events'],
  ['components/ui/a.tsx', '@/env', 'props and gives events'],
  ['components/ui/a.tsx', '@/client/review-log', 'props and gives events'],
  ['components/ui/a.tsx', 'next/link', 'know Next'],
  ['components/ui/a.tsx', 'shiki', 'content engine'],
  ['components/ui/a.tsx', './actions', 'callbacks as props'],
  ['client/a.ts', '@/server/content/content', 'runs in the browser'],
  ['client/a.ts', 'node:fs', 'runs in the browser'],
  ['db/queries/a.ts', '@/server/content/content', 'db/ imports db/'],
  ['db/queries/a.ts', '@/components/ui/icon', 'db/ imports db/'],
  ['server/site/a.ts', '@/app/page', 'server/ imports domain/'],
  ['server/site/a.ts', '@/components/ui/icon', 'server/ imports domain/'],
  ['server/site/a.ts', 'drizzle-orm', 'Only db/ speaks SQL'],
  ['server/site/a.ts', 'postgres', 'Only db/ speaks SQL'],
  ['server/site/a.ts', 'next-auth', 'Only server/auth/'],
  ['server/site/a.ts', 'next/cache', 'know Next'],
  ['server/review/a.ts', '@/server/quiz/b', 'never calls another'],
  ['server/review/a.ts', './b', 'never calls another'],
  ['app/guides/page.tsx', '@/app/review/list', 'never borrows'],
  ['app/guides/page.tsx', '@/db/client', 'app/ imports server/'],
  ['app/guides/page.tsx', '@/env', 'app/ imports server/'],
  ['app/guides/page.tsx', 'drizzle-orm/pg-core', 'Only db/ speaks SQL'],
  ['app/guides/page.tsx', 'next/link', 'multi-page app'],
  ['app/guides/page.tsx', 'yaml', 'content engine'],
  ['scripts/a.ts', '@/components/ui/icon', 'scripts/ are commands'],
  ['scripts/embedded-postgres/a.ts', '@/db/client', 'nothing of Cairn'],
  ['server/content/a.ts', '@/content/guides/backend/backend', 'read at run time'],
  ['server/site/a.ts', '@/tests/support/browser', 'imported by tests only'],
  ['server/site/a.ts', '../health/readiness', 'use the alias'],
  ['tests/a.test.ts', '../domain/shared/brand', 'use the alias'],
].map(([file = '', module = '', message = '']) => ({ file, module, message, placed: place(file, importing(module)) }));

const allowed = [
  ['domain/content/a.ts', 'zod'],
  ['domain/content/a.ts', './guide'],
  ['domain/content/a.ts', '@/domain/shared/brand'],
  ['components/ui/a.tsx', '@/domain/content/guide'],
  ['client/a.ts', '@/domain/review/marks'],
  ['db/queries/a.ts', 'drizzle-orm'],
  ['server/site/a.ts', '@/db/queries/health'],
  ['server/auth/a.ts', 'next-auth'],
  ['server/auth/a.ts', 'next/headers'],
  ['server/content/a.ts', 'shiki'],
  ['app/guides/page.tsx', '@/server/site/version'],
  ['app/guides/page.tsx', './guide-islands'],
  ['scripts/embedded-postgres/a.ts', 'postgres'],
  ['tests/a.test.ts', '@/server/site/version'],
].map(([file = '', module = '']) => ({ file, module, placed: place(file, importing(module)) }));

const ruled = [
  ['server/site/a.ts', 'export const it = process.env;\n', 'noProcessEnv'],
  ['server/site/a.ts', 'export default 1;\n', 'noDefaultExport'],
  ['server/site/someThing.ts', 'export const it = 1;\n', 'useFilenamingConvention'],
  ['server/site/a.ts', 'export const it = (x: any): unknown => x;\n', 'noExplicitAny'],
  ['server/site/a.ts', 'export const it = (x?: string): string => x!;\n', 'noNonNullAssertion'],
  ['server/site/a.ts', 'export enum It {\n  A,\n}\n', 'noEnum'],
  ['server/site/a.ts', 'export interface It {\n  a: string;\n}\n', 'useConsistentTypeDefinitions'],
  ['server/site/a.ts', "console.log('hello');\n", 'noConsole'],
  ['server/site/a.ts', "export * from './b';\n", 'noReExportAll'],
  ['server/site/a.ts', `${'export const a = 1;\n'.repeat(301)}`, 'noExcessiveLinesPerFile'],
  ['server/site/a.ts', `export function it(): void {\n${'  it();\n'.repeat(61)}}\n`, 'noExcessiveLinesPerFunction'],
  [
    'server/site/a.ts',
    'async function one(): Promise<void> {}\nexport function it(): void {\n  one();\n}\n',
    'noFloatingPromises',
  ],
].map(([file = '', code = '', rule = '']) => ({ rule, placed: place(file, code) }));

const round = ['one', 'two'].map((name) => path.join('server', 'site', `${name}.ts`));
for (const [index, file] of round.entries()) {
  const other = index === 0 ? 'two' : 'one';
  mkdirSync(path.join(house, 'server', 'site'), { recursive: true });
  writeFileSync(
    path.join(house, file),
    `import { ${other} } from './${other}';\n\nexport const ${index === 0 ? 'one' : 'two'} = (): unknown => ${other};\n`,
  );
}

describe('a wall of the house', () => {
  it.each(refused)('refuses $file importing $module', ({ placed, message }) => {
    const walls = verdict(placed).filter((one) => one.category === 'lint/style/noRestrictedImports');
    expect(walls.map((one) => one.message).join(' ')).toContain(message);
  });

  it.each(allowed)('lets $file import $module', ({ placed }) => {
    expect(verdict(placed)).toEqual([]);
  });
});

describe('a rule of the house', () => {
  it.each(ruled)('bites: $rule', ({ placed, rule }) => {
    expect(verdict(placed).map((one) => one.category.split('/').at(-1))).toContain(rule);
  });
});

it('refuses files that import each other', () => {
  for (const file of round)
    expect(verdict(file).map((one) => one.category)).toContain('lint/suspicious/noImportCycles');
});

/** Files below a folder that are shipped. */
function sources(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
}

describe('domain/', () => {
  it.each([
    ['a clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/],
    ['chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\brandomBytes\b/],
    ['the environment', /\bprocess\.env\b/],
  ])('reads no %s: it comes in as an argument', (_, forbidden) => {
    const files = sources('domain');
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => forbidden.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  });
});
