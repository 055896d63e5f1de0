import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { publicSource } from '@/domain/content/items/public-source';
import type { Library } from '@/domain/content/library';
import { env } from '@/env';

/**
 * The text of one content file, as its author wrote it, but for the graded items of an answer file: their keys are secret
 * until a response is in. Only files that the library shows can be asked for: the path
 * is compared with theirs, never joined from what a visitor typed. Null when it is none of them.
 */
export async function sourceFile(library: Library, file: string): Promise<string | null> {
  const files = new Set(
    library.guides.flatMap((guide) => [guide.file, ...guide.questions.map((question) => question.origin.file)]),
  );
  const known = [...files].find((each) => each === file);
  if (known === undefined) return null;
  const text = await readFile(/* turbopackIgnore: true */ path.join(env().CONTENT_DIR, known), 'utf8').catch(
    () => null,
  );
  const isGuideFile = library.guides.some((guide) => guide.file === known);
  return text === null || isGuideFile ? text : publicSource(text);
}
