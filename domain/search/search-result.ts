import type { ExcerptPart } from '@/domain/search/excerpt';

/** So many results are given where nobody asks for another number. */
export const usualResults = 20;

/** One line of the answer to a search, ready to be shown. */
export type SearchResult = {
  readonly kind: 'guide' | 'question';
  readonly href: string;
  readonly title: readonly ExcerptPart[];
  /** Where it is: the guide, and the level. */
  readonly place: string;
  readonly excerpt: readonly ExcerptPart[];
};
