import type { Library } from '@/domain/content/library';
import { excerpt, markMatches } from '@/domain/search/excerpt';
import { plainText } from '@/domain/search/plain-text';
import { buildSearchIndex, type Found, type SearchIndex } from '@/domain/search/search-index';
import type { SearchResult } from '@/domain/search/search-result';
import { countOf } from '@/domain/shared/count-of';

const key = Symbol.for('cairn.search');
type Holder = { [key]?: { version: string; index: SearchIndex } };

/** The index of this version of the library, made when the first search asks for it. One in a process. */
function indexOf(library: Library): SearchIndex {
  const holder = globalThis as Holder;
  if (holder[key]?.version !== library.version)
    holder[key] = { version: library.version, index: buildSearchIndex(library) };
  return holder[key].index;
}

function resultOf(library: Library, found: Found): SearchResult[] {
  const guide = library.guideBySlug.get(found.slug);
  if (guide === undefined) return [];
  const href = `/guides/${guide.slug}`;
  if (found.kind === 'guide') {
    const text = `${guide.description} ${plainText(guide.body)}`;
    return [
      {
        kind: 'guide',
        href,
        title: markMatches(guide.title, found.terms),
        place: `Guide, ${countOf(guide.questions.length, 'question')}`,
        excerpt: excerpt(text, found.terms, 160),
      },
    ];
  }
  const question = guide.questions.find(({ id }) => id === found.question);
  if (question === undefined) return [];
  return [
    {
      kind: 'question',
      href: `${href}#question-${question.id}`,
      title: markMatches(plainText(question.text), found.terms),
      place: [guide.briefTitle, ...question.topics].join(', '),
      excerpt: excerpt(plainText(question.answer), found.terms, 180),
    },
  ];
}

/** What the library says about these words, best first, at most `limit`. An empty query finds nothing. */
export function searchLibrary(library: Library, query: string, limit: number): SearchResult[] {
  if (query.trim() === '') return [];
  return indexOf(library)
    .find(query, limit)
    .flatMap((found) => resultOf(library, found));
}
