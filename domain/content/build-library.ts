import { contentHash } from '@/domain/content/content-hash';
import type { Diagnostic, Range } from '@/domain/content/diagnostic';
import type { Author, Guide } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { nearMiss } from '@/domain/content/near-miss';

type Input = {
  readonly guides: readonly Guide[];
  readonly authors: readonly Author[];
  readonly diagnostics: readonly Diagnostic[];
};

const top: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

function unknownNames(guides: readonly Guide[], authorIds: readonly string[], slugs: readonly string[]): Diagnostic[] {
  return guides.flatMap((guide) => {
    const found: Diagnostic[] = [];
    const add = (rule: string, severity: 'error' | 'warning', message: string, meant: string | null) =>
      found.push({ rule, severity, file: guide.file, range: top, message, ...(meant === null ? {} : { help: `Did you mean \`${meant}\`?` }) });
    if (guide.authorId !== null && !authorIds.includes(guide.authorId)) {
      add('author/unknown', 'warning', `there is no author \`${guide.authorId}\` in \`authors/\``, nearMiss(guide.authorId, authorIds));
    }
    for (const id of guide.relatedGuideIds) {
      if (!slugs.includes(id)) add('related-guide/unknown', 'warning', `there is no guide \`${id}\``, nearMiss(id, slugs));
    }
    return found;
  });
}

function inOrder(a: Diagnostic, b: Diagnostic): number {
  return a.file.localeCompare(b.file) || a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}

/** One immutable snapshot out of what was parsed. */
export function buildLibrary({ guides, authors, diagnostics }: Input): Library {
  const sorted = [...guides].sort((a, b) => a.order - b.order || a.title.localeCompare(b.title) || a.slug.localeCompare(b.slug));
  const authorById = new Map(authors.map((author) => [author.id, author]));
  const guideBySlug = new Map(sorted.map((guide) => [guide.slug as string, guide]));
  const shown = sorted.map((guide) => JSON.stringify({ ...guide, questions: guide.questions.map(({ id, aliases, topics, origin }) => [id, aliases, topics, origin]), body: '', ending: '' }));
  return {
    version: contentHash([...shown, ...authors.map((author) => JSON.stringify(author))]),
    guides: sorted,
    guideBySlug,
    authorById,
    diagnostics: [...diagnostics, ...unknownNames(sorted, [...authorById.keys()], [...guideBySlug.keys()])].sort(inOrder),
    modifiedAt: Math.max(0, ...sorted.map((guide) => guide.modifiedAt)),
  };
}
