import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installedPackages, noteNode } from './installed-packages.mjs';

const base = mkdtempSync(path.join(tmpdir(), 'cairn-installed-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

type Entries = Record<string, object>;

let count = 0;

/** A project with this lock, and with what npm notes after it installed. */
function project(lock: Entries, installed?: Entries): string {
  count += 1;
  const root = path.join(base, String(count));
  mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...lock } }));
  if (installed)
    writeFileSync(path.join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  return root;
}

const app = { 'node_modules/app': { version: '1.0.0' } };
const tool = { 'node_modules/tool': { version: '1.0.0', dev: true } };
const otherSystem = process.platform === 'darwin' ? 'linux' : 'darwin';

it('finds nothing installed in a fresh clone, nor where npm was cut short', () => {
  expect(installedPackages(project(app), { withDev: false })).toEqual({ isCurrent: false, hasDev: false });
});

it('is content with what npm installed by hand', () => {
  expect(installedPackages(project({ ...app, ...tool }, { ...app, ...tool }), { withDev: true })).toEqual({
    isCurrent: true,
    hasDev: true,
  });
});

it('needs the tools for tests only where they are asked for', () => {
  const root = project({ ...app, ...tool }, app);
  expect(installedPackages(root, { withDev: false }).isCurrent).toBe(true);
  expect(installedPackages(root, { withDev: true }).isCurrent).toBe(false);
});

it('sees that the lock has moved on', () => {
  const newer = { 'node_modules/app': { version: '1.0.1' } };
  expect(installedPackages(project(newer, app), { withDev: false }).isCurrent).toBe(false);
});

it('does not miss what is optional', () => {
  const optional = { 'node_modules/extra': { version: '1.0.0', optional: true } };
  expect(installedPackages(project({ ...app, ...optional }, app), { withDev: false }).isCurrent).toBe(true);
});

it('sees packages that were installed on another system', () => {
  const foreign = { 'node_modules/binary': { version: '1.0.0', optional: true, os: [otherSystem] } };
  expect(installedPackages(project({ ...app, ...foreign }, { ...app, ...foreign }), { withDev: false }).isCurrent).toBe(
    false,
  );
});

it('installs anew for another Node: npm leaves out what the older one could not use', () => {
  const root = project(app, app);
  noteNode(root);
  expect(installedPackages(root, { withDev: false }).isCurrent).toBe(true);
  writeFileSync(path.join(root, 'node_modules', '.cairn-node'), '20.9');
  expect(installedPackages(root, { withDev: false }).isCurrent).toBe(process.versions.node.startsWith('20.9.'));
});
