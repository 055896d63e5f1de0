import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hashSources, isBuildCurrent, stampBuild } from './build-state';

const root = mkdtempSync(path.join(tmpdir(), 'cairn-build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

it('asks for a build when a source changed, came, went or moved, and only then', () => {
  write('app/page.tsx', 'one');
  write('package-lock.json', '{}');
  const built = hashSources(root);
  const changes = (act: () => void): boolean => {
    const before = hashSources(root);
    act();
    return hashSources(root) !== before;
  };
  expect(changes(() => write('content/guides/a/a.md', 'words'))).toBe(false);
  expect(changes(() => write('app/page.test.ts', 'a test'))).toBe(false);
  expect(changes(() => write('docs/house.md', 'a page'))).toBe(false);
  expect(hashSources(root)).toBe(built);
  expect(changes(() => write('app/page.tsx', 'two'))).toBe(true);
  expect(changes(() => write('domain/rule.ts', 'new'))).toBe(true);
  expect(changes(() => write('package-lock.json', '{ }'))).toBe(true);
  expect(changes(() => renameSync(path.join(root, 'domain/rule.ts'), path.join(root, 'domain/law.ts')))).toBe(true);
  expect(changes(() => rmSync(path.join(root, 'domain/law.ts')))).toBe(true);
});

it('takes a build for finished only when it has been stamped, and is whole', () => {
  const sources = hashSources(root);
  write('.next/BUILD_ID', 'x');
  expect(isBuildCurrent(root, sources)).toBe(false);
  stampBuild(root, sources);
  expect(isBuildCurrent(root, sources)).toBe(true);
  expect(isBuildCurrent(root, 'other sources')).toBe(false);
  rmSync(path.join(root, '.next/BUILD_ID'));
  expect(isBuildCurrent(root, sources)).toBe(false);
});
