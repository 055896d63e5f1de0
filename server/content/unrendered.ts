import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Library } from '@/domain/content/library';
import { beyondLimits } from '@/server/content/markdown/limits';

/** By library: a large one is not looked through for every page of an author. */
const known = new WeakMap<Library, readonly Diagnostic[]>();
const start = { line: 1, column: 1, offset: 0 };
const help = 'Readers see it as it is written, without headings, lists or links.';

function find(library: Library): Diagnostic[] {
  return library.guides.flatMap((guide) =>
    [
      { file: guide.file, text: guide.body },
      ...guide.questions.map(({ origin, answer }) => ({ file: origin.file, text: answer })),
    ].flatMap(({ file, text }): Diagnostic[] => {
      const problem = beyondLimits(text);
      const range = { start, end: start };
      const message = `the text ${problem}`;
      return problem === null ? [] : [{ rule: 'md/too-complex', severity: 'error', file, range, message, help }];
    }),
  );
}

/** Texts that the renderer would show as written. */
export function unrendered(library: Library): readonly Diagnostic[] {
  const found = known.get(library) ?? find(library);
  known.set(library, found);
  return found;
}
