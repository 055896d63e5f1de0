/** Every problem of a content folder, for the checker. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Library } from '@/domain/content/library';
import { loadContent } from '@/server/content/load';
import { unrendered } from '@/server/content/unrendered';

export type Checked = {
  readonly library: Library;
  /** Ordered by file, then line. */
  readonly diagnostics: readonly Diagnostic[];
  readonly fileCount: number;
};

/** Whether a file belongs to what was asked for: everything, or some files and folders relative to the root. */
function isAskedFor(file: string, asked: readonly string[]): boolean {
  return asked.length === 0 || asked.some((each) => each === '' || file === each || file.startsWith(`${each}/`));
}

/** Loads the folder as the server would, once, and lists its problems. `asked` are paths relative to `dir`. */
export async function checkContent(dir: string, asked: readonly string[]): Promise<Checked> {
  const { library } = await loadContent(dir, null);
  const all = [...library.diagnostics, ...unrendered(library)];
  const files = new Set(
    library.guides.flatMap((guide) => [guide.file, ...guide.questions.map((question) => question.origin.file)]),
  );
  for (const id of library.authorById.keys()) files.add(`authors/${id}.md`);
  for (const { file } of all) files.add(file);
  const diagnostics = all.filter(({ file }) => file === 'guides' || isAskedFor(file, asked));
  return { library, diagnostics, fileCount: [...files].filter((file) => isAskedFor(file, asked)).length };
}

/** The text of a file that a diagnostic names; null when there is none to show. */
export function sourceOf(dir: string, file: string): string | null {
  try {
    return readFileSync(path.join(dir, file), 'utf8');
  } catch {
    return null;
  }
}
