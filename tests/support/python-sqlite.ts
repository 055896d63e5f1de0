/**
 * Python's own SQLite as a second reader of what we write: it shares no code with sql.js. Python is had from Debian where
 * the tests may install it, and must be there elsewhere.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

function answers(command: string): boolean {
  return spawnSync(command, ['-c', 'import sqlite3, zipfile']).status === 0;
}

function findPython(): string {
  const found = ['python3', 'python'].find(answers);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'python3'], { stdio: 'ignore' });
  }
  if (answers('python3')) return 'python3';
  throw new Error('the tests of Anki packages need Python 3: install it, so that `python3` starts it');
}

const program = `
import json, sqlite3, sys, zipfile
package = zipfile.ZipFile(sys.argv[1])
assert package.testzip() is None
with open(sys.argv[1] + '.db', 'wb') as out: out.write(package.read('collection.anki2'))
base = sqlite3.connect(sys.argv[1] + '.db')
tables = [row[0] for row in base.execute("select name from sqlite_master where type = 'table' order by name")]
indexes = [row[0] for row in base.execute("select name from sqlite_master where type = 'index' order by name")]
def rows(table):
    found = base.execute('select * from ' + table + ' order by 1')
    names = [column[0] for column in found.description]
    return [dict(zip(names, row)) for row in found]
print(json.dumps({
    'entries': package.namelist(),
    'media': package.read('media').decode(),
    'integrity': base.execute('pragma integrity_check').fetchone()[0],
    'columns': {table: [row[1] for row in base.execute('pragma table_info(' + table + ')')] for table in tables},
    'indexes': indexes,
    'rows': {table: rows(table) for table in tables},
}))
`;

type Row = Readonly<Record<string, string | number>>;
export type ReadPackage = {
  readonly entries: readonly string[];
  readonly media: string;
  readonly integrity: string;
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly indexes: readonly string[];
  readonly rows: Readonly<Record<'col' | 'notes' | 'cards' | 'revlog' | 'graves', readonly Row[]>>;
};

export function readWithPython(bytes: Uint8Array): ReadPackage {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-anki-'));
  try {
    const file = path.join(folder, 'deck.apkg');
    writeFileSync(file, bytes);
    const out = execFileSync(findPython(), ['-c', program, file], { maxBuffer: 256 * 1024 * 1024 });
    return JSON.parse(out.toString('utf8')) as ReadPackage;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
