/** An Anki deck into the content folder, for authors: what would be written, and then the writing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Loss } from '@/domain/anki/note';
import type { FoundNotes } from '@/domain/anki/read-note';
import { readText } from '@/domain/anki/text-import';
import type { Guide } from '@/domain/content/guide';
import { done, failed, type Result } from '@/domain/shared/result';
import { convertNotes } from '@/server/anki/convert-notes';
import { answerFile, type GuideFile, longerGuideFile, newGuideFile } from '@/server/anki/guide-files';
import { readPackage } from '@/server/anki/read-package';
import type { PackageProblem } from '@/server/anki/zip-entries';

export type ImportProblem = PackageProblem | 'empty' | 'not_text' | 'unreadable';

export type GuideImport = {
  /** Paths are relative to the guide's folder. Answers first: the guide appears when its own file does. */
  readonly files: readonly GuideFile[];
  readonly imported: readonly { readonly id: string; readonly text: string }[];
  readonly skipped: readonly Loss[];
  readonly lost: readonly Loss[];
};

/** A package is known by its first bytes, whatever its name. */
async function readNotes(bytes: Uint8Array): Promise<Result<FoundNotes, ImportProblem>> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readPackage(bytes);
  try {
    return readText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return failed('not_text');
  }
}

/** Reads a file of Anki for the guide `group`; `existing` is that guide with its folder, where there is one. */
export async function planImport(
  bytes: Uint8Array,
  group: string,
  existing: { readonly guide: Guide; readonly text: string } | null,
): Promise<Result<GuideImport, ImportProblem>> {
  const found = await readNotes(bytes);
  if (!found.ok) return found;
  const known = new Map(
    existing?.guide.questions.flatMap(({ id, aliases }) => [...aliases, id].map((name) => [name, id] as const)) ?? [],
  );
  const { questions, hasMath, skipped, lost } = await convertNotes(found.value, group, known);
  const title = found.value.deck?.split('::').at(-1)?.trim() || group;
  const changed =
    existing === null
      ? done(newGuideFile(group, title, questions, hasMath))
      : longerGuideFile(path.posix.basename(existing.guide.file), existing.text, questions);
  if (!changed.ok) return changed;
  const needsMath = hasMath && existing !== null && !existing.guide.math;
  return done({
    files: questions.length === 0 ? [] : [...questions.map(answerFile), changed.value],
    imported: questions.map(({ id, text }) => ({ id, text })),
    skipped,
    lost: needsMath ? [...lost, { of: group, what: 'formulas, until the guide says `math: true`' }] : lost,
  });
}

/** Writes the files of a plan. An answer file that is there already is never written over. */
export async function writeGuideFiles(folder: string, files: readonly GuideFile[]): Promise<void> {
  await mkdir(path.join(folder, 'content'), { recursive: true });
  for (const file of files) {
    const isAnswer = file.path.startsWith('content/');
    await writeFile(path.join(folder, file.path), file.text, { flag: isAnswer ? 'wx' : 'w' });
  }
}

export async function readGuideText(contentDir: string, guide: Guide): Promise<string> {
  return readFile(path.join(contentDir, guide.file), 'utf8');
}
