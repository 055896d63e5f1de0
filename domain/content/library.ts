import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Author, Guide } from '@/domain/content/guide';
import type { ContentConfig } from '@/domain/content/parse-config';

/**
 * Everything that `content/` says at one moment. Immutable: a change makes a new one, and the old one is swapped
 * for it whole, so no request sees half an edit.
 */
export type Library = {
  /** Changes whenever anything a reader could see changes; names the snapshot in caches and in `/readyz`. */
  readonly version: string;
  /** Sorted by `order`, then title. */
  readonly guides: readonly Guide[];
  readonly guideBySlug: ReadonlyMap<string, Guide>;
  readonly authorById: ReadonlyMap<string, Author>;
  readonly config: ContentConfig;
  /** All problems of all files, ordered by file, then line. */
  readonly diagnostics: readonly Diagnostic[];
  /** Newest modification time of all files, in milliseconds since the epoch. */
  readonly modifiedAt: number;
};
