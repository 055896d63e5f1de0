/**
 * Finds guides and questions by words, in titles, questions and answers.
 *
 * Words may be misspelt (one letter in five) or unfinished. All words must occur somewhere; when nothing has them all,
 * any of them will do. A word in a question counts for more than one in an answer, a whole word for more than a part,
 * and words that stand side by side for more than the same words apart.
 */
import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Library } from '@/domain/content/library';
import { plainText } from '@/domain/search/plain-text';

export type Found = {
  readonly kind: 'guide' | 'question';
  readonly slug: string;
  /** The question's id; empty for a guide. */
  readonly question: string;
  /** The words of the index that matched, for marking them in an excerpt. */
  readonly terms: readonly string[];
};

export type SearchIndex = { find(query: string, limit: number): Found[] };

type Entry = { id: number; title: string; topics: string; body: string };

const longestQuery = 200;
const options: SearchOptions = {
  boost: { title: 4, topics: 2 },
  prefix: (term) => term.length >= 2,
  fuzzy: (term) => (term.length >= 4 ? 0.2 : false),
  weights: { fuzzy: 0.35, prefix: 0.6 },
  combineWith: 'AND',
};
const few = new Set([
  'a',
  'an',
  'and',
  'are',
  'do',
  'does',
  'for',
  'how',
  'in',
  'is',
  'it',
  'of',
  'on',
  'or',
  'the',
  'to',
  'what',
  'when',
  'why',
  'with',
]);

/** Words as people type them: lower case, without accents; `C++` and `C#` stay words. */
export function searchTerms(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return folded.match(/[\p{L}\p{N}_]+(?:\+\+|#)?/gu) ?? [];
}

/** The words that count, one space before each, so that a phrase can be looked for at the beginnings of words. */
function phraseOf(text: string): string {
  const words = searchTerms(text).filter((word) => !few.has(word));
  return words.map((word) => ` ${word}`).join('');
}

/** How much more a hit counts that has several words side by side, as they were asked for, in its question or topics. */
const phraseBoost = 3;

export function buildSearchIndex(library: Library): SearchIndex {
  const places: Omit<Found, 'terms'>[] = [];
  const phrases: string[] = [];
  const index = new MiniSearch<Entry>({
    fields: ['title', 'topics', 'body'],
    tokenize: searchTerms,
    processTerm: (term) => (few.has(term) ? null : term),
  });
  const add = (place: Omit<Found, 'terms'>, title: string, topics: string, body: string) => {
    index.add({ id: places.length, title, topics, body });
    places.push(place);
    phrases.push(`${phraseOf(title)} |${phraseOf(topics)}`);
  };
  for (const guide of library.guides) {
    add(
      { kind: 'guide', slug: guide.slug, question: '' },
      `${guide.title} ${guide.briefTitle}`,
      guide.seo.keywords.join(' '),
      `${guide.description} ${plainText(guide.body)}`,
    );
    for (const { id, text, topics, answer } of guide.questions) {
      add(
        { kind: 'question', slug: guide.slug, question: id },
        plainText(text),
        // The id is the author's own short name for it, which is often the word that people search for.
        `${topics.join(' ')} ${guide.briefTitle} ${id.replaceAll('-', ' ')}`,
        plainText(answer),
      );
    }
  }
  return {
    find(query, limit) {
      const asked = query.slice(0, longestQuery);
      const phrase = phraseOf(asked);
      const boostDocument = (id: number) =>
        phrase.includes(' ', 1) && phrases[id]?.includes(phrase) ? phraseBoost : 1;
      const all = index.search(asked, { ...options, boostDocument });
      const hits = all.length > 0 ? all : index.search(asked, { ...options, boostDocument, combineWith: 'OR' });
      return hits.slice(0, limit).flatMap((hit) => {
        const place = places[hit.id as number];
        return place === undefined ? [] : [{ ...place, terms: hit.terms }];
      });
    },
  };
}
