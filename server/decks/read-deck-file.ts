/** A file of Anki that a learner sent: a package, known by its first bytes, or a text. */
import type { FoundSchedule } from '@/domain/anki/found-schedule';
import type { FoundNotes } from '@/domain/anki/read-note';
import { readText } from '@/domain/anki/text-import';
import { deckLimits } from '@/domain/decks/deck-limits';
import { done, failed, type Result } from '@/domain/shared/result';
import { readCollection } from '@/server/anki/read-collection';
import { openPackage } from '@/server/anki/read-package';
import { readSchedule } from '@/server/anki/read-schedule';
import type { PackageProblem } from '@/server/anki/zip-entries';

export type FileProblem = PackageProblem | 'empty' | 'not_text';

export type FoundDeck = {
  readonly source: 'package' | 'text';
  readonly notes: FoundNotes;
  /** Null for a text: it says nothing of learning. */
  readonly schedule: FoundSchedule | null;
};

const limits = {
  packageBytes: deckLimits.fileBytes,
  collectionBytes: deckLimits.collectionBytes,
  limitMs: 20_000,
} as const;

export async function readDeckFile(file: Uint8Array): Promise<Result<FoundDeck, FileProblem>> {
  if (file[0] === 0x50 && file[1] === 0x4b)
    return openPackage(file, limits, (database) => ({
      source: 'package' as const,
      notes: readCollection(database),
      schedule: readSchedule(database, deckLimits.reviews),
    }));
  try {
    const notes = readText(new TextDecoder('utf-8', { fatal: true }).decode(file));
    return notes.ok ? done({ source: 'text', notes: notes.value, schedule: null }) : notes;
  } catch {
    return failed('not_text');
  }
}
