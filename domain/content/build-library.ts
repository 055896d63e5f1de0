import { contentHash } from '@/domain/content/content-hash';
import type { Diagnostic, Range, Severity } from '@/domain/content/diagnostic';
import type { Author, Guide } from '@/domain/content/guide';
import type { HeaderPlaces } from '@/domain/content/header-rules';
import { sameItemsAcross } from '@/domain/content/items/guide-item-rules';
import type { Library } from '@/domain/content/library';
import { nearMiss } from '@/domain/content/near-miss';
import type { ContentConfig } from '@/domain/content/parse-config';

type Input = {
  readonly guides: readonly Guide[];
  readonly authors: readonly Author[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where a guide's header names its author and related guides, by slug. */
  readonly places: ReadonlyMap<string, HeaderPlaces>;
  readonly config: ContentConfig;
};

const top: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** What the rules across guides need to know. */
type Names = {
  readonly authors: ReadonlyMap<string, Author>;
  readonly guides: ReadonlyMap<string, Guide>;
  readonly places: Input['places'];
};

function unknownNames(guide: Guide, { authors, guides, places }: Names): Diagnostic[] {
  const found: Diagnostic[] = [];
  const place = places.get(guide.slug);
  const add = (
    rule: string,
    severity: Severity,
    range: Range | undefined,
    message: string,
    meant: string | null,
    other: string,
  ) =>
    found.push({
      rule,
      severity,
      file: guide.file,
      range: range ?? top,
      message,
      help: meant === null ? other : `Did you mean \`${meant}\`?`,
    });
  const { authorId } = guide;
  if (authorId !== null && !authors.has(authorId)) {
    add(
      'author/unknown',
      'error',
      place?.author,
      `there is no author \`${authorId.slice(0, 80)}\``,
      nearMiss(authorId, [...authors.keys()]),
      `Add \`authors/${authorId.slice(0, 80)}.md\`, or remove \`authorId\`.`,
    );
  }
  for (const id of guide.relatedGuideIds) {
    if (!guides.has(id))
      add(
        'related-guide/unknown',
        'warning',
        place?.related,
        `there is no guide \`${id.slice(0, 80)}\``,
        nearMiss(id, [...guides.keys()]),
        'It is left out until there is one.',
      );
  }
  return found;
}

function sameSeoTitles(guides: readonly Guide[]): Diagnostic[] {
  const first = new Map<string, Guide>();
  return guides.flatMap((guide): Diagnostic[] => {
    const earlier = first.get(guide.seo.title);
    if (earlier === undefined) first.set(guide.seo.title, guide);
    return earlier === undefined
      ? []
      : [
          {
            rule: 'seo/title-duplicate',
            severity: 'warning',
            file: guide.file,
            range: top,
            message: `\`${earlier.slug}\` has the same title for search results`,
            help: 'Write another `seo.title`.',
          },
        ];
  });
}

/** Topics that differ only in case or number: readers see them as two. Reported once for each spelling but the commonest. */
function similarTopics(guides: readonly Guide[]): Diagnostic[] {
  const spellings = new Map<string, Map<string, { count: number; guide: Guide }>>();
  for (const guide of guides) {
    for (const topic of new Set(guide.questions.flatMap((question) => question.topics))) {
      const key = topic
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .replace(/s$/, '');
      const known = spellings.get(key) ?? new Map<string, { count: number; guide: Guide }>();
      known.set(topic, { count: (known.get(topic)?.count ?? 0) + 1, guide: known.get(topic)?.guide ?? guide });
      spellings.set(key, known);
    }
  }
  return [...spellings.values()].flatMap((known) => {
    const [best, ...others] = [...known].sort((a, b) => b[1].count - a[1].count);
    return others.map(
      ([topic, { guide }]): Diagnostic => ({
        rule: 'topic/near-duplicate',
        severity: 'info',
        file: guide.file,
        range: top,
        message: `the topic \`${topic.slice(0, 60)}\` is elsewhere \`${(best?.[0] ?? '').slice(0, 60)}\``,
      }),
    );
  });
}

function inOrder(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}

const hashes = new WeakMap<Guide, string>();

/** Of all that a reader could see of a guide; kept by object, since most guides are the same in the next snapshot. */
function hashOf(guide: Guide): string {
  const known = hashes.get(guide);
  if (known !== undefined) return known;
  const questions = guide.questions.map(({ id, aliases, topics, origin, answerFile, items }) => [
    id,
    aliases,
    topics,
    origin,
    answerFile,
    items,
  ]);
  const made = contentHash([JSON.stringify({ ...guide, questions, body: '', ending: '' })]);
  hashes.set(guide, made);
  return made;
}

/** One immutable snapshot out of what was parsed. */
export function buildLibrary({ guides, authors, diagnostics, places, config }: Input): Library {
  const sorted = [...guides].sort(
    (a, b) => a.order - b.order || a.title.localeCompare(b.title, 'en') || (a.slug < b.slug ? -1 : 1),
  );
  const authorById = new Map(authors.map((author) => [author.id, author]));
  const guideBySlug = new Map(sorted.map((guide) => [guide.slug as string, guide]));
  const names: Names = { authors: authorById, guides: guideBySlug, places };
  const across = [
    ...sorted.flatMap((guide) => unknownNames(guide, names)),
    ...sameSeoTitles(sorted),
    ...similarTopics(sorted),
    ...sameItemsAcross(sorted),
  ];
  return {
    version: contentHash([
      ...sorted.map(hashOf),
      ...authors.map((author) => JSON.stringify(author)),
      JSON.stringify(config),
    ]),
    guides: sorted,
    guideBySlug,
    authorById,
    config,
    diagnostics: [...diagnostics, ...across].sort(inOrder),
    modifiedAt: sorted.reduce((newest, guide) => Math.max(newest, guide.modifiedAt), 0),
  };
}
