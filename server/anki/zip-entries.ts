/**
 * Entries of a package. Nothing is written under a name that the package chose: the few entries that are needed are asked
 * for by name and stay in memory, so a name can lead nowhere. What an entry says of its size is a limit, not a promise.
 */
import { strFromU8, unzipSync } from 'fflate';
import { done, failed, type Result } from '@/domain/shared/result';

export const packageLimits = {
  packageBytes: 256 * 1024 * 1024,
  collectionBytes: 256 * 1024 * 1024,
  entries: 100_000,
  notes: 100_000,
  fieldCharacters: 500_000,
} as const;

export type PackageProblem =
  | 'not_a_package'
  | 'too_large'
  | 'too_new'
  | 'no_collection'
  | 'broken_collection'
  | 'broken_compression';

/** Best first, as Anki chooses: the compressed one is the real one where it exists, and the others only say so. */
const collections = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;

/** Where a file comes from somebody who is not trusted with the server, less is read. */
export type PackageLimits = { readonly packageBytes: number; readonly collectionBytes: number };

type Entries = {
  readonly name: (typeof collections)[number];
  readonly collection: Uint8Array;
  readonly meta: Uint8Array | null;
};

class Refused extends Error {
  readonly problem: PackageProblem;
  constructor(problem: PackageProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The version in `meta`, a protobuf message whose first field it is; 0 where there is none. */
function versionOf(meta: Uint8Array | null): number {
  return meta !== null && meta[0] === 0x08 ? (meta[1] ?? 0) : 0;
}

function unpack(bytes: Uint8Array, { collectionBytes }: PackageLimits): Record<string, Uint8Array> {
  const wanted = new Set<string>(['meta', ...collections]);
  let count = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      count += 1;
      if (count > packageLimits.entries) throw new Refused('too_large');
      if (!wanted.has(name)) return false;
      const most = name === 'meta' ? 1024 : collectionBytes;
      if (originalSize > most) throw new Refused('too_large');
      return true;
    },
  });
}

/** The collection of a package, still compressed where its name says so. */
export function readEntries(bytes: Uint8Array, limits: PackageLimits = packageLimits): Result<Entries, PackageProblem> {
  if (bytes.length > limits.packageBytes) return failed('too_large');
  if (strFromU8(bytes.subarray(0, 2), true) !== 'PK') return failed('not_a_package');
  try {
    const found = unpack(bytes, limits);
    const name = collections.find((each) => found[each] !== undefined);
    const collection = name === undefined ? undefined : found[name];
    const meta = found['meta'] ?? null;
    if (versionOf(meta) > 3) return failed('too_new');
    return name === undefined || collection === undefined ? failed('no_collection') : done({ name, collection, meta });
  } catch (error) {
    return failed(error instanceof Refused ? error.problem : 'not_a_package');
  }
}
