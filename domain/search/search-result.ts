import type { ExcerptPart } from '@/domain/search/excerpt';

/** One line of the answer to a search, ready to be shown. */
export type SearchResult = {
  readonly kind: 'guide' | 'question';
  readonly href: string;
  readonly title: readonly ExcerptPart[];
  /** Where it is: the guide, and the level. */
  readonly place: string;
  readonly excerpt: readonly ExcerptPart[];
};
