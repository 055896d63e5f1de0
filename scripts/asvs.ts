/** `tsx scripts/asvs.ts`, run by `npm run check`: docs/asvs.md is complete, and the tests that it names exist. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { asvsProblems } from '@/scripts/testing/asvs-problems';

/** Items of OWASP ASVS 5.0 up to level 2 that bind here, as a chapter.section with its items. */
const binding: Readonly<Record<string, readonly number[]>> = {
  '1.3': [1, 2, 4, 5, 6, 11],
  '1.5': [2],
  '2.1': [3],
  '2.2': [1, 2],
  '2.3': [1, 2, 3, 4],
  '2.4': [1],
  '3.2': [1, 2],
  '3.3': [1, 2, 3, 4],
  '3.4': [1, 2, 3, 4, 5, 6],
  '3.5': [1, 2, 3],
  '3.7': [2],
  '5.2': [1],
  '5.3': [2],
  '5.4': [1, 2],
  '6.1': [1, 3],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  '6.3': [1, 2, 3, 4],
  '6.4': [1, 3],
  '6.5': [1, 3, 5],
  '6.6': [2, 3],
  '6.8': [1, 2],
  '7.1': [1],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 3, 4, 5],
  '7.5': [1, 2],
  '7.6': [2],
  '8.1': [1, 2],
  '8.2': [1, 2, 3],
  '8.3': [1],
  '10.1': [1, 2],
  '10.2': [1, 2],
  '13.1': [1],
  '13.2': [2, 4],
  '13.4': [1, 2, 3, 4, 5],
  '14.2': [1, 2, 4],
  '14.3': [1, 2, 3],
  '15.1': [1, 2, 3],
  '15.2': [2],
  '15.3': [1, 3, 4, 5, 6, 7],
  '16.2': [1, 2, 3, 4, 5],
  '16.3': [1, 2, 3, 4],
  '16.4': [1],
  '16.5': [1, 2, 3],
};

const skipped = new Set(['node_modules', '.next', '.data', '.git']);

function testTexts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : testTexts(file);
    return /\.(?:test|spec)\.ts$/.test(entry.name) ? [readFileSync(file, 'utf8')] : [];
  });
}

const wanted = Object.entries(binding).flatMap(([section, items]) => items.map((item) => `${section}.${item}`));
const markdown = readFileSync(path.join(root, 'docs', 'asvs.md'), 'utf8');
const problems = asvsProblems(markdown, wanted, testTexts(root));
process.stdout.write(problems.map((problem) => `docs/asvs.md: ${problem}\n`).join(''));
process.exitCode = problems.length === 0 ? 0 : 1;
